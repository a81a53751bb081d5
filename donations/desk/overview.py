"""All that staff see of the donation details at one glance: what readers get, what waits, who may
decide, and what has been."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from donations import ledger
from donations.desk import entry_words
from donations.desk.differences import Difference, differences, lines
from donations.desk.entry_words import Row
from donations.desk.hiding import Hiding
from donations.entries.chain import Link
from donations.entries.confirmation import asked
from donations.entries.rules import Act, Proposal, State
from donations.people import listed
from donations.people.approvers import ENOUGH
from donations.people.listed import Listed


@dataclass(frozen=True)
class Overview:
    links: tuple[Link, ...]
    state: State
    breach: str  # what does not verify; empty: all does
    now: datetime

    @property
    def standing(self) -> str:
        """Of the six ways in which the details can stand, as templates name them."""
        if self.breach:
            return "broken"
        if self.state.live is None:
            return "revoked" if self.state.publications else "none"
        if self.state.pause:
            return "fraud" if self.state.pause.fraud else "paused"
        return "live"

    @property
    def waiting(self) -> Proposal | None:
        return self.state.pending(self.now)

    @property
    def lapsed(self) -> Proposal | None:
        return self.state.proposal if self.waiting is None else None

    @property
    def resumes(self) -> bool:
        return self.waiting is not None and self.waiting.act is Act.RESUME

    @property
    def is_due(self) -> bool:
        """Whether its author may let what waits go live alone."""
        return self.waiting is not None and self.waiting.alone and self.now >= self.waiting.due

    @property
    def hiding(self) -> Hiding:
        """While a change waits, the ends that are asked for stand on no screen."""
        if self.waiting is None or self.waiting.details is None:
            return Hiding()
        return Hiding.of(asked(self.state.live_details, self.waiting.details).values())

    @property
    def live_lines(self) -> list[tuple[str | Promise, str]]:
        return lines(self.state.live.details, self.hiding) if self.state.live else []

    @property
    def differences(self) -> list[Difference]:
        if self.waiting is None or self.waiting.details is None:
            return []
        return differences(self.state.live_details, self.waiting.details, self.hiding)

    @property
    def note(self) -> str:
        return self.hiding.words(self.waiting.note) if self.waiting else ""

    @property
    def rows(self) -> list[Row]:
        return entry_words.rows(self.links, self.state)

    def link(self, number: int) -> Link | None:
        return next((one for one in self.links if one.number == number), None)


@dataclass(frozen=True)
class Deciders:
    """Those who may approve, by the settings."""

    people: list[Listed]

    @property
    def are_too_few(self) -> bool:
        return sum(one.can_approve for one in self.people) < ENOUGH


def overview(now: datetime) -> Overview:
    """Costs one query; of a ledger that does not verify, too."""
    found = ledger.reading()
    return Overview(found.links, found.state, found.breach, now)


def deciders() -> Deciders:
    """Costs one query."""
    return Deciders(listed.listed())
