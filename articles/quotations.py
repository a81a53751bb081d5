"""Text to quotations: what stands between quotation marks, and who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles import attribution_phrases as phrases
from articles import quotation_marks
from articles.anonymity import with_reason
from articles.attribution_phrases import REACH
from articles.cast import Cast
from articles.mentions import Mention, is_subject, mention_at, starts
from articles.prose import Prose
from articles.quotation_marks import Part
from articles.speakers import Speaker
from articles.speech import is_speech

__all__ = ["Part", "Quotation", "Speaker", "find"]


_SUBJECT_WITHIN = 60  # characters from the start of a sentence
_PAUSED = re.compile(r"(?:He|She|They)\s")


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
        carried = quotation_marks.carried(blocks)
        self.parts = [
            list(quotation_marks.parts(n, text, carried.get(n))) for n, text in enumerate(blocks)
        ]
        self.proses = [Prose(n, text, self.parts[n]) for n, text in enumerate(blocks)]
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

    def _meet(self, prose: Prose, lo: int, hi: int) -> None:
        """Take note of everybody introduced between two quotations."""
        pos = lo
        for start in () if prose.heading else starts(prose.text, lo, hi):
            first, end = prose.sentence(start)
            end = min(end, hi, start + REACH)
            mention = mention_at(prose.text, start, end) if start >= pos else None
            if mention and not mention.definite:
                near = start - first < _SUBJECT_WITHIN
                subject = near and is_subject(prose.text, start)
                self._introduce(mention.speaker, subject, prose.text[start:end])
                pos = mention.end

    def _introduce(self, speaker: Speaker, subject: bool, sentence: str) -> None:
        speaker = self.cast.full(speaker)
        if subject and speaker.is_person:
            self.cast.heard(with_reason(speaker, sentence))
        elif " " in speaker.name:
            self.cast.meet(speaker)

    def _take(self, prose: Prose, part: Part, following: int) -> None:
        mention, after = self._mention(prose, part, following)
        speaker = self._speaker(prose, part, mention)
        speech = is_speech(prose, part, mention is not None or phrases.led_in(prose, part))
        draft = _Draft([part], speaker if speech else None, speech, after)
        if self.latest and self._goes_on(prose, self.latest, draft):
            self.latest.take(draft)
            return
        if speech and mention is None:
            draft.speaker = self._inherited(prose, part)
        self.drafts.append(draft)
        self.latest = draft if speech else self.latest

    def _mention(self, prose: Prose, part: Part, following: int) -> tuple[Mention | None, bool]:
        """Who is said to say it, and whether that stands after the quotation."""
        lo = max(prose.sentence(part.start)[0], part.start - REACH)
        hi = min(prose.sentence_after(part)[1], part.end + REACH, following)
        direct = prose.text[lo : part.start].rstrip().endswith(":") or phrases.led_in(prose, part)
        if direct and (mention := phrases.before(prose, lo, part.start)):
            return mention, False
        named = None if prose.english else phrases.NAME_SAID.search(prose.text[lo : part.start])
        if named:
            speaker = Speaker(named["name"], role=named["role"] or "")
            return Mention(speaker, named.end()), False
        if mention := phrases.right_after(prose, part, hi) or self._signature(prose, part):
            return mention, True
        mention = phrases.before(prose, lo, part.start) or self._announced(prose, part)
        if mention is None and part.words[-1] not in ".?!":
            mention = phrases.after(prose, part, hi)
        return mention, False

    def _signature(self, prose: Prose, part: Part) -> Mention | None:
        following = self.blocks[part.block + 1 : part.block + 2]
        signed = phrases.signed(prose.text, part.end)
        if signed is None and following and part.end >= prose.ends:
            signed = phrases.signed(following[0], 0)
        return signed

    def _announced(self, prose: Prose, part: Part) -> Mention | None:
        """The paragraph before ends in "Rahimi told the crowd:"."""
        before = self.proses[part.block - 1] if part.block else prose
        if part.start > prose.begins or before.text[before.ends - 1 : before.ends] != ":":
            return None
        lo, hi = before.sentence(len(before.text))
        return phrases.before(before, max(lo, hi - REACH), hi)

    def _speaker(self, prose: Prose, part: Part, mention: Mention | None) -> Speaker | None:
        speaker = self.cast.resolve(mention) if mention else None
        if speaker is None:
            return None
        lo = max(prose.sentence(part.start)[0], part.start - REACH)
        hi = min(prose.sentence_after(part)[1], part.end + REACH)
        return self.cast.heard(with_reason(speaker, prose.text[lo:hi]))

    def _goes_on(self, prose: Prose, latest: _Draft, draft: _Draft) -> bool:
        """Is it one quotation, broken by its attribution or by the end of a paragraph?"""
        last, part = latest.parts[-1], draft.parts[0]
        if self.carried.get(last.block) == last.start and part.block == last.block + 1:
            return part.start <= prose.begins
        broken = latest.attributed_after and draft.is_speech and last.block == part.block
        whole = prose.sentence(part.start - 1)[0] <= last.end + 2
        stop = prose.text[max(0, part.start - 9) : part.start].rstrip()[-1:] in tuple(".?!…:,")
        return broken and whole and stop and draft.speaker in (None, latest.speaker)

    def _inherited(self, prose: Prose, part: Part) -> Speaker | None:
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

    def _of_sentence_before(self, prose: Prose, first: int) -> Speaker | None:
        """Rahimi denied it. “I was at home.” Or: “No,” Rahimi said. She paused. “Never.”"""
        lo, hi = prose.sentence(first - 1)
        if mention := phrases.before(prose, max(lo, hi - REACH), hi):
            return self.cast.resolve(mention)
        paused = _PAUSED.match(prose.text, lo)
        same = paused and self.latest and self.latest.parts[-1].block == prose.number
        return self.latest.speaker if same and self.latest else None
