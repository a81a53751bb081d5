"""Why a source is not named, in the words of the story."""

import re
from dataclasses import replace

from articles.speakers import Speaker

_UNNAMED = re.compile(
    r"\b((?:speaking|spoke|talking|on|under|asked|asking|request\w*|declin\w+|refus\w+|did|does|do|"
    r"not|wish\w*|want\w*|preferred|insist\w+|given|granted|could|cannot|whose)\b"
    r"(?:\s+[\w’']+){0,7}?\s+(?:anonymity|anonymously|(?:be|being)\s+(?:named|identified)|withheld|"
    r"(?:his|her|their)\s+(?:(?:full|real|last)\s+)?names?))\b"
    r"(?:,?\s+((?:because|out\s+of|citing|as|since|due\s+to|owing\s+to|given|lest|so\s+that"
    r"|for\s+(?!(?:this|an?|the)\s+(?:article|story|report|interview)\b)"
    r"|(?:in\s+order\s+)?to\s+(?:avoid|be|discuss|keep|protect|speak|talk))\b[^,.;:—–￼]{,160}?)"
    r"(?=\s+(?:said|says|told|added|asked|replied|recalled|explained|warned|wrote)\b|[,.;:—–￼]|$))?"
)


def with_reason(speaker: Speaker, sentence: str) -> Speaker:
    """Why an unnamed source is unnamed, where the sentence says so."""
    found = _UNNAMED.search(sentence) if speaker.anonymous and not speaker.reason else None
    return replace(speaker, reason=(found[2] or found[1]).strip()) if found else speaker
