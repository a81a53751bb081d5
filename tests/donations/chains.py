"""Ledgers without a database, for the tests of the pure files."""

from datetime import UTC, datetime, timedelta
from typing import Any

from donations.details import Details
from donations.entries import rules
from donations.entries.chain import Keys, Link, follow
from donations.entries.rules import Kind, State
from donations.entries.signing import SigningKey

KEYS = Keys(SigningKey("11" * 32))
OTHER_KEYS = Keys(SigningKey("22" * 32))
START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

OURS = Details(
    holder="Dawat Media Center",
    bank="DNB",
    account_number="05302294668",
    iban="NO1505302294668",
    bic="DNBANOKK",
    vipps_number="557320",
)
OTHER = Details(
    holder="Dawat Media Center",
    bank="Danske Bank",
    account_number="86011117947",
    iban="NO9386011117947",
    bic="DABANO22",
    shows_vipps=False,
)
RUNA, IDRIS, MINA = (
    {"id": number, "login": name.lower(), "name": name}
    for number, name in enumerate(("Runa", "Idris", "Mina"), 1)
)


class Ledger:
    """Grows by one entry after the other, each an hour after the one before."""

    def __init__(self) -> None:
        self.links: tuple[Link, ...] = ()
        self.at = START

    @property
    def state(self) -> State:
        return rules.fold(self.links)

    def add(self, kind: Kind, *, after: timedelta = HOUR, **body: Any) -> State:
        """Raises rules.Refused for what breaks a rule."""
        self.at += after
        link = follow(self.links[-1] if self.links else None, kind.value, self.at, body, KEYS)
        state = rules.apply(self.state, link)
        self.links += (link,)
        return state

    def set_up(self, details: Details = OURS) -> State:
        return self.add(Kind.PUBLISH, origin="setup", by=None, details=details.to_json())

    def propose(self, details: Details = OTHER, *, by: Any = RUNA, **body: Any) -> State:
        said: dict[str, Any] = {"act": "publish", "verified": "bank letter", "note": ""}
        said |= {"alone": False, "details": details.to_json()} | body
        return self.add(Kind.PROPOSE, by=by, **said)

    def approve(
        self, details: Details = OTHER, *, by: Any = IDRIS, after: timedelta = HOUR, **body: Any
    ) -> State:
        waiting = self.state.proposal
        said = {"proposal": waiting.entry if waiting else 0, "details": details.to_json()} | body
        return self.add(Kind.PUBLISH, by=by, after=after, **said)

    def alone(self, details: Details = OTHER, *, by: Any = RUNA) -> State:
        """Somebody alone proposes it, waits, and lets it go live."""
        self.propose(details, by=by, alone=True)
        return self.approve(details, by=by, after=3 * DAY)

    def pause(self, *, by: Any = RUNA, fraud: bool = False) -> State:
        return self.add(Kind.PAUSE, by=by, fraud=fraud, note="")

    def resume(self, *, by: Any = RUNA, proposal: int = 0) -> State:
        return self.add(Kind.RESUME, by=by, proposal=proposal)
