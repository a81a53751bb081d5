"""The site's generation: one number, raised in the transaction of every change readers can see.

What a process keeps of the database, it keeps under this number. It looks at the number at most
once a second, so a change is on every page within a second, on one process or on fifty.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from django.db import transaction
from django.db.models import F

from newsroom.models import Generation

BETWEEN_LOOKS = 1.0  # seconds
T = TypeVar("T")


@dataclass(frozen=True)
class Look:
    value: int
    until: float  # of the monotonic clock


_look: Look | None = None
_kept: WeakSet["Kept[Any]"] = WeakSet()


def raise_it() -> None:
    """To be called in the transaction of the change. This process sees the change at once."""
    if not Generation.objects.filter(pk=1).update(value=F("value") + 1):
        Generation.objects.get_or_create(pk=1)
        Generation.objects.filter(pk=1).update(value=F("value") + 1)
    transaction.on_commit(look_again)


def current() -> int:
    """At most one query a second, but one each time inside a transaction: what that has written
    may still be taken back, and nobody may remember it."""
    global _look  # noqa: PLW0603 - what the process remembers
    if in_transaction():
        return _read()
    now, seen = monotonic(), _look
    if seen is None or now >= seen.until:
        seen = _look = Look(_read(), now + BETWEEN_LOOKS)
    return seen.value


def _read() -> int:
    return Generation.objects.values_list("value", flat=True).filter(pk=1).first() or 0


def in_transaction() -> bool:
    return bool(transaction.get_connection().in_atomic_block)


def look_again() -> None:
    global _look  # noqa: PLW0603 - what the process remembers
    _look = None


def forget() -> None:
    """As if the process had just started."""
    look_again()
    for each in list(_kept):
        each.forget()


class Kept(Generic[T]):
    """What `read` returns, read again when the generation has changed.

    Inside a transaction it is read each time and not kept. Nobody may change what they get.
    """

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._held: tuple[int, T] | None = None
        _kept.add(self)

    def __call__(self) -> T:
        if in_transaction():
            return self._read()
        generation, held = current(), self._held  # looked at first: what is read is not older
        if held is None or held[0] != generation:
            held = self._held = (generation, self._read())
        return held[1]

    def last(self) -> T | None:
        """What was kept last, however old, without a look at the database."""
        return self._held[1] if self._held else None

    def forget(self) -> None:
        self._held = None
