"""What stands around the quotations of a block, cut into sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from articles.quotation_marks import Part
from articles.speaker_words import ABBREVIATION, VERBS

_FILL = "\ufffc"
_SENTENCE = re.compile(r"[.?!…؟۔][)\]]?\s+(?=[^\W_a-z]|[\ufffc(\[])|\n\s*")
_NICKNAME = re.compile(r"[^\W\d_a-z][\w’.-]*\s\ufffc+\s[^\W\d_a-z]")
_NOUN = re.compile(r"\b(?:the|an?|his|her|their|its|these|those|no|of)\s+$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+$", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|said|says|was|that|he|she|with|it)\b", re.IGNORECASE)
_HEADING = 100  # characters
_TELLING = 12  # words among which English has one of its small words


class Prose:
    """What stands around the quotations of a block, at the same offsets."""

    def __init__(self, number: int, text: str, parts: list[Part]) -> None:
        self.number, self.original = number, text
        self.text = _blanked(text, parts)
        self.begins, self.ends = len(text) - len(text.lstrip()), len(text.rstrip())
        self.english, self.heading = _is_english(text), _is_heading(text)
        self.sentences = [0, *_sentence_starts(self.text)]
        words = re.finditer(r"[^\W\d_]+", self.text)
        self.verbs = [word for word in words if self._is_verb(word)]
        self._verb_starts = [verb.start() for verb in self.verbs]

    def _is_verb(self, word: re.Match[str]) -> bool:
        low, before = word[0].lower(), self.text[max(0, word.start() - 12) : word.start()]
        if low not in VERBS or _NOUN.search(before):
            return False
        if low.startswith("put"):
            return self.text.startswith(" it", word.end())
        return low.endswith("ing") or not _PASSIVE.search(before)

    def verbs_in(self, lo: int, hi: int) -> list[re.Match[str]]:
        return self.verbs[bisect_left(self._verb_starts, lo) : bisect_left(self._verb_starts, hi)]

    def sentence(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.sentences, at)
        end = self.sentences[index] if index < len(self.sentences) else len(self.text)
        return self.sentences[index - 1], end

    def is_nickname(self, part: Part) -> bool:
        return self.text[part.start] == " "

    def sentence_after(self, part: Part) -> tuple[int, int]:
        """The sentence that goes on behind the marks, also behind “…?”."""
        return self.sentence(part.end + 2 if part.words[-1] in ".?!…" else part.start)


def _blanked(text: str, parts: list[Part]) -> str:
    pieces, pos = [], 0
    for part in parts:
        last = part.words[-1] if part.words[-1] in ".?!…" else _FILL
        pieces += [text[pos : part.start], _FILL * (part.end - part.start - 1), last]
        pos = part.end
    blanked = "".join([*pieces, text[pos:]])
    return _NICKNAME.sub(lambda found: found[0].replace(_FILL, " "), blanked)


def _sentence_starts(text: str) -> Iterator[int]:
    for found in _SENTENCE.finditer(text):
        if not ABBREVIATION.search(text, max(0, found.start() - 6), found.start() + 1):
            yield found.end()


def _is_english(text: str) -> bool:
    latin = 2 * len(re.findall("[A-Za-z]", text)) > sum(map(str.isalpha, text))
    return latin and (len(text.split()) < _TELLING or bool(_ENGLISH.search(text)))


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING and text.rstrip(" ”’\"'»")[-1:] not in tuple(".?!…:;,")
