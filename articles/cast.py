"""Everybody whom a story has introduced, to know whom "Rahimi", "she" and "the official" mean."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from articles.mentions import PRONOUN, Mention
from articles.speaker_words import is_rank
from articles.speakers import Speaker

_MEMORY = 30  # people among whom a pronoun looks for the one it means
_SEVERAL = re.compile(r"[^\W\d_]+(?:ers|ists|ians|men|women)")  # Fishermen, first in a sentence
_WOMEN = re.compile(r"\b(?:mrs|ms|miss|lady|dame|queen|princess|mother|\w*woman)\b", re.IGNORECASE)
_MEN = re.compile(r"\b(?:mr|sir|lord|king|prince|father|\w*(?<!wo)man)\b", re.IGNORECASE)


def _noun_phrase(phrase: str) -> list[str]:
    """Lower-case words up to the noun: "school teacher" of "school teacher from Arvel"."""
    return (
        re.split(r"\s(?:of|for|from|at|with|in|to|on|close|familiar)\s", phrase)[0].lower().split()
    )


def _singular(noun: str) -> str:
    return {"women": "woman", "men": "man", "people": "person"}.get(noun, noun.removesuffix("s"))


def _noun(phrase: str) -> str:
    return _singular((_noun_phrase(phrase) or [""])[-1])


class Cast:
    """Everybody a story has introduced so far, to resolve "Rahimi", "she" and "the official"."""

    def __init__(self) -> None:
        self._known: dict[str, Speaker] = {}  # by name, or by description
        self._full: dict[str, str] = {}  # surname or first name to name; "" if two share it
        self._by_noun: dict[str, list[str]] = {}  # "official", "ministry"
        self._recent: list[str] = []  # subjects and speakers, the latest last
        self._pronouns: dict[str, str] = {}

    def meet(self, speaker: Speaker) -> Speaker:
        """Remember somebody; what was known of them is kept and completed."""
        key = speaker.name or speaker.description
        speaker = self._known[key] = _completed(self._known.get(key, speaker), speaker)
        for name in _ends(speaker.name) if speaker.is_person else ():
            shared = _ends(self._full.setdefault(name, key)) != _ends(key)
            self._full[name] = "" if shared else self._full[name]
        noun = _noun(speaker.role or speaker.description or speaker.name)
        self._by_noun.setdefault(noun, []).append(key)
        return speaker

    def heard(self, speaker: Speaker) -> Speaker:
        """Remember somebody as the one whom the next "she said" means."""
        speaker = self.meet(speaker)
        self._recent.append(speaker.name or speaker.description)
        return speaker

    def resolve(self, mention: Mention) -> Speaker | None:
        """The speaker meant; None for a pronoun that fits nobody."""
        speaker = mention.speaker
        if PRONOUN.fullmatch(speaker.description):
            return self._meant_by(speaker.description)
        if mention.definite:
            return self._taken_up(speaker)
        several = speaker.name not in self._full and _SEVERAL.fullmatch(speaker.name)
        return Speaker(description=speaker.name.lower()) if several else self.full(speaker)

    def full(self, speaker: Speaker) -> Speaker:
        """With the first name, for a surname that the story has introduced."""
        known = self._known.get(self._full.get(speaker.name, ""), speaker)
        other = known.role and speaker.role and _noun(known.role) != _noun(speaker.role)
        if other and not is_rank(speaker.role):
            return speaker  # Mayor Rahimi is not Mina Rahimi, the baker
        return _completed(known, speaker)

    def _taken_up(self, speaker: Speaker) -> Speaker:
        """Who "the Indian official" is: the latest official who was introduced as Indian."""
        *qualities, noun = _noun_phrase(speaker.description or speaker.name) or [""]
        for key in reversed(self._by_noun.get(_singular(noun), [])[-_MEMORY:]):
            known = self._known[key]
            described = f"{known.role} {known.description or known.name}".lower().split()
            if all(quality in described for quality in qualities):
                return known
        return speaker

    def _meant_by(self, pronoun: str) -> Speaker | None:
        latest = [*self._recent[:-_MEMORY:-1], *islice(reversed(self._known), _MEMORY)]
        key = next((key for key in latest if self._suits(key, pronoun)), "")
        self._pronouns[key] = pronoun
        return self._known.get(key)

    def _suits(self, key: str, pronoun: str) -> bool:
        speaker = self._known[key]
        if pronoun in ("it", "they"):
            return pronoun == "they" or speaker.is_organisation
        what = speaker.role or speaker.description
        other = _WOMEN if pronoun == "he" else _MEN
        several = _noun_phrase(speaker.description)[-1:] != [_noun(speaker.description)]
        unlike = other.search(what) or (speaker.description and several)
        return speaker.is_person and not unlike and self._pronouns.get(key, pronoun) == pronoun


def _completed(known: Speaker, new: Speaker) -> Speaker:
    return replace(new, **{name: value for name, value in vars(known).items() if value})


def _ends(name: str) -> list[str]:
    return name.split()[:: max(1, len(name.split()) - 1)]
