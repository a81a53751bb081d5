"""The ledger as it stands: read from the database, verified, and told to readers as plain data.

What is shown comes from a chain that this process has verified. For a reader, a look at the head
of the ledger is enough while that is the same; once a second, the whole chain is compared with
what was verified, entry for entry.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic

from django.conf import settings
from django.db import connection
from django.utils import timezone

from donations.entries import chain, publicity, rules, witness
from donations.entries.chain import Broken, Keys, Link
from donations.entries.witness import Memory
from donations.models import Entry
from donations.models.entry import Row
from donations.people import alarm
from donations.standing import Standing, Status

COMPARED_EVERY = 1.0  # seconds


@dataclass(frozen=True)
class Reading:
    """What was read, and either what it says or what is wrong with it."""

    rows: tuple[Row, ...]
    links: tuple[Link, ...]
    keys: Keys
    at: float  # by the monotonic clock
    state: rules.State
    standing: Standing
    breach: str = ""


_last: Reading | None = None  # of this process; replaced as a whole, so threads need no lock


def state() -> rules.State:
    """What is true now; costs one query. Raises Broken for a ledger that does not verify."""
    return _state_of(reading())


def verified(rows: tuple[Row, ...]) -> rules.State:
    """What these rows say, to which nobody else can add now. Raises Broken."""
    return _state_of(_reading(rows, witness.recall(settings.DONATIONS_WITNESS)))


def _state_of(reading: Reading) -> rules.State:
    if reading.breach:
        raise Broken(reading.breach)
    return reading.state


def reading() -> Reading:
    """All of it, whether it verifies or not; tells the site managers once if not. Costs one
    query."""
    found = _now()
    if found.breach:
        alarm.sound(found.breach, found.links)
    return found


def standing(now: datetime | None = None) -> Standing:
    """What readers may know; never raises for a broken ledger. Costs one query."""
    found = _known() or reading()
    announced = publicity.announced(found.state, now or timezone.now())
    return replace(found.standing, announced=announced) if announced else found.standing


def _known() -> Reading | None:
    """The last reading, if it is young enough and the ledger has the same head."""
    last = _last
    if last is None or last.keys is not settings.DONATIONS_KEYS:
        return None
    if monotonic() - last.at >= COMPARED_EVERY:
        return None
    try:
        head = Entry.objects.head()
    except Broken:
        return None
    return last if head == (last.rows[-1] if last.rows else None) else None


def _now() -> Reading:
    try:
        memory = witness.recall(settings.DONATIONS_WITNESS)
        return _reading(Entry.objects.rows(), memory)
    except Broken as broken:
        return _broken((), settings.DONATIONS_KEYS, broken)


def _reading(rows: tuple[Row, ...], memory: Memory) -> Reading:
    """Verifies only what it has not verified last; asks the witness each time, which other
    processes have told more."""
    global _last  # noqa: PLW0603 - see above
    last, keys = _last, settings.DONATIONS_KEYS
    if last is None or last.breach or last.rows != rows or last.keys is not keys:
        last = _read(rows, keys)
    last = _witnessed(replace(last, at=monotonic()), memory)
    _last = last
    return last


def _read(rows: tuple[Row, ...], keys: Keys) -> Reading:
    links = tuple(Link(*row) for row in rows)
    try:
        chain.verify(links, keys)
        found = rules.fold(links)
        shown = publicity.lasting(found, keys.signing)
    except Broken as broken:
        return _broken(rows, keys, broken)
    return Reading(rows, links, keys, monotonic(), found, shown)


def _witnessed(reading: Reading, memory: Memory) -> Reading:
    if reading.breach:
        return reading
    try:
        witness.check(reading.links, memory)
    except Broken as broken:
        return _broken(reading.rows, reading.keys, broken)
    if not connection.in_atomic_block:  # what is read in a transaction may yet be taken back
        witness.remember(reading.links, memory)
    return reading


def _broken(rows: tuple[Row, ...], keys: Keys, broken: Broken) -> Reading:
    links, shown = tuple(Link(*row) for row in rows), Standing(Status.UNAVAILABLE)
    return Reading(rows, links, keys, monotonic(), rules.State(), shown, str(broken))
