"""What differs between two versions of a story, for people to read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby
from typing import Literal

from articles import markup, sequences, story, words
from articles.content import Attribution, Content
from articles.words import Piece

LIKE = 0.5  # share of common words from which on two paragraphs are one that was edited
NEAR = 50  # paragraphs among which the one that was edited is looked for
ALT = re.compile(r'alt="([^"]+)"')
HEADINGS = frozenset({"h2", "h3"})

Kind = Literal["same", "restyled", "changed", "added", "removed", "moved"]


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, quotation or picture: what people read, and its HTML."""

    text: str
    source: str = ""
    heading: bool = False


@dataclass(frozen=True)
class Difference:
    """A paragraph, heading, quotation or field, and what became of it."""

    kind: Kind
    pieces: tuple[Piece, ...]
    heading: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Comparison:
    fields: dict[str, Difference]  # of Content, those that differ
    text: tuple[Difference, ...]  # every paragraph and heading, in order
    sections: tuple[Difference, ...]  # that were added, removed, moved or renamed
    quotes: tuple[Difference, ...]  # that were added, removed or moved, or whose words changed

    def __bool__(self) -> bool:
        return bool(self.fields or self.quotes) or any(one.kind != "same" for one in self.text)


@dataclass(frozen=True)
class Stretch:
    """Neighbouring paragraphs; those that did not change may be folded away."""

    folded: bool
    differences: tuple[Difference, ...]


def compare(before: Content, after: Content, fields: dict[str, tuple[str, str]]) -> Comparison:
    """`fields` are the other fields as people read them: name to before and after."""
    return Comparison(
        fields={
            name: Difference("changed", _edited(old, new))
            for name, (old, new) in fields.items()
            if old != new
        },
        text=tuple(align(list(_blocks(before.html)), list(_blocks(after.html)))),
        sections=_named(_titles(before.html), _titles(after.html)),
        quotes=_named(_spoken(before.attributions), _spoken(after.attributions)),
    )


def _edited(old: str, new: str) -> tuple[Piece, ...]:
    """Word by word, unless another text stands in its place."""
    if _alike(_vocabulary(old), _vocabulary(new)):
        return words.compare(old, new)
    both = (Piece("removed", old), Piece("added", new))
    return tuple(piece for piece in both if piece.text)


def fold(text: Sequence[Difference], around: int = 1) -> list[Stretch]:
    """Every change with that many unchanged paragraphs before and after it; the rest folded."""
    changed = [index for index, one in enumerate(text) if one.kind != "same"]
    shown = {near for at in changed for near in range(at - around, at + around + 1)}
    runs = groupby(enumerate(text), key=lambda one: one[0] not in shown)
    return [Stretch(folded, tuple(one for _, one in run)) for folded, run in runs]


def _blocks(html: str) -> Iterator[Block]:
    """Like `markup.blocks`, with pictures, which have no text, by what they show."""
    name, run = "", list[markup.Token]()
    for token in markup.tokens(html):
        if not token.ends_block:
            run.append(token)
            continue
        yield from _block(name, run)
        name, run = "" if token.closing else token.name, []
    yield from _block(name, run)


def _block(name: str, run: Sequence[markup.Token]) -> Iterator[Block]:
    text = "".join(_shown(token) for token in run)
    if text.strip():
        yield Block(text, "".join(token.source for token in run), name in HEADINGS)


def _shown(token: markup.Token) -> str:
    """A picture by the words that stand for it."""
    if token.name != "img":
        return token.text
    alt = ALT.search(token.source)
    return f"[{unescape(alt[1]) if alt else '…'}]"


def _titles(html: str) -> list[Block]:
    return [Block(section.title) for section in story.split(html) if section.heading]


def _spoken(attributions: Sequence[Attribution]) -> list[Block]:
    return [Block(one.words) for one in attributions if one.speech]


def _named(before: Sequence[Block], after: Sequence[Block]) -> tuple[Difference, ...]:
    return tuple(one for one in align(before, after) if one.kind != "same")


def align(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Difference]:
    """Both lists in one order. What left one place and came to another has moved."""
    found = list(_aligned(before, after))
    gone = Counter(one.text for one in found if one.kind == "removed")
    moved = gone & Counter(one.text for one in found if one.kind == "added")
    left, come = moved.copy(), moved.copy()
    for one in found:
        if one.kind == "removed" and left[one.text] > 0:
            left[one.text] -= 1
        elif one.kind == "added" and come[one.text] > 0:
            come[one.text] -= 1
            yield replace(one, kind="moved", pieces=(Piece("same", one.text),))
        else:
            yield one


def _aligned(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Difference]:
    old, new = iter(before), iter(after)
    texts = [one.text for one in before], [one.text for one in after]
    for stretch in sequences.align(*texts):
        earlier = [next(old) for _ in stretch.before]
        later = [next(new) for _ in stretch.after]
        if stretch.same:
            yield from (_kept(*pair) for pair in zip(earlier, later, strict=True))
        else:
            yield from _replaced(earlier, later)


def _kept(old: Block, new: Block) -> Difference:
    """The same words; their formatting, their links or the picture's file may differ."""
    kind: Kind = "same" if (old.source, old.heading) == (new.source, new.heading) else "restyled"
    return Difference(kind, (Piece("same", new.text),), new.heading)


def _replaced(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Difference]:
    """Paragraphs that stand for one another, in order; those that resemble none came or went."""
    left = [(one, _vocabulary(one.text)) for one in before]
    for one in after:
        own = _vocabulary(one.text)
        like = next((at for at, (_, old) in enumerate(left[:NEAR]) if _alike(old, own)), None)
        if like is None:
            yield _whole("added", one)
            continue
        yield from (_whole("removed", old) for old, _ in left[:like])
        yield Difference("changed", words.compare(left[like][0].text, one.text), one.heading)
        del left[: like + 1]
    yield from (_whole("removed", old) for old, _ in left)


def _whole(kind: Literal["added", "removed"], one: Block) -> Difference:
    return Difference(kind, (Piece(kind, one.text),), one.heading)


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words.split(text) if word[0].isalnum())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= LIKE * (len(one) + len(other)) > 0
