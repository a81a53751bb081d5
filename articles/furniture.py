"""What a saved page holds beside its story, as far as one line tells: buttons, numbers, links."""

import re
from dataclasses import dataclass
from typing import Literal

FurnitureKind = Literal[
    "account number",
    "appeal",
    "byline",
    "comments notice",
    "copyright",
    "date",
    "donate button",
    "edition link",
    "label",
    "navigation",
    "newsletter",
    "picture credit",
    "reading time",
    "related stories",
    "share bar",
    "tags",
]


@dataclass(frozen=True)
class Furniture:
    kind: FurnitureKind
    text: str  # the line as it stands


_LINE = 200  # characters that a line of furniture has at most
BYLINE = re.compile(r"(?i:by|written by|reported by|story by)\s*:?\s+[^\W\d_a-z].{1,90}(?<![.?!])")
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


def kind_of(line: str) -> FurnitureKind | None:
    """What the line is, if that is plain without its neighbours."""
    if len(line) > _LINE:
        return None
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(line)), None)


def is_account(line: str) -> bool:
    return bool(_KINDS["account number"].fullmatch(line, 0, _LINE))
