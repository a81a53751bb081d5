"""What stands below the story on a saved page: the appeal, the links, the notices.

Nothing above the last paragraph is looked at, so that no story loses a line to it.
"""

import re

from articles.furniture import Furniture, FurnitureKind, kind_of

_SHORT = 70  # characters of a link
_REACH = 12  # units that one piece of furniture has at most
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


def read(units: list[str], first: int) -> tuple[int, list[Furniture]]:
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
    kind = kind_of(units[at])
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
    next_to = [below[0].kind if below else None, kind_of(units[start - 1])]
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
