"""What a change of the site changed, field by field, for people to read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from articles import comparing
from articles.comparing import Block, Difference, Stretch

CONTEXT = 2  # unchanged lines that are shown around a change


@dataclass(frozen=True)
class FieldDifference:
    name: str
    stretches: tuple[Stretch, ...]


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> list[FieldDifference]:
    """Line by line, and word by word in a line that was edited."""
    return [
        FieldDifference(name, _stretches(before.get(name, ""), after.get(name, "")))
        for name in {**before, **after}
    ]


def _stretches(before: str, after: str) -> tuple[Stretch, ...]:
    found = comparing.align(_lines(before), _lines(after))
    return tuple(comparing.fold(list(_removed_first(found)), around=CONTEXT))


def _removed_first(found: Iterable[Difference]) -> Iterator[Difference]:
    """What stands in the place of something else comes after it."""
    for replaced, run in groupby(found, key=lambda one: one.kind in {"added", "removed"}):
        differences = list(run)
        if replaced:
            differences.sort(key=lambda one: one.kind == "added")
        yield from differences


def _lines(text: str) -> list[Block]:
    return [Block(line) for line in text.splitlines()]
