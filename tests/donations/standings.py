"""Standings made by hand: what readers may know, without a ledger."""

from datetime import UTC, datetime, timedelta
from typing import Any

from donations.details import Details
from donations.standing import Announced, Event, Proof, Standing, Status, Version
from tests.donations.chains import OURS

SINCE = datetime(2026, 3, 14, 11, 30, tzinfo=UTC)
DETAILS = OURS
PROOF = Proof(statement='{"a":1}', signature="cd" * 64, public_key="ef" * 32)
ANNOUNCED = Announced(ends="903", due=SINCE + timedelta(days=3))


def version(details: Details = DETAILS) -> Version:
    return Version(number=3, details=details, since=SINCE, people=2, digest="ab" * 32)


def live(details: Details = DETAILS, **fields: Any) -> Standing:
    made: dict[str, Any] = {"version": version(details), "proof": PROOF}
    return Standing(Status.LIVE, **made | fields)


def paused() -> Standing:
    return Standing(Status.PAUSED, version=version(), proof=PROOF, history=(event("pause"),))


def none() -> Standing:
    return Standing(Status.NONE, proof=PROOF)


def unavailable() -> Standing:
    return Standing(Status.UNAVAILABLE)


def event(kind: str, **fields: Any) -> Event:
    made: dict[str, Any] = {"at": SINCE, "people": 2, "version": 3, "details": DETAILS}
    return Event(kind, **made | fields)
