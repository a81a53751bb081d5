"""Text to quotations: what stands between quotation marks, and who says it.

Each form of attribution is a small rule about one sentence. What no rule covers has no speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.speakers import (
    ABBREVIATION,
    VERBS,
    Cast,
    Mention,
    Speaker,
    is_person,
    is_subject,
    mention_at,
    starts,
    with_reason,
)

__all__ = ["Part", "Quotation", "Speaker", "find"]


@dataclass(frozen=True)
class Part:
    """One unbroken run of somebody's words, as it stands, without the quotation marks."""

    words: str
    block: int  # index into the blocks
    start: int  # offsets in that block, the marks included
    end: int


@dataclass(frozen=True)
class Quotation:
    """What one speaker says, in one part or more; a title or a term is not speech."""

    parts: tuple[Part, ...]
    speaker: Speaker | None
    is_speech: bool

    @property
    def words(self) -> str:
        return "\n".join(part.words for part in self.parts)


def find(blocks: Sequence[str]) -> list[Quotation]:
    """The quotations of a story in reading order; blocks are its paragraphs, items, headings."""
    reader = _Reader(blocks)
    for number in range(len(blocks)):
        reader.read(number)
    return [draft.quotation() for draft in reader.drafts]


# Marks: where a quotation opens and closes

_CLOSING = {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'"}
_MARK = re.compile("[“”„«»\"‘']")
_NEXT = {mark: re.compile(f"[{mark}{closing}]") for mark, closing in _CLOSING.items()}
_ELISION = re.compile(r"[‘'](?:\d0s|tis|twas|til|em|n|cause|bout|round)\b", re.IGNORECASE)
_FORGOTTEN = re.compile(  # “We stay, said Rahimi.
    r", (?:(?:said|says|added|asked) [^\W_a-z]|(?:he|she|they) (?:said|says|added|asked)\b)"
)


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2]
    if text[at] in "“„«":
        return True
    free = before.isspace() or before in '([{—–:“”"‘«/\u2067\u2068'
    return free and bool(after.strip()) and not _ELISION.match(text, at)


def _closes(text: str, at: int) -> bool:
    """Could the mark close? A typewriter's or a single one may be an apostrophe or inches."""
    return text[at] in "”“»«" or not (text[at - 1].isspace() or text[at + 1 : at + 2].isalnum())


def _doubtful(text: str, at: int) -> bool:
    """Is it as likely 12" or the journalists’ union? Then a later mark closes, if there is one."""
    before, after = text[at - 1], text[at + 1 : at + 3]
    if text[at] in "’'":
        return before in "sS" and after[:1] == " " and after[1:].islower()
    return before.isdigit() and text[at] in '"”'


def _closing(text: str, opening: int) -> int | None:
    """The mark that closes the one at `opening`, not later than the next one that opens."""
    doubtful = None
    for found in _NEXT[text[opening]].finditer(text, opening + 1):
        at = found.start()
        if text[at] in _CLOSING[text[opening]] and _closes(text, at):
            if not _doubtful(text, at):
                return at
            doubtful = at if doubtful is None else doubtful
        elif text[at] == text[opening] and _opens(text, at):
            break
    return doubtful


def _carried(blocks: Sequence[str]) -> dict[int, int]:
    """Where a mark stays open because the next block opens with it again, and closes at last."""
    carried: dict[int, int] = {}
    for number in range(len(blocks) - 2, -1, -1):
        text, following = blocks[number], blocks[number + 1]
        first = len(following) - len(following.lstrip())
        mark = following[first : first + 1]
        if mark not in _CLOSING:
            continue
        at = text.rfind(mark)
        unclosed = at >= 0 and _opens(text, at) and _closing(text, at) is None
        closes = _closing(following, first) is not None or carried.get(number + 1) == first
        if unclosed and closes and not _FORGOTTEN.search(text, at):
            carried[number] = at
    return carried


def _parts(block: int, text: str, carried: int | None) -> Iterator[Part]:
    pos = 0
    while found := _MARK.search(text, pos):
        start, pos = found.start(), found.end()
        if not _opens(text, start):
            continue
        closing = len(text) if start == carried else _closing(text, start)
        if closing is None:
            continue
        words = text[pos:closing].strip()
        pos = min(closing + 1, len(text))
        if words:
            yield Part(words, block, start, pos)


# Prose: a block with its quotations blanked out, cut into sentences

_SUBJECT_WITHIN = 60  # characters from the start of a sentence
_FILL = "\ufffc"
_SENTENCE = re.compile(r"[.?!…؟۔][)\]]?\s+(?=[^\W_a-z]|[\ufffc(\[])|\n\s*")
_NICKNAME = re.compile(r"[^\W\d_a-z][\w’.-]*\s\ufffc+\s[^\W\d_a-z]")
_NOUN = re.compile(r"\b(?:the|an?|his|her|their|its|these|those|no|of)\s+$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+$", re.IGNORECASE)


class _Prose:
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


# Attribution: who says it, by the words around it

_REACH = 400  # characters around a quotation in which its speaker is looked for
_SHORT = 40  # characters: “We stay.” Rahimi said on Monday. But: “We stay.” Rahimi said that …
_SOURCE = re.compile(
    r"\b(?:[Aa]ccording\s+to|[Ii]n\s+the\s+words\s+of|[Qq]uot(?:ed|es|ing)|[Cc]it(?:ed|es|ing))\s+"
)
_BETWEEN = re.compile(  # what may stand between somebody and the verb
    r"(?:\s*,)?\s*(?:(?:who|whose|speaking|in|on|at|during|after|before|by|from|via|asked|when|while|late"
    r"|early|earlier|last|through|with|citing)\b[^:;￼]*?|[^:;,￼]{1,150}\s(?:and|but|then)\s|[^:;,￼]{1,100},)?[\s,]*"
    r"(?:(?:\w+ly|has|have|had|would|will|could|also|later|then|again|once|is|was|are|were|been"
    r"|being|be|quoted|heard|as|to|went|goes|on|did|not|who|himself|herself|soon|already|never|often"
    r"|still|both|all|first|today|yesterday|and|just|even|\w+day)\s+){0,5}"
)
_INVERTED = re.compile(r"(?:^|[,￼.?!…—–])[\s,]*(?:\w+ly\s+)?$")
_LEADS_IN = re.compile(r"\b[^\W\d_]+(?:\s+(?:that|it|him|her|them))?[,:]?\s*$")
_NAME_SAID = re.compile(  # Dari and Pashto: “NAME، ROLE، said: «…»”
    r"(?:^|[.؟!۔:]\s*)(?P<name>[^\W\d_]+(?:[ \u200c][^\W\d_]+){0,3})"
    r"(?:\s*،\s*(?P<role>[^،.:؟]{2,80}?)\s*،)?"
    r"\s+(?:گفت|می\u200cگوید|افزود|وویل|ویلي|وایي)(?:\s+(?:که|چې))?\s*[:،]?\s*$"
)
_GAP = re.compile(r"[\s,]*")
_ADVERB = re.compile(r"(?:\w+ly\s+)?")
_OPENING = re.compile(r"(?:Asked|Pressed|When|As|While|After|Before|If|Since|\w+ing)\b[^,]*,\s*")
_PAUSED = re.compile(r"(?:He|She|They)\s")
_DASH = re.compile(r"\s*[—–-]{1,2}\s*")


def _subject(prose: _Prose, verb: re.Match[str], lo: int, hi: int) -> Mention | None:
    """Who does the saying: "the mayor, Jane Roe, later said" or "said the mayor, Jane Roe"."""
    lo = max(lo, verb.start() - _REACH)
    for start in starts(prose.text, lo, verb.start()):
        if not is_subject(prose.text, start):
            continue
        mention = mention_at(prose.text, start, verb.start())
        if mention and _BETWEEN.fullmatch(prose.text, mention.end, verb.start()):
            return mention
    if _INVERTED.search(prose.text[lo : verb.start()]):
        return mention_at(prose.text, verb.end() + 1, hi)
    return None


def _led_in(prose: _Prose, part: Part) -> bool:
    """Does a verb stand right before the marks: said, told her, said that?"""
    led = _LEADS_IN.search(prose.text, max(0, part.start - 40), part.start)
    return led is not None and any(prose.verbs_in(led.start(), part.start))


def _before(prose: _Prose, lo: int, hi: int) -> Mention | None:
    """The last one in the text before a quotation who says something."""
    for verb in reversed(prose.verbs_in(lo, hi)[-6:]):
        if mention := _subject(prose, verb, lo, hi):
            return mention
    if source := _SOURCE.search(prose.text, lo, hi):
        return mention_at(prose.text, source.end(), hi)
    return _before_colon(prose, lo, hi) if prose.text[lo:hi].rstrip().endswith(":") else None


def _before_colon(prose: _Prose, lo: int, hi: int) -> Mention | None:
    """Rahimi, wiping her hands, was blunt: “…”. Asked again, Rahimi laughed: “…”."""
    if opening := _OPENING.match(prose.text, lo, hi):
        lo = opening.end()
    for start in starts(prose.text, lo, hi):
        if is_subject(prose.text, start) and (mention := mention_at(prose.text, start, hi)):
            return mention
    return None


def _right_after(prose: _Prose, part: Part, hi: int) -> Mention | None:
    """Directly after the marks: "Rahimi said", "said Rahimi", "according to Rahimi"."""
    gap = _GAP.match(prose.text, part.end)
    start = gap.end() if gap else part.end
    if source := _SOURCE.match(prose.text, start, hi):
        return mention_at(prose.text, source.end(), hi)
    for verb in prose.verbs_in(start, hi)[:3]:
        if _ADVERB.fullmatch(prose.text, start, verb.start()):
            return mention_at(prose.text, verb.end() + 1, hi)
        mention = mention_at(prose.text, start, verb.start())
        if mention and _BETWEEN.fullmatch(prose.text, mention.end, verb.start()):
            own_sentence = part.words[-1] == "." and hi - verb.end() > _SHORT
            return None if own_sentence else mention
    return None


def _after(prose: _Prose, part: Part, hi: int) -> Mention | None:
    """Later in the sentence: "“a gift” to the town, Rahimi said"."""
    for verb in prose.verbs_in(part.end, hi)[:6]:
        if mention := _subject(prose, verb, part.end, hi):
            return mention
    source = _SOURCE.search(prose.text, part.end, hi)
    return mention_at(prose.text, source.end(), hi) if source else None


def _signed(text: str, pos: int) -> Mention | None:
    """— Mina Rahimi, baker: a signature, with nothing after it."""
    dash = _DASH.match(text, pos)
    if dash is None or len(text) - dash.end() > _REACH:
        return None
    mention = mention_at(text, dash.end(), len(text))
    return None if mention is None or text[mention.end :].strip(" .\n") else mention


# Speech: did anybody say it?

_NAMED = re.compile(
    r"\b(?:so[- ]called|known\s+as|called|titled|entitled|dubbed|nicknamed|named|the\s+(?:word|term"
    r"|phrase)s?|(?:principle|concept|policy|doctrine|notion|idea|author|writer|editor|director)\s+of|"
    r"film|book|novel|song|album|play|poem|documentary|essay|exhibition|series|painting|operation)"
    r"\s+(?:of\s+)?(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|said|says|was|that|he|she|with|it)\b", re.IGNORECASE)
_LONG = 8  # words that nobody puts between marks as a mere term
_SENTENCE_WORDS = 5
_TERM = 3
_HEADING = 100  # characters
_TELLING = 12  # words among which English has one of its small words


def _is_english(text: str) -> bool:
    latin = 2 * len(re.findall("[A-Za-z]", text)) > sum(map(str.isalpha, text))
    return latin and (len(text.split()) < _TELLING or bool(_ENGLISH.search(text)))


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING and text.rstrip(" ”’\"'»")[-1:] not in tuple(".?!…:;,")


def _is_title(words: str) -> bool:
    """Dust and Honey, A Longer Road: two words of some length, each with a capital."""
    long = re.findall(r"(?<![’'])\b\w{4,}\b(?![’'])", words)
    return bool(long[1:]) and all(word[0].isupper() for word in long)


def _is_speech(prose: _Prose, part: Part, attributed: bool) -> bool:
    words, text = part.words, prose.original
    before, after = text[max(0, part.start - 40) : part.start], text[part.end : part.end + 1]
    count, ends = len(words.split()), words[-1] in ".?!…؟۔"
    closed = ends or "," in (words[-1], after)
    if not prose.english:
        return attributed or ends or count >= _SENTENCE_WORDS
    if _NAMED.search(before) or (_is_title(words) and not _led_in(prose, part)):
        return closed and (attributed or count >= _SENTENCE_WORDS)
    if attributed or prose.heading:
        return attributed
    inside = before.rstrip()[-1:].isalnum() and (words[0].islower() or not ends)
    if closed or (after in tuple(".?!") and words[0].isupper()):
        told = prose.verbs_in(prose.sentence(part.start)[0], part.start)
        return not inside or count > _TERM or bool(told)
    return count >= (_SENTENCE_WORDS if words[0].isupper() else _LONG)


# Reading: block after block, knowing who was introduced before


@dataclass
class _Draft:
    parts: list[Part]
    speaker: Speaker | None
    is_speech: bool
    attributed_after: bool = False  # “…,” said Rahimi. What follows is hers too: “…”

    def take(self, other: _Draft) -> None:
        self.parts += other.parts
        self.speaker = self.speaker or other.speaker
        self.is_speech = self.is_speech or other.is_speech
        self.attributed_after = other.attributed_after

    def quotation(self) -> Quotation:
        return Quotation(tuple(self.parts), self.speaker, self.is_speech)


class _Reader:
    """Goes through the blocks once, with the cast met so far and the quotations found."""

    def __init__(self, blocks: Sequence[str]) -> None:
        carried = _carried(blocks)
        self.parts = [list(_parts(n, text, carried.get(n))) for n, text in enumerate(blocks)]
        self.proses = [_Prose(n, text, self.parts[n]) for n, text in enumerate(blocks)]
        self.carried, self.blocks = carried, blocks
        self.cast = Cast()
        self.drafts: list[_Draft] = []
        self.latest: _Draft | None = None  # the latest that is speech

    def read(self, number: int) -> None:
        prose, pos = self.proses[number], 0
        spoken = [part for part in self.parts[number] if not prose.is_nickname(part)]
        following = {part: after.start for part, after in pairwise(spoken)}
        for part in self.parts[number]:
            if prose.is_nickname(part):
                self.drafts.append(_Draft([part], None, is_speech=False))
                continue
            self._meet(prose, pos, part.start)
            self._take(prose, part, following.get(part, len(prose.text)))
            pos = part.end
        self._meet(prose, pos, len(prose.text))

    def _meet(self, prose: _Prose, lo: int, hi: int) -> None:
        """Take note of everybody introduced between two quotations."""
        pos = lo
        for start in () if prose.heading else starts(prose.text, lo, hi):
            first, end = prose.sentence(start)
            end = min(end, hi, start + _REACH)
            mention = mention_at(prose.text, start, end) if start >= pos else None
            if mention and not mention.definite:
                near = start - first < _SUBJECT_WITHIN
                subject = near and is_subject(prose.text, start)
                self._introduce(mention.speaker, subject, prose.text[start:end])
                pos = mention.end

    def _introduce(self, speaker: Speaker, subject: bool, sentence: str) -> None:
        speaker = self.cast.full(speaker)
        if subject and is_person(speaker):
            self.cast.heard(with_reason(speaker, sentence))
        elif " " in speaker.name:
            self.cast.meet(speaker)

    def _take(self, prose: _Prose, part: Part, following: int) -> None:
        mention, after = self._mention(prose, part, following)
        speaker = self._speaker(prose, part, mention)
        speech = _is_speech(prose, part, mention is not None or _led_in(prose, part))
        draft = _Draft([part], speaker if speech else None, speech, after)
        if self.latest and self._goes_on(prose, self.latest, draft):
            self.latest.take(draft)
            return
        if speech and mention is None:
            draft.speaker = self._inherited(prose, part)
        self.drafts.append(draft)
        self.latest = draft if speech else self.latest

    def _mention(self, prose: _Prose, part: Part, following: int) -> tuple[Mention | None, bool]:
        """Who is said to say it, and whether that stands after the quotation."""
        lo = max(prose.sentence(part.start)[0], part.start - _REACH)
        hi = min(prose.sentence_after(part)[1], part.end + _REACH, following)
        direct = prose.text[lo : part.start].rstrip().endswith(":") or _led_in(prose, part)
        if direct and (mention := _before(prose, lo, part.start)):
            return mention, False
        named = None if prose.english else _NAME_SAID.search(prose.text[lo : part.start])
        if named:
            speaker = Speaker(named["name"], role=named["role"] or "")
            return Mention(speaker, named.end()), False
        if mention := _right_after(prose, part, hi) or self._signature(prose, part):
            return mention, True
        mention = _before(prose, lo, part.start) or self._announced(prose, part)
        if mention is None and part.words[-1] not in ".?!":
            mention = _after(prose, part, hi)
        return mention, False

    def _signature(self, prose: _Prose, part: Part) -> Mention | None:
        following = self.blocks[part.block + 1 : part.block + 2]
        signed = _signed(prose.text, part.end)
        if signed is None and following and part.end >= prose.ends:
            signed = _signed(following[0], 0)
        return signed

    def _announced(self, prose: _Prose, part: Part) -> Mention | None:
        """The paragraph before ends in "Rahimi told the crowd:"."""
        before = self.proses[part.block - 1] if part.block else prose
        if part.start > prose.begins or before.text[before.ends - 1 : before.ends] != ":":
            return None
        lo, hi = before.sentence(len(before.text))
        return _before(before, max(lo, hi - _REACH), hi)

    def _speaker(self, prose: _Prose, part: Part, mention: Mention | None) -> Speaker | None:
        speaker = self.cast.resolve(mention) if mention else None
        if speaker is None:
            return None
        lo = max(prose.sentence(part.start)[0], part.start - _REACH)
        hi = min(prose.sentence_after(part)[1], part.end + _REACH)
        return self.cast.heard(with_reason(speaker, prose.text[lo:hi]))

    def _goes_on(self, prose: _Prose, latest: _Draft, draft: _Draft) -> bool:
        """Is it one quotation, broken by its attribution or by the end of a paragraph?"""
        last, part = latest.parts[-1], draft.parts[0]
        if self.carried.get(last.block) == last.start and part.block == last.block + 1:
            return part.start <= prose.begins
        broken = latest.attributed_after and draft.is_speech and last.block == part.block
        whole = prose.sentence(part.start - 1)[0] <= last.end + 2
        stop = prose.text[max(0, part.start - 9) : part.start].rstrip()[-1:] in tuple(".?!…:,")
        return broken and whole and stop and draft.speaker in (None, latest.speaker)

    def _inherited(self, prose: _Prose, part: Part) -> Speaker | None:
        """Whose words an unattributed quotation goes on with, if that is beyond doubt."""
        first, last = prose.sentence(part.start)[0], self.latest and self.latest.parts[-1]
        if prose.text[max(first, part.start - 9) : part.start].strip():
            return None
        if first:
            return self._of_sentence_before(prose, first)
        if self.latest and last and last.block == part.block - 1:
            closed = last.end == len(self.blocks[last.block].rstrip())
            alone = part.end >= prose.ends
            return self.latest.speaker if closed and alone else None
        return None

    def _of_sentence_before(self, prose: _Prose, first: int) -> Speaker | None:
        """Rahimi denied it. “I was at home.” Or: “No,” Rahimi said. She paused. “Never.”"""
        lo, hi = prose.sentence(first - 1)
        if mention := _before(prose, max(lo, hi - _REACH), hi):
            return self.cast.resolve(mention)
        paused = _PAUSED.match(prose.text, lo)
        same = paused and self.latest and self.latest.parts[-1].block == prose.number
        return self.latest.speaker if same and self.latest else None
