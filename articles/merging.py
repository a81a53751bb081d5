"""Brings two edits of one text together, paragraph by paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Side = Literal["mine", "theirs"]


@dataclass(frozen=True)
class Agreed:
    """Paragraphs that both have, or that only one of the two touched."""

    blocks: tuple[str, ...]
    before: tuple[str, ...] = ()  # what stood there, if somebody changed it
    by: Literal["", "mine", "theirs", "both"] = ""  # who did


@dataclass(frozen=True)
class Choice:
    """Paragraphs that both touched: a person chooses."""

    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Edit:
    """Paragraphs of the base, from start to stop, and what one side made of them."""

    start: int
    stop: int
    blocks: tuple[str, ...]
    side: Side

    def meets(self, group: Sequence["Edit"]) -> bool:
        """Whether it touches a paragraph that the group touches, or adds at the same place."""
        stop = max(one.stop for one in group)
        added = self.start == self.stop == stop and all(one.start == stop for one in group)
        return self.start < stop or added


def merge(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[Agreed | Choice]:
    """The text in order. Nothing that either wrote is missing: it is agreed or in a choice.

    There is a choice only where both touched the same paragraph, or both added at one place.
    """
    return list(
        _merged(base, sorted([*_edits(base, mine, "mine"), *_edits(base, theirs, "theirs")]))
    )


def _edits(base: Sequence[str], other: Sequence[str], side: Side) -> Iterator[Edit]:
    """Where as many paragraphs came as went, each is an edit of the one in its place."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    for kind, start, stop, first, last in matcher.get_opcodes():
        if kind == "replace" and stop - start == last - first:
            for step in range(stop - start):
                yield Edit(start + step, start + step + 1, (other[first + step],), side)
        elif kind != "equal":
            yield Edit(start, stop, tuple(other[first:last]), side)


def _merged(base: Sequence[str], edits: Sequence[Edit]) -> Iterator[Agreed | Choice]:
    at = 0
    for group in _groups(edits):
        start, stop = group[0].start, max(one.stop for one in group)
        yield from (Agreed((block,)) for block in base[at:start])
        yield _between(tuple(base[start:stop]), start, group)
        at = stop
    yield from (Agreed((block,)) for block in base[at:])


def _groups(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    group: list[Edit] = []
    for edit in edits:
        if group and not edit.meets(group):
            yield group
            group = []
        group.append(edit)
    yield from filter(None, [group])


def _between(base: tuple[str, ...], start: int, group: Sequence[Edit]) -> Agreed | Choice:
    mine, theirs = (
        _applied(base, start, [one for one in group if one.side == side])
        for side in ("mine", "theirs")
    )
    if mine == theirs:
        return Agreed(mine, base, "both")
    if theirs == base:
        return Agreed(mine, base, "mine")
    return Agreed(theirs, base, "theirs") if mine == base else Choice(base, mine, theirs)


def _applied(base: tuple[str, ...], start: int, edits: Iterable[Edit]) -> tuple[str, ...]:
    out: list[str] = []
    at = 0
    for edit in edits:
        out += [*base[at : edit.start - start], *edit.blocks]
        at = edit.stop - start
    return (*out, *base[at:])
