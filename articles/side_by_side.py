"""Two edits of a story as a person reads them next to each other, to choose where they meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles import history, markup, words
from articles.content import Attribution, Content
from articles.merging import Agreed, Choice
from articles.models import Source
from articles.reconciling import JOINED, Meeting
from articles.words import Piece

WHOLE = frozenset({"figure", "img", "table", "hr"})  # shown as they are: no words to compare

Kind = Literal["", "mine", "theirs", "both", "choice"]


@dataclass(frozen=True)
class Block:
    """A paragraph: with its words marked, or as it is."""

    pieces: tuple[Piece, ...] = ()
    html: str = ""  # cleaned
    heading: bool = False


@dataclass(frozen=True)
class Row:
    """A stretch of the text: who changed it, and how. `name` is that of the choice, if any."""

    kind: Kind
    mine: list[Block]
    theirs: list[Block]
    name: str = ""


@dataclass(frozen=True)
class Question:
    """A field, or whose words a quotation is, that both changed."""

    name: str
    label: str
    mine: str
    theirs: str
    both: bool  # whether the answer can be both


def rows(text: Sequence[Agreed | Choice]) -> Iterator[Row]:
    """What nobody touched, together; every other stretch by itself."""
    for untouched, group in groupby(enumerate(text), key=lambda one: _is_untouched(one[1])):
        if untouched:
            agreed = (one for _at, one in group if isinstance(one, Agreed))
            yield Row("", [_whole(block) for one in agreed for block in one.blocks], [])
        else:
            yield from (_row(at, one) for at, one in group)


def _is_untouched(one: Agreed | Choice) -> bool:
    return isinstance(one, Agreed) and not one.by


def _row(at: int, one: Agreed | Choice) -> Row:
    if isinstance(one, Choice):
        mine, theirs = _marked(one.base, one.mine), _marked(one.base, one.theirs)
        return Row("choice", mine, theirs, f"text-{at}")
    changed, before = _marked(one.before, one.blocks), [_whole(block) for block in one.before]
    mine = before if one.by == "theirs" else changed
    theirs = before if one.by == "mine" else changed
    return Row(one.by, mine, theirs)


def _marked(before: Sequence[str], after: Sequence[str]) -> list[Block]:
    if not after:
        return [_compared(block, "") for block in before]
    if len(before) != len(after):
        return [_whole(block) for block in after]
    return [_compared(old, new) for old, new in zip(before, after, strict=True)]


def _compared(before: str, after: str) -> Block:
    """Only the words of a paragraph: where something else changed, it is shown as it is."""
    names = {token.name for html in (before, after) for token in markup.tokens(html)}
    old, new = markup.text_of(before), markup.text_of(after)
    if names & WHOLE or old == new:
        return _whole(after or before)
    return Block(pieces=words.compare(old, new), heading=(after or before).startswith("<h"))


def _whole(block: str) -> Block:
    return Block(html=mark_safe(block))  # the allow-list has cleaned it


def questions(meeting: Meeting) -> list[Question]:
    """Costs four queries at the most."""
    return [*_about_fields(meeting), *_about_quotes(meeting)]


def _about_fields(meeting: Meeting) -> Iterator[Question]:
    sides = [replace(one, html="", attributions=()) for one in (meeting.mine, meeting.theirs)]
    read = history.compare(*sides).fields if meeting.fields else {}
    for name in meeting.fields:
        pieces = read[name].pieces if name in read else ()
        mine, theirs = (
            "".join(piece.text for piece in pieces if piece.kind != other)
            for other in ("added", "removed")
        )
        label = capfirst(str(history.LABELS[name]))
        yield Question(
            name,
            label,
            mine or _nothing(meeting.mine, name),
            theirs or _nothing(meeting.theirs, name),
            name in JOINED,
        )


def _nothing(content: Content, name: str) -> str:
    if name == "byline" and content.without_byline:
        return _("Goes without a byline")
    return _("made from the headline") if name == "slug" else _("nothing")


def _about_quotes(meeting: Meeting) -> Iterator[Question]:
    said = [side for one in meeting.quotes for side in (one.mine, one.theirs)]
    sources = Source.objects.in_bulk({one.source_id for one in said if one.source_id})
    for place, one in enumerate(meeting.quotes):
        label = _("Who said “%(words)s”") % {"words": one.mine.words}
        mine, theirs = _told(one.mine, sources), _told(one.theirs, sources)
        yield Question(f"quote-{place}", label, mine, theirs, both=False)


def _told(one: Attribution, sources: dict[int, Any]) -> str:
    if not one.speech:
        return _("nobody says this")
    source = sources.get(one.source_id or 0)
    return " · ".join(filter(None, [str(source or ""), one.described_as])) or _("not chosen yet")
