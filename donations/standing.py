"""What readers may know of the donation details: plain data, whatever it was read from."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from donations.details import Details


class Status(Enum):
    LIVE = "live"
    PAUSED = "paused"  # somebody has said: please do not send money now
    NONE = "none"  # nothing was ever published, or what was is revoked
    UNAVAILABLE = "unavailable"  # the ledger does not verify


@dataclass(frozen=True)
class Version:
    """One publication of details: how readers got them, and the proof."""

    number: int  # 1, 2, 3 … of the publications
    details: Details
    since: datetime
    people: int  # how many vouched for it; none: the command line that set the site up
    digest: str  # of its entry in the ledger, in hexadecimal


@dataclass(frozen=True)
class Announced:
    """A change that one person lets go live alone, unless somebody stops it."""

    ends: str  # the last digits of the account that would become live
    due: datetime


@dataclass(frozen=True)
class Event:
    """A line of the public history."""

    kind: str  # publish, pause, resume, revoke, roll_back
    at: datetime
    people: int
    version: int  # of the publication that it is about
    details: Details


@dataclass(frozen=True)
class Proof:
    """What others compare the page with: a statement in canonical JSON and its signature."""

    statement: str
    signature: str  # Ed25519 over the statement's UTF-8 bytes, in hexadecimal
    public_key: str  # in hexadecimal


@dataclass(frozen=True)
class Standing:
    status: Status
    version: Version | None = None  # while paused: what was paused, which readers are not shown
    announced: Announced | None = None
    history: tuple[Event, ...] = ()  # the newest first
    proof: Proof | None = None

    @property
    def shown(self) -> Details | None:
        """The details that readers are shown: none unless they are live."""
        if self.status is Status.LIVE and self.version:
            return self.version.details
        return None
