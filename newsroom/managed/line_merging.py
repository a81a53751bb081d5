"""An old default, a new one, and what was made of the old one: line by line."""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from articles import merging
from articles.merging import Agreed, Choice

MOST = 2_000  # lines that are compared, within a second; the longest default has under a hundred
By = Literal["same", "mine", "theirs", "both", "conflict"]


@dataclass(frozen=True)
class Chunk:
    """Neighbouring lines, and who changed them; `conflict`: both, and not in the same way."""

    by: By
    before: str
    mine: str
    theirs: str
    merged: str

    @property
    def lines(self) -> int:
        return len(self.merged.splitlines())


def merge(before: str, mine: str, theirs: str) -> list[Chunk]:
    """The text in order. Where both changed the same lines, mine are kept.

    Of texts with too many lines to compare, all are taken for changed by both.
    """
    parts = [text.splitlines(keepends=True) for text in (before, mine, theirs)]
    if max(map(len, parts)) > MOST:
        return [Chunk("conflict", before, mine, theirs, mine)]
    runs = groupby(map(_chunk, merging.merge(*parts)), key=lambda chunk: chunk.by)
    return [_together(by, list(run)) for by, run in runs]


def text(chunks: list[Chunk]) -> str:
    return "".join(chunk.merged for chunk in chunks)


def conflicts(chunks: list[Chunk]) -> list[Chunk]:
    return [chunk for chunk in chunks if chunk.by == "conflict"]


def _chunk(part: Agreed | Choice) -> Chunk:
    if isinstance(part, Choice):
        before, mine, theirs = ("".join(one) for one in (part.base, part.mine, part.theirs))
        return Chunk("conflict", before, mine, theirs, mine)
    merged, before = "".join(part.blocks), "".join(part.before)
    if not part.by:
        return Chunk("same", merged, merged, merged, merged)
    mine = merged if part.by in {"mine", "both"} else before
    theirs = merged if part.by in {"theirs", "both"} else before
    return Chunk(part.by, before, mine, theirs, merged)


def _together(by: By, run: list[Chunk]) -> Chunk:
    return Chunk(
        by,
        before="".join(chunk.before for chunk in run),
        mine="".join(chunk.mine for chunk in run),
        theirs="".join(chunk.theirs for chunk in run),
        merged="".join(chunk.merged for chunk in run),
    )
