"""Keeps off the screen what whoever approves has to type from the bank's own paper."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from donations.entries.confirmation import TYPED

DOT = "•"


@dataclass(frozen=True)
class Hiding:
    """`ends` are the characters that are asked for; without any, nothing is hidden."""

    ends: frozenset[str] = frozenset()

    @classmethod
    def of(cls, asked: Collection[str]) -> "Hiding":
        return cls(frozenset(end.upper() for end in asked))

    def number(self, shown: str) -> str:
        """A number or link as people write it; without its end if that is asked for."""
        bare = re.sub(r"\s", "", shown).upper()
        if not any(bare.endswith(end) for end in self.ends):
            return shown
        kept, left = list(shown), TYPED
        for place in range(len(kept) - 1, -1, -1):
            if left and not kept[place].isspace():
                kept[place], left = DOT, left - 1
        return "".join(kept)

    def words(self, text: str) -> str:
        """What somebody wrote freely, without any digit."""
        if not self.ends:
            return text
        return "".join(DOT if character.isnumeric() else character for character in text)
