"""The dateline that opens a saved story: "ARVEL — ", "ARVEL, Dec. 4 (VNA) — ", "ARVEL: "."""

import re
from collections.abc import Sequence

from articles.page_top import DAY
from articles.speaker_words import vocabulary

_WORDS = 5  # of a place that is not in capitals
_LETTERS = 4  # of a place before a colon; "UN:" and "Q:" are none
_NO_PLACES = vocabulary(
    """advisory alert analysis answer background breaking check clarification comment correction
    developing editor editors exclusive explainer fact feature flash gallery interview just listen
    live monday tuesday wednesday thursday friday saturday sunday news note opinion photo photos
    podcast question read readers report review summary update updated updates urgent video
    warning watch"""
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^—–\n“”\"?!:;()]{1,60}?)"
    rf"(?P<separator>(?:\s*,\s*(?:(?i:{DAY})))?(?:\s*\([^\W\d_a-z][^()\n]{{,28}}\))?"
    r"(?P<dash>\s*[—–]\s*|\s+--?\s+|--|:\s+))(?=[^\W_]|[“‘\"'«(])"
)


def split(text: str, others: Sequence[str]) -> tuple[str, str, str]:
    """Place, separator and what follows; two empty strings and the text where there is none.

    `others` are the paragraphs below: where they open in capitals and a colon too, these name
    the people of an interview.
    """
    found = _match(text)
    interview = found and ":" in found["dash"] and any(map(_opens_with_colon, others))
    if not found or interview:
        return "", "", text
    return found["place"], found["separator"], text[found.end() :]


def _match(text: str) -> re.Match[str] | None:
    found = _DATELINE.match(text)
    return found if found and _is_dateline(found, text[found.end()]) else None


def _opens_with_colon(text: str) -> bool:
    found = _match(text)
    return found is not None and ":" in found["dash"]


def _is_dateline(found: re.Match[str], following: str) -> bool:
    """ARVEL/OSTREL, ARVEL, Ruritania: capitals, or a few words before a dash with spaces."""
    words = re.findall(r"(?!(?:and|de|of|the)\b)\b[^\W\d_]+", found["place"])
    if following.islower() or not words or any(word[0].islower() for word in words):
        return False
    if not _NO_PLACES.isdisjoint(word.lower() for word in words):
        return False
    if ":" in found["dash"]:
        return found["place"].isupper() and len("".join(words)) >= _LETTERS
    capitals = words[0].isupper() and len(words[0]) > 1
    return capitals or (found["dash"][0].isspace() and len(words) <= _WORDS)
