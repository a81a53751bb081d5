"""Words added and removed between two versions of a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from articles import sequences

WORD = re.compile(r"\s+|[^\W_]+(?:[’'.,\u200c][^\W_]+)*|.", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A run of words that both versions have, or only the later or the earlier one."""

    kind: Literal["same", "added", "removed"]
    text: str


def split(text: str) -> list[str]:
    """Words, white space and marks; joined, they are the text again."""
    return WORD.findall(text)


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """The removed pieces and the added ones, in order, are the one text and the other."""
    return tuple(_pieces(_readable(sequences.align(split(before), split(after)))))


def _readable(
    stretches: Iterable[sequences.Stretch[str]],
) -> Iterator[tuple[bool, str, str]]:
    """White space alone between two changes does not cut them in two."""
    removed = added = space = ""
    for one in stretches:
        old, new = "".join(one.before), "".join(one.after)
        if one.same and (removed or added) and new.isspace():
            space = new
        elif one.same:
            yield False, removed, added
            yield True, space + old, space + new
            removed = added = space = ""
        else:
            removed, added, space = removed + space + old, added + space + new, ""
    yield False, removed, added
    yield True, space, space


def _pieces(stretches: Iterable[tuple[bool, str, str]]) -> Iterator[Piece]:
    for same, old, new in stretches:
        if same and new:
            yield Piece("same", new)
        if not same and old:
            yield Piece("removed", old)
        if not same and new:
            yield Piece("added", new)


def changed(before: str, after: str) -> Iterator[str]:
    """Every word that was added or removed, as often as it was."""
    for one in sequences.align(split(before), split(after)):
        if not one.same:
            yield from (word for word in (*one.before, *one.after) if word[0].isalnum())
