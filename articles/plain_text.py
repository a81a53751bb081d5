"""A saved page as text to its pieces: headline, reads, dateline, story, the site's furniture.

The story is kept to the letter; only no-break spaces become ordinary ones. Furniture is looked
for above the first paragraph and below the last one, never between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

MAXIMUM_BYTES = 5 * 1024 * 1024

FurnitureKind = Literal[
    "account number",
    "appeal",
    "byline",
    "comments notice",
    "copyright",
    "date",
    "donate button",
    "edition link",
    "navigation",
    "newsletter",
    "related stories",
    "share bar",
    "tags",
]


class UnreadablePage(ValueError):  # noqa: N818  # says what the page is, as callers name it
    """The file is no page of text; the message is one line for the person who saved it."""


@dataclass(frozen=True)
class Block:
    kind: Literal["heading", "paragraph"]
    text: str


@dataclass(frozen=True)
class Furniture:
    kind: FurnitureKind
    text: str  # the line as it stands


@dataclass(frozen=True)
class Page:
    headline: str
    reads: int | None
    dateline: str  # "NEW ARVEL", without its dash
    dateline_separator: str  # " — ": dateline + separator + first paragraph is the text as it stood
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]


def decode(data: bytes) -> str:
    """The text of a file, with "\\n" line ends. Raises UnreadablePage."""
    if len(data) > MAXIMUM_BYTES:
        raise UnreadablePage(
            f"The file is larger than {MAXIMUM_BYTES // 1024**2} MB: not one page."
        )
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _not_text(error.start) from None
    if found := _CONTROL.search(text):
        raise _not_text(len(text[: found.start()].encode()))
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    text = "\n".join(line.rstrip(_SPACES) for line in lines)
    if not text.strip(_SPACES + "\n"):
        raise UnreadablePage("The file is empty.")
    return text


def read(text: str) -> Page:
    """Raises UnreadablePage if there is no headline, or no story under it."""
    units = list(_units(text.replace("\u00a0", " ")))
    while units and _NAVIGATION_ABOVE.fullmatch(units[0]):
        del units[0]
    if not units or not _is_headline(units[0]):
        raise UnreadablePage(
            "No headline: the first line must be the headline, without a full stop."
        )
    first, reads, above = _top(units)
    last, below = _bottom(units, first)
    if all(map(_is_short, units[first:last])):
        raise UnreadablePage("No story: there is no paragraph under the headline.")
    dateline, separator, blocks = _without_dateline(_blocks(units[first:last]))
    return Page(units[0], reads, dateline, separator, tuple(blocks), (*above, *below))


_SPACES = " \t\u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_LINE_END = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def _not_text(offset: int) -> UnreadablePage:
    return UnreadablePage(f"Byte {offset} is not text: save the page again as UTF-8 text.")


# Units: a paragraph or a line, whichever the file is made of

_HEADLINE = 300  # characters
_REMARK = 5  # words of a headline with a full stop: “Enough.”
_HEADING = 100  # characters
_HEADING_WORDS = 14
_QUESTION_WORDS = 8
_PLACES = 5  # words of a dateline that is not in capitals
_WRAP = range(40, 101)  # characters of a line that was cut to a width
_LINE = 200  # characters that a line of furniture has at most
_SHORT = 70  # characters of a link
_REACH = 12  # units that one piece of furniture has at most
_CLOSED = tuple('.?!:…”"»؟۔')
_OWN_LINE = re.compile(r"\s*(?:[-–—•*·>]|\d+[.)])\s")


def _units(text: str) -> Iterator[str]:
    for chunk in re.split(r"\n(?:\s*\n)+", text):
        lines = [line.strip(_SPACES) for line in chunk.split("\n")]
        yield from _joined([line for line in lines if line])


def _joined(lines: list[str]) -> Iterator[str]:
    """The paragraphs of lines without a blank one: one of cut lines, or each line its own."""
    cut = next((i for i, line in enumerate(lines) if i and _is_account(line)), len(lines))
    before, after = lines[:cut], lines[cut:]
    if _is_wrapped(before):
        yield " ".join(before)
    else:
        yield from before
    yield from after


def _is_wrapped(lines: list[str]) -> bool:
    """Is every line so long that the next word did not fit, and do most stop mid-sentence?"""
    if not lines[1:] or any(len(line) not in _WRAP for line in lines[:-1]):
        return False
    if any(_OWN_LINE.match(line) for line in lines) or _BYLINE.fullmatch(lines[1]):
        return False
    width = max(map(len, lines))
    full = all(len(a) + 1 + len(b.split()[0]) > width for a, b in pairwise(lines))
    open_ended = sum(not line.endswith(_CLOSED) for line in lines[:-1])
    return full and 2 * open_ended >= len(lines) - 1


# Above the story

_NAVIGATION_ABOVE = re.compile(r"(?:skip to .{1,30}|menu|home|search|breaking)", re.IGNORECASE)
_READS = re.compile(
    r"(?:(?:views?|reads?|visits)\s*:?\s*)?(\d{1,3}(?:[,.’ ]\d{3})+|\d{1,9})(?:[.,](\d))?\s*([km])?"
    r"(?:\s*(?:views?|reads?|visits))?",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?i:by|written by|reported by|story by)\s*:?\s+[^\W\d_a-z].{1,90}(?<![.?!])")
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    r"(?:(?:published|updated|posted|last\s+updated)\b:?\s*(?:on\s+)?)?(?:\w{3,9}day,?\s+)?(?:"
    rf"(?:{_MONTH})[a-z]*\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+(?:{_MONTH})[a-z]*\.?,?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?:[,\s|–-].{0,30})?",
    re.IGNORECASE,
)


def _is_headline(line: str) -> bool:
    """A headline is short and has no full stop; "in the U.S." is none."""
    stopped = line.endswith((".", "…", ";", ",")) and not re.search(r"\b\w\.$", line)
    sentence = stopped and len(line.split()) > _REMARK
    furniture = _kind(line) in ("comments notice", "donate button")
    return len(line) <= _HEADLINE and not (sentence or furniture or line.startswith("<"))


def _top(units: list[str]) -> tuple[int, int | None, list[Furniture]]:
    """Index of the story's first unit, the reads, and the lines between it and the headline."""
    reads, furniture = None, []
    for index, unit in enumerate(units[1:], start=1):
        if found := _READS.fullmatch(unit):
            reads = _number(found) if reads is None else reads
        elif kind := _kind_above(unit):
            furniture.append(Furniture(kind, unit))
        else:
            return index, reads, furniture
    return len(units), reads, furniture


def _number(found: re.Match[str]) -> int:
    """1,204 and 1.2K as numbers."""
    whole = int(re.sub(r"\D", "", found[1]))
    times = {"k": 1_000, "m": 1_000_000}.get((found[3] or "").lower(), 1)
    return whole * times + int(found[2] or 0) * times // 10


def _kind_above(line: str) -> FurnitureKind | None:
    if _DATE.fullmatch(line):
        return "date"
    if _BYLINE.fullmatch(line):
        return "byline"
    return "share bar" if _kind(line) == "share bar" else None


# Below the story

_NETWORKS = (
    "facebook|twitter|x|whatsapp|telegram|linkedin|e-?mail|print|copy link|reddit|pinterest"
    "|instagram|youtube|tweet|share"
)
_LINES: dict[FurnitureKind, str] = {
    "comments notice": (
        r"comments? (?:are|is) (?:now )?(?:closed|off|disabled)\W?"
        r"|(?:leave|post|add) a (?:reply|comment)|(?:no|\d+) (?:comments?|responses?|replies)"
        r"(?: yet)?\W?|be the first to comment\W?"
        r"|comments(?: \(\d+\))?|your email address will not be published\b.{0,80}"
    ),
    "donate button": (
        r"(?:please )?(?:donate|contribute|support us|support our work|give)"
        r"(?: (?:here|now|today|online|monthly))?\s*[!→»]?"
    ),
    "account number": (
        r"(?:[\w.’-]+ ){0,3}(?:iban|a/?c|account|acct|konto\w*|vipps|bank|paypal|mobilepay|swish)\b"
        r"[^.?!,]{0,60}?\d(?:[ .]?\d){4,}(?: \([^)]{1,30}\))?"
        r"|(?:iban\W+)?[a-z]{2}\d\d(?: ?\w{2,4}){3,8}|(?:bic|swift)\b[\w/ ]*: ?[a-z]{6}\w{2,5}"
    ),
    "share bar": (
        r"(?:(?:share|follow us|like)(?: this| on)?:?)?"
        rf"(?:[\s|,·]*(?:share on )?(?:{_NETWORKS})\b\W?)*"
    ),
    "tags": r"(?:tags?|tagged|filed under|categor(?:y|ies)|topics?|posted in|keywords)\s*:.{1,150}",
    "copyright": r"(?:©|\(c\)|copyright\b).{0,150}|.{0,80}\ball rights reserved\b.{0,20}",
    "newsletter": (
        r"(?:subscribe|sign up|newsletter|(?:join|get) our (?:newsletter|mailing list))\b"
        r"[^.?!]{0,80}\W?"
    ),
    "navigation": (
        r"(?:previous|next|older|newer)(?: (?:post|article|story|page)s?)?(?:\s*[:→»›←‹].{0,100})?"
        r"|[←‹].{1,100}|.{1,100}[→›]|back to (?:top|home).{0,20}|home|menu|top"
    ),
    "edition link": (
        r"(?:our|visit our|read (?:this )?in)\b[^.?!]{2,50}\b(?:website|edition|site|version)"
    ),
}
_KINDS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _LINES.items()}
_RELATED = re.compile(
    r"(?:related|read (?:also|more|next)|more (?:from|stories|news|on)|you (?:may|might) also like"
    r"|also read|latest (?:news|stories)|most read)\b[^.?!]{0,40}",
    re.IGNORECASE,
)
_APPEAL_HEADING = re.compile(
    r"(?:support(?! for\b)|help|donate|give|fund|back|join|keep|stand)\b[^.?!]{0,90}", re.IGNORECASE
)
_GIVING = re.compile(r"\b(?:support|donat|contribut|gifts?\b|giv|help)", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|your|please|us|our)\b", re.IGNORECASE)
_MARKS = re.compile('[“”„«"]')


def _kind(line: str) -> FurnitureKind | None:
    """What the line is, if that is plain without its neighbours."""
    if len(line) > _LINE:
        return None
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(line)), None)


def _is_account(line: str) -> bool:
    return bool(_KINDS["account number"].fullmatch(line, 0, _LINE))


def _bottom(units: list[str], first: int) -> tuple[int, list[Furniture]]:
    """Index behind the story's last unit, and the furniture from there on.

    From the end upwards, each unit is tried as the start of a group that reaches down to the
    next group; what does not reach the end of the page is story.
    """
    groups: dict[int, list[Furniture]] = {len(units): []}
    start = len(units)
    for at in range(len(units) - 1, first - 1, -1):
        if group := _group(units, at, groups):
            groups[at] = group
            start = at
        elif start - at > _REACH:
            break
    found, at = [], start
    while group := groups[at]:
        found += group
        at += len(group)
    return start, found


def _group(units: list[str], at: int, groups: dict[int, list[Furniture]]) -> list[Furniture] | None:
    """The furniture that begins at a unit and ends where a group below begins, if it is any."""
    kind = _kind(units[at])
    if not kind and len(units[at]) <= _SHORT and _is_arabic(units[at]) != _is_arabic(units[0]):
        kind = "edition link"
    if kind and at + 1 in groups:
        return [Furniture(kind, units[at])]
    for end in range(at + 1, at + _REACH):
        if end in groups and (kind := _kind_of_several(units, at, end, groups[end])):
            return [Furniture(kind, unit) for unit in units[at:end]]
    return None


def _kind_of_several(
    units: list[str], start: int, end: int, below: list[Furniture]
) -> FurnitureKind | None:
    titles = (len(unit) <= 2 * _SHORT and not unit.endswith(".") for unit in units[start + 1 : end])
    if end > start + 1 and _RELATED.fullmatch(units[start]) and all(titles):
        return "related stories"
    next_to = [below[0].kind if below else None, _kind(units[start - 1])]
    return "appeal" if _is_appeal(units[start:end], next_to) else None


def _is_appeal(units: list[str], next_to: list[FurnitureKind | None]) -> bool:
    """Words to the reader about giving, beside a button or an account; never somebody's words."""
    headed = bool(_APPEAL_HEADING.fullmatch(units[0]))
    text = "\n".join(units[headed:])
    long = len(units) > (_REACH // 2 if headed else 1)
    if long or _MARKS.search(text) or not _GIVING.search(text):
        return False
    if _READER.search(text):
        return "account number" in next_to or "donate button" in next_to
    return headed and next_to[0] == "account number"


def _is_arabic(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum("\u0600" <= letter <= "\u06ff" for letter in letters) > len(letters)


# The story


def _blocks(units: list[str]) -> list[Block]:
    """One or two short open lines above a paragraph are headings; a row of them is a list."""
    rows = [(short, list(row)) for short, row in groupby(units, _is_short)]
    blocks = []
    for index, (short, row) in enumerate(rows):
        heading = short and not row[2:] and index + 1 < len(rows)
        kind: Literal["heading", "paragraph"] = "heading" if heading else "paragraph"
        blocks += [Block(kind, unit) for unit in row]
    return blocks


def _is_short(unit: str) -> bool:
    """Does it look like a heading: short, open at the end, no list item, no signature?"""
    words = len(unit.split())
    if len(unit) > _HEADING or words > _HEADING_WORDS or _OWN_LINE.match(unit):
        return False
    question = unit.endswith("?") and words <= _QUESTION_WORDS
    return question or not unit.endswith((*_CLOSED, ",", ";"))


_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^—–\n“”\"?!:;]{1,60}?)(?P<dash>\s*[—–]\s*|\s+--?\s+|--)"
    r"(?=[^\W_]|[“‘\"'«(])"
)


def _without_dateline(blocks: list[Block]) -> tuple[str, str, list[Block]]:
    first = blocks[0]
    found = _DATELINE.match(first.text) if first.kind == "paragraph" else None
    if not found or not _is_dateline(found["place"], found["dash"], first.text[found.end()]):
        return "", "", blocks
    rest = Block("paragraph", first.text[found.end() :])
    return found["place"], found["dash"], [rest, *blocks[1:]]


def _is_dateline(place: str, dash: str, following: str) -> bool:
    """ARVEL/OSTREL, ARVEL, Ruritania (VNA): capitals, or a few words before a dash with spaces."""
    words = re.findall(r"(?!(?:and|de|of|the)\b)\b[^\W\d_]+", place)
    if following.islower() or not words or any(word[0].islower() for word in words):
        return False
    capitals = words[0].isupper() and len(words[0]) > 1
    return capitals or (dash[0].isspace() and len(words) <= _PLACES)
