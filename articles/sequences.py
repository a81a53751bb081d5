"""What two sequences have in common, in order; fast for long ones.

What occurs once in both is what people take for the same thing: that is matched first (the
“patience” way), and only what lies between is compared item by item.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Generic, TypeVar

Item = TypeVar("Item")
SMALL = 40_000  # the product of both lengths up to which every item is compared with every other

Span = tuple[int, int, int, int]  # before[start:end] against after[later:last]


@dataclass(frozen=True)
class Stretch(Generic[Item]):
    """Items that both have, or that stand for one another; either side may be empty then."""

    same: bool
    before: Sequence[Item]
    after: Sequence[Item]


def align(before: Sequence[Item], after: Sequence[Item]) -> Iterator[Stretch[Item]]:
    """Both sequences, cut into stretches that are the same and stretches that differ, by turns."""
    done = (0, 0)
    for start, end, later, last in _runs(_pairs(before, after), (len(before), len(after))):
        if done != (start, later):
            yield Stretch(False, before[done[0] : start], after[done[1] : later])
        if start < end:
            yield Stretch(True, before[start:end], after[later:last])
        done = (end, last)


def _runs(pairs: Iterator[tuple[int, int]], ends: tuple[int, int]) -> Iterator[Span]:
    """Neighbouring pairs as one span; at last an empty span at the ends."""
    start, later, length = 0, 0, 0
    for at, to in pairs:
        if (at, to) == (start + length, later + length):
            length += 1
            continue
        if length:
            yield start, start + length, later, later + length
        start, later, length = at, to, 1
    if length:
        yield start, start + length, later, later + length
    yield ends[0], ends[0], ends[1], ends[1]


def _pairs(before: Sequence[Item], after: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The places of what is the same, in order. A list of work instead of recursion: no text is
    too long for it."""
    work: list[Span] = [(0, len(before), 0, len(after))]
    while work:
        start, end, later, last = work.pop()
        while start < end and later < last and before[start] == after[later]:
            yield start, later
            start, later = start + 1, later + 1
        tail = 0
        while start < end and later < last and before[end - 1] == after[last - 1]:
            end, last, tail = end - 1, last - 1, tail + 1
        if tail:
            work.append((end, end + tail, last, last + tail))
        if start < end and later < last:
            work += reversed(list(_cut(before, after, (start, end, later, last))))


def _cut(before: Sequence[Item], after: Sequence[Item], span: Span) -> Iterator[Span]:
    """The span in parts that begin with the same item; but for the first, where none may."""
    start, end, later, last = span
    anchors = _rising(_once_in_both(before, after, span))
    if anchors:
        places = [(start, later), *anchors, (end, last)]
        yield from ((at, stop, to, halt) for (at, to), (stop, halt) in pairwise(places))
        return
    large = (end - start) * (last - later) > SMALL  # then what is all over the place is left out
    matcher = SequenceMatcher(None, before[start:end], after[later:last], autojunk=large)
    for at, to, size in matcher.get_matching_blocks():
        yield start + at, start + at + size, later + to, later + to + size


def _once_in_both(
    before: Sequence[Item], after: Sequence[Item], span: Span
) -> list[tuple[int, int]]:
    start, end, later, last = span
    once = Counter(before[start:end])
    again = Counter(after[later:last])
    places = {after[at]: at for at in range(later, last)}
    return [
        (at, places[before[at]])
        for at in range(start, end)
        if once[before[at]] == again[before[at]] == 1
    ]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, leaving some out, that is in order on both sides."""
    tails: list[int] = []  # the least last place of a run of each length
    ends: list[int] = []  # which pair that is
    before: list[int] = []  # the pair that comes before each pair in its run
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]
