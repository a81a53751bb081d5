"""A saved page cut into units: a paragraph or a line, whichever the file is made of."""

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.furniture import BYLINE, is_account

SPACES = " \t\u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_HEADING = 100  # characters
_HEADING_WORDS = 14
_QUESTION_WORDS = 8
_TERM_WORDS = 5
_WRAP = range(40, 101)  # characters of a line that was cut to a width
_CLOSED = tuple('.?!:…”"»؟۔')
_OWN_LINE = re.compile(r"\s*(?:[-–—•*·>]|\d+[.)])\s")
_ENDS_IN_TERM = re.compile(r".*\w\s[“„«\"](?P<term>[^“”„«»\"]*\w)[”“»\"]")
_SPOKEN = re.compile(r"[“„«\"].*[,.?!…][”“»\"]\s+(?:[a-z].*|.*\s[a-z]\w*)")


def groups_of(text: str) -> Iterator[list[str]]:
    """The units between blank lines."""
    for chunk in re.split(r"\n(?:\s*\n)+", text):
        lines = [line.strip(SPACES) for line in chunk.split("\n")]
        if group := _joined([line for line in lines if line]):
            yield group


def _joined(lines: list[str]) -> list[str]:
    """The paragraphs of lines without a blank one: one of cut lines, or each line its own."""
    cut = next((i for i, line in enumerate(lines) if i and is_account(line)), len(lines))
    before, after = lines[:cut], lines[cut:]
    if _is_wrapped(before):
        return [" ".join(before), *after]
    if before and is_short(before[0]) and _is_wrapped(before[1:]):
        return [before[0], " ".join(before[1:]), *after]
    return lines


def _is_wrapped(lines: list[str]) -> bool:
    """Is every line so long that the next word did not fit, and do most stop mid-sentence?"""
    if not lines[1:] or any(len(line) not in _WRAP for line in lines[:-1]):
        return False
    if any(_OWN_LINE.match(line) for line in lines) or BYLINE.fullmatch(lines[1]):
        return False
    width = max(map(len, lines))
    full = all(len(a) + 1 + len(b.split()[0]) > width for a, b in pairwise(lines))
    open_ended = sum(not line.endswith(_CLOSED) for line in lines[:-1])
    return full and 2 * open_ended >= len(lines) - 1


def is_short(unit: str) -> bool:
    """Does it look like a heading: short, open at the end, no list item, no signature?"""
    words = len(unit.split())
    if len(unit) > _HEADING or words > _HEADING_WORDS or _OWN_LINE.match(unit):
        return False
    if _SPOKEN.fullmatch(unit):
        return False
    question = unit.endswith("?") and words <= _QUESTION_WORDS
    return question or _ends_in_term(unit) or not unit.endswith((*_CLOSED, ",", ";"))


def _ends_in_term(unit: str) -> bool:
    """A Message of “Water Peace”: a term has no stop, and no comma or colon before it."""
    found = _ENDS_IN_TERM.fullmatch(unit)
    return found is not None and len(found["term"].split()) <= _TERM_WORDS
