"""What is live in place of the defaults."""

from collections.abc import Iterable

from newsroom.generation import Kept
from newsroom.managed.registry import MANAGED
from newsroom.models import ManagedTemplate

MOST = 10_000  # pages


class LiveSources(dict[str, str]):
    """Texts by the template's name, and which of them failed in this process since they were read.

    They are read again when anything on the site has changed; then those that failed are tried
    again, for it may have been a story's text.
    """

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(texts)
        self.failed: set[str] = set()
        self.sound: set[bytes] = set()  # digests of what they made, once it was found good

    def usable(self) -> dict[str, str]:
        return {name: text for name, text in self.items() if name not in self.failed}

    def remember(self, digest: bytes) -> None:
        if len(self.sound) >= MOST:
            self.sound.clear()
        self.sound.add(digest)


def _read() -> LiveSources:
    """Costs one query. What a later release manages no more is left out."""
    changed = ManagedTemplate.objects.changed().values_list("name", "live__source")
    return LiveSources((name, source) for name, source in changed if name in MANAGED)


_kept = Kept(_read)


def live_sources() -> LiveSources:
    """The text of every template that has a live version."""
    return _kept()


def live_source(name: str) -> str | None:
    return live_sources().get(name)


def last_known() -> LiveSources:
    """The same for pages that are made while the database may be away."""
    return _kept.last() or LiveSources()
