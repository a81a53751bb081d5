"""What readers may know of the state of the ledger."""

from datetime import datetime

from donations.entries import confirmation
from donations.entries.rules import Change, Publication, State
from donations.entries.signing import SigningKey
from donations.entries.statement import prove
from donations.standing import Announced, Event, Standing, Status, Version


def lasting(state: State, key: SigningKey) -> Standing:
    """All of it that time alone does not change."""
    version = _version(state.live) if state.live else None
    status = Status.NONE if version is None else Status.PAUSED if state.pause else Status.LIVE
    return Standing(
        status=status,
        version=version,
        history=tuple(_event(change) for change in reversed(state.changes)),
        proof=prove(status, version, state, key),
    )


def announced(state: State, now: datetime) -> Announced | None:
    proposal = state.pending(now)
    if proposal is None or not proposal.alone or proposal.details is None:
        return None
    ends = confirmation.told(state.live_details, proposal.details)
    return Announced(ends=ends, due=proposal.due)


def _version(publication: Publication) -> Version:
    return Version(
        number=publication.version,
        details=publication.details,
        since=publication.at,
        people=len(publication.people),
        digest=publication.digest,
    )


def _event(change: Change) -> Event:
    return Event(
        kind=change.kind.value,
        at=change.at,
        people=len(change.people),
        version=change.publication.version,
        details=change.publication.details,
    )
