"""What the ledger says: the fold of its entries, and the rules that every entry has to keep.

The verbs ask these rules before they write and every process asks them again when it reads, so
that an entry which breaks one is worth nothing, whoever signed it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from donations.details import Details
from donations.entries.chain import Broken, Link

LAPSES = timedelta(days=14)  # a proposal that nobody approved
ALONE_WAITS = timedelta(hours=72)
ALONE_RESTS = timedelta(days=30)


class Kind(Enum):
    PROPOSE = "propose"
    STOP = "stop"  # a proposal, by its author or another
    PUBLISH = "publish"
    PAUSE = "pause"
    RESUME = "resume"
    REVOKE = "revoke"
    ROLL_BACK = "roll_back"


class Act(Enum):
    """What a proposal asks for."""

    PUBLISH = "publish"
    RESUME = "resume"


class Origin(Enum):
    """Where details came from that nobody proposed."""

    SETUP = "setup"  # the server's command line, before anything else
    UPGRADE = "upgrade"  # the table of an earlier release


class Refused(Exception):
    """An entry would break a rule; says which, in the user's words."""


@dataclass(frozen=True)
class Person:
    """A copy: the record outlives the login."""

    id: int
    login: str
    name: str

    def is_same(self, other: "Person") -> bool:
        """Either sign is enough: a login that was renamed is still the same person."""
        return self.id == other.id or self.login == other.login


@dataclass(frozen=True)
class Publication:
    version: int
    entry: int
    at: datetime
    details: Details
    people: tuple[Person, ...]
    is_trusted: bool  # two people approved it, or the site was set up with it
    digest: str
    is_revoked: bool = False


@dataclass(frozen=True)
class Proposal:
    entry: int
    at: datetime
    by: Person
    act: Act
    details: Details | None  # none: what is paused is to resume
    verified: str  # how the details were verified: bank letter, seen in the bank, call
    note: str
    alone: bool  # its author may let it go live, after a wait

    def has_lapsed(self, now: datetime) -> bool:
        return now - self.at >= LAPSES

    @property
    def due(self) -> datetime:
        """When its author may let it go live alone."""
        return self.at + ALONE_WAITS


@dataclass(frozen=True)
class Pause:
    entry: int
    at: datetime
    by: Person
    fraud: bool  # suspected: two people are needed to resume
    note: str


@dataclass(frozen=True)
class Change:
    """What readers were shown differently from then on."""

    kind: Kind
    at: datetime
    people: tuple[Person, ...]
    publication: Publication


@dataclass(frozen=True)
class State:
    """Whoever rolls back or revokes voids the proposal that waits: it was made of other details."""

    entry: int = 0
    at: datetime | None = None
    digest: str = ""
    publications: tuple[Publication, ...] = ()
    live: Publication | None = None
    pause: Pause | None = None
    proposal: Proposal | None = None
    alone_at: datetime | None = None  # when somebody last let a change go live alone
    changes: tuple[Change, ...] = ()

    def pending(self, now: datetime) -> Proposal | None:
        """The proposal that waits, unless it has lapsed."""
        waits = self.proposal and not self.proposal.has_lapsed(now)
        return self.proposal if waits else None

    @property
    def live_details(self) -> Details | None:
        return self.live.details if self.live else None

    @property
    def refuge(self) -> Publication | None:
        """What one person may roll back to: the last details that two people approved. None
        while such details are live: then there is nothing to go back from. None if these are
        revoked: or one person could choose among all that were before, by revoking."""
        if self.live and self.live.is_trusted:
            return None
        trusted = [one for one in self.publications if one.is_trusted]
        last = trusted[-1] if trusted else None
        revoked = {one.details for one in self.publications if one.is_revoked}
        return None if last is None or last.details in revoked else last


def fold(links: Iterable[Link]) -> State:
    """Raises Broken for entries that could never have been written by the verbs."""
    state = State()
    for link in links:
        try:
            state = apply(state, link)
        except Refused as refused:
            raise Broken(f"entry {link.number} breaks a rule: {refused}") from None
        except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise Broken(f"entry {link.number} cannot be read: {error!r}") from None
    return state


def apply(state: State, link: Link) -> State:
    """The state after this entry. Raises Refused if it breaks a rule."""
    if state.at and link.at < state.at:
        raise Refused(_("The clock of the server is behind the last entry: set it right."))
    after = RULES[Kind(link.kind)](state, link, link.body)
    return replace(after, entry=link.number, at=link.at, digest=link.digest)


def person(body: Any) -> Person:
    return Person(int(body["id"]), str(body["login"]), str(body["name"]))


def _propose(state: State, link: Link, body: Mapping[str, Any]) -> State:
    act = Act(body["act"])
    if act is Act.RESUME and not state.pause:
        raise Refused(_("Nothing is paused."))
    details = Details.from_json(body["details"]) if act is Act.PUBLISH else None
    if details and state.live and details == state.live.details:
        raise Refused(_("Nothing was changed: these details are live already."))
    proposal = Proposal(
        entry=link.number,
        at=link.at,
        by=person(body["by"]),
        act=act,
        details=details,
        verified=str(body["verified"]),
        note=str(body["note"]),
        alone=body["alone"] is True and act is Act.PUBLISH,
    )
    return replace(state, proposal=proposal)


def _stop(state: State, link: Link, body: Mapping[str, Any]) -> State:
    person(body["by"])
    _the_pending(state, link, body)
    return replace(state, proposal=None)


def _publish(state: State, link: Link, body: Mapping[str, Any]) -> State:
    if "origin" in body:
        return _publish_unproposed(state, link, body)
    proposal, by = _the_pending(state, link, body), person(body["by"])
    if proposal.act is not Act.PUBLISH or proposal.details is None:
        raise Refused(_("This proposal is not about new details."))
    if Details.from_json(body["details"]) != proposal.details:
        raise Refused(_("These are not the details that were proposed."))
    if not by.is_same(proposal.by):
        state = _with_publication(state, link, proposal.details, (proposal.by, by), True)
        return replace(state, proposal=None, pause=None)
    _refuse_alone(state, link, proposal)
    state = _with_publication(state, link, proposal.details, (by,), False)
    return replace(state, proposal=None, pause=None, alone_at=link.at)


def _refuse_alone(state: State, link: Link, proposal: Proposal) -> None:
    """What one person may do only where there is nobody else, slowly, seldom and in public."""
    if not proposal.alone:
        raise Refused(_("Nobody approves their own proposal: a second person has to."))
    if link.at < proposal.due:
        raise Refused(_("It is announced for 72 hours first, so that others can stop it."))
    if state.pause:
        raise Refused(_("Gifts are paused: resume them first, or let a second person approve."))
    if state.alone_at and link.at < state.alone_at + ALONE_RESTS:
        raise Refused(
            _("One person alone can change the details once in 30 days: a second has to approve.")
        )


def _publish_unproposed(state: State, link: Link, body: Mapping[str, Any]) -> State:
    """Only ever at the beginning."""
    origin, details = Origin(body["origin"]), Details.from_json(body["details"])
    first = state.entry == 0 or (origin is Origin.UPGRADE and _is_upgrade_so_far(state))
    if not first:
        raise Refused(_("Details are published by two people: one proposes, another approves."))
    by = (person(body["by"]),) if body["by"] else ()
    return _with_publication(state, link, details, by, origin is Origin.SETUP)


def _is_upgrade_so_far(state: State) -> bool:
    return state.entry == len(state.publications) and not any(
        one.is_trusted for one in state.publications
    )


def _pause(state: State, link: Link, body: Mapping[str, Any]) -> State:
    if state.live is None:
        raise Refused(_("No details are live: there is nothing to pause."))
    already = bool(state.pause and state.pause.fraud)
    fraud = already or body["fraud"] is True
    if state.pause and fraud is state.pause.fraud:
        raise Refused(_("Gifts are paused already."))
    pause = Pause(link.number, link.at, person(body["by"]), fraud, str(body["note"]))
    return _changed(replace(state, pause=pause), Kind.PAUSE, link, (pause.by,), state.live)


def _resume(state: State, link: Link, body: Mapping[str, Any]) -> State:
    if state.pause is None or state.live is None:
        raise Refused(_("Nothing is paused."))
    by = person(body["by"])
    people: tuple[Person, ...] = (by,)
    if state.pause.fraud:
        proposal = _the_pending(state, link, body)
        if proposal.act is not Act.RESUME or by.is_same(proposal.by):
            raise Refused(
                _("Gifts were paused for suspected fraud: one person proposes, another resumes.")
            )
        people = (proposal.by, by)
    if state.proposal and state.proposal.act is Act.RESUME:
        state = replace(state, proposal=None)
    return _changed(replace(state, pause=None), Kind.RESUME, link, people, _live(state))


def _revoke(state: State, link: Link, body: Mapping[str, Any]) -> State:
    live, by = _live(state), person(body["by"])
    publications = tuple(
        replace(one, is_revoked=one.is_revoked or one.version == live.version)
        for one in state.publications
    )
    pause = state.pause if state.pause and state.pause.fraud else None
    after = replace(state, live=None, publications=publications, pause=pause, proposal=None)
    return _changed(after, Kind.REVOKE, link, (by,), live)


def _roll_back(state: State, link: Link, body: Mapping[str, Any]) -> State:
    refuge, by = state.refuge, person(body["by"])
    if refuge is None or refuge.version != body["version"]:
        raise Refused(
            _("There are no earlier details that two people approved: propose a change instead.")
        )
    after = replace(state, proposal=None)
    return _with_publication(after, link, refuge.details, (by,), True, Kind.ROLL_BACK)


def _the_pending(state: State, link: Link, body: Mapping[str, Any]) -> Proposal:
    """The proposal that the entry is about. Raises Refused if it no longer waits."""
    proposal = state.proposal
    if proposal is None or proposal.entry != body.get("proposal"):
        raise Refused(
            _("This proposal no longer waits: it was changed, stopped or approved. Look again.")
        )
    if proposal.has_lapsed(link.at):
        raise Refused(_("This proposal lapsed after 14 days: propose it again."))
    return proposal


def _with_publication(
    state: State,
    link: Link,
    details: Details,
    people: tuple[Person, ...],
    is_trusted: bool,
    kind: Kind = Kind.PUBLISH,
) -> State:
    publication = Publication(
        version=len(state.publications) + 1,
        entry=link.number,
        at=link.at,
        details=details,
        people=people,
        is_trusted=is_trusted,
        digest=link.digest,
    )
    after = replace(state, live=publication, publications=(*state.publications, publication))
    return _changed(after, kind, link, people, publication)


def _changed(
    state: State, kind: Kind, link: Link, people: tuple[Person, ...], publication: Publication
) -> State:
    return replace(state, changes=(*state.changes, Change(kind, link.at, people, publication)))


def _live(state: State) -> Publication:
    if state.live is None:
        raise Refused(_("No details are live."))
    return state.live


RULES: Mapping[Kind, Callable[[State, Link, Mapping[str, Any]], State]] = {
    Kind.PROPOSE: _propose,
    Kind.STOP: _stop,
    Kind.PUBLISH: _publish,
    Kind.PAUSE: _pause,
    Kind.RESUME: _resume,
    Kind.REVOKE: _revoke,
    Kind.ROLL_BACK: _roll_back,
}
