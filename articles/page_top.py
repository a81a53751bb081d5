"""What stands above the story on a saved page: headline, reads, byline, date, label."""

import re
from collections.abc import Collection
from itertools import islice

from articles.furniture import BYLINE, Furniture, FurnitureKind, kind_of
from articles.page_units import is_short

_HEADLINE = 300  # characters
_REMARK = 5  # words of a headline with a full stop: “Enough.”
NAVIGATION = re.compile(r"(?:skip to .{1,30}|menu|home|search|breaking)", re.IGNORECASE)
_READS = re.compile(
    r"(?:(?:views?|reads?|visits)\s*:?\s*)?(\d{1,3}(?:[,.’ ]\d{3})+|\d{1,9})(?:[.,](\d))?\s*([km])?"
    r"(?:\s*(?:views?|reads?|visits))?",
    re.IGNORECASE,
)
_PARAGRAPHS = 2  # under a label: a short line above one alone may be its heading
_LABEL = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\s[\w’'&-]+){0,2}")  # World, Arts & Books
_READING_TIME = re.compile(
    r"\d{1,3}[\s-]*min(?:ute)?s?\s+read|(?:estimated\s+)?reading\s+time\s*:?\s*\d{1,3}\s*min(?:ute)?s?",
    re.IGNORECASE,
)
_PICTURE_CREDIT = re.compile(
    r"(?:photo(?:graph)?|image|picture|illustration)s?(?:\s+(?:credit|courtesy))?\s*:.{1,120}(?<![.?!])",
    re.IGNORECASE,
)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY = (  # Dec. 4, 4 December 2025, Thursday
    rf"(?:(?:(?:{_MONTH})[a-z]*\.?\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?:{_MONTH})[a-z]*\.?)(?:,?\s+\d{{4}})?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_DATE = re.compile(
    r"(?:(?:published|updated|posted|last\s+updated)\b:?\s*(?:on\s+)?)?(?:\w{3,9}day,?\s+)?(?:"
    rf"(?:{_MONTH})[a-z]*\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+(?:{_MONTH})[a-z]*\.?,?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?:[,\s|–-].{0,30})?",
    re.IGNORECASE,
)


def read(units: list[str], alone: Collection[str]) -> tuple[int, int | None, list[Furniture]]:
    """Index of the story's first unit, the reads, and the lines between it and the headline.

    `alone` are the units between two blank lines.
    """
    reads: int | None = None
    furniture: list[Furniture] = []
    for index, unit in enumerate(units[1:], start=1):
        if found := _READS.fullmatch(unit):
            reads = _number(found) if reads is None else reads
        elif kind := _kind(unit):
            furniture.append(Furniture(kind, unit))
        elif not furniture and unit in alone and _is_label(unit, units[index + 1 :]):
            furniture.append(Furniture("label", unit))
        else:
            return index, reads, furniture
    return len(units), reads, furniture


def _number(found: re.Match[str]) -> int:
    """1,204 and 1.2K as numbers."""
    whole = int(re.sub(r"\D", "", found[1]))
    times = {"k": 1_000, "m": 1_000_000}.get((found[3] or "").lower(), 1)
    return whole * times + int(found[2] or 0) * times // 10


def _kind(line: str) -> FurnitureKind | None:
    if _DATE.fullmatch(line):
        return "date"
    if BYLINE.fullmatch(line):
        return "byline"
    if _READING_TIME.fullmatch(line):
        return "reading time"
    if _PICTURE_CREDIT.fullmatch(line):
        return "picture credit"
    return "share bar" if kind_of(line) == "share bar" else None


def _is_label(line: str, below: list[str]) -> bool:
    """A category or the like: one to three words above the paragraphs of a story."""
    paragraphs = (unit for unit in below if not is_short(unit) and not kind_of(unit))
    return (
        bool(_LABEL.fullmatch(line)) and len(list(islice(paragraphs, _PARAGRAPHS))) >= _PARAGRAPHS
    )


def is_headline(line: str) -> bool:
    """A headline is short and has no full stop; "in the U.S." is none."""
    stopped = line.endswith((".", "…", ";", ",")) and not re.search(r"\b\w\.$", line)
    sentence = stopped and len(line.split()) > _REMARK
    furniture = kind_of(line) in ("comments notice", "donate button")
    return len(line) <= _HEADLINE and not (sentence or furniture or line.startswith("<"))
