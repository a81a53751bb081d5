"""Did anybody say it? A term, a title or a nickname stands between marks too."""

import re

from articles.attribution_phrases import led_in
from articles.prose import Prose
from articles.quotation_marks import Part

_NAMED = re.compile(
    r"\b(?:so[- ]called|known\s+as|called|titled|entitled|dubbed|nicknamed|named|the\s+(?:word|term"
    r"|phrase)s?|(?:principle|concept|policy|doctrine|notion|idea|author|writer|editor|director)\s+of|"
    r"film|book|novel|song|album|play|poem|documentary|essay|exhibition|series|painting|operation)"
    r"\s+(?:of\s+)?(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_LONG = 8  # words that nobody puts between marks as a mere term
_SENTENCE_WORDS = 5
_TERM = 3


def _is_title(words: str) -> bool:
    """Dust and Honey, A Longer Road: two words of some length, each with a capital."""
    long = re.findall(r"(?<![’'])\b\w{4,}\b(?![’'])", words)
    return bool(long[1:]) and all(word[0].isupper() for word in long)


def is_speech(prose: Prose, part: Part, attributed: bool) -> bool:
    words, text = part.words, prose.original
    before, after = text[max(0, part.start - 40) : part.start], text[part.end : part.end + 1]
    count, ends = len(words.split()), words[-1] in ".?!…؟۔"
    closed = ends or "," in (words[-1], after)
    if not prose.english:
        return attributed or ends or count >= _SENTENCE_WORDS
    if _NAMED.search(before) or (_is_title(words) and not led_in(prose, part)):
        return closed and (attributed or count >= _SENTENCE_WORDS)
    if attributed or prose.heading:
        return attributed
    inside = before.rstrip()[-1:].isalnum() and (words[0].islower() or not ends)
    if closed or (after in tuple(".?!") and words[0].isupper()):
        told = prose.verbs_in(prose.sentence(part.start)[0], part.start)
        return not inside or count > _TERM or bool(told)
    return count >= (_SENTENCE_WORDS if words[0].isupper() else _LONG)
