"""The entries of the ledger in words: the history that staff read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from donations.entries.chain import Link
from donations.entries.rules import Act, Kind, Origin, State

READERS_SEE = frozenset({Kind.PUBLISH, Kind.PAUSE, Kind.RESUME, Kind.REVOKE, Kind.ROLL_BACK})


@dataclass(frozen=True)
class Row:
    number: int
    at: datetime
    what: str
    who: str
    version: int | None  # of the publication that it is about


def rows(links: Sequence[Link], state: State) -> list[Row]:
    """The newest first. Of a ledger that does not verify, the kind of an entry and no more: what
    it says is worth nothing."""
    if not state.entry:
        return [Row(link.number, link.at, link.kind, "", None) for link in reversed(links)]
    seen = iter(state.changes)
    found = []
    for link in links:
        change = next(seen) if Kind(link.kind) in READERS_SEE else None
        version = change.publication.version if change else None
        names = [person.name for person in change.people] if change else []
        found.append(_row(link, version, ", ".join(names) or _author(link.body)))
    return found[::-1]


def since(links: Sequence[Link], number: int) -> list[Row]:
    """What was entered after that entry, of a ledger that verifies."""
    return [_row(link, None, _author(link.body)) for link in links if link.number > number]


def _row(link: Link, version: int | None, who: str) -> Row:
    return Row(link.number, link.at, WORDS[Kind(link.kind)](link.body), who, version)


def _author(body: Mapping[str, Any]) -> str:
    return str(body["by"]["name"]) if body.get("by") else _("command line")


def _proposed(body: Mapping[str, Any]) -> str:
    if body["act"] == Act.RESUME.value:
        return _("Asked to resume gifts")
    return _("Proposed, to go live alone") if body["alone"] else _("Proposed")


def _published(body: Mapping[str, Any]) -> str:
    origins = {
        Origin.SETUP.value: _("Set up on the server"),
        Origin.UPGRADE.value: _("Taken over from an earlier release"),
    }
    return origins.get(body.get("origin", ""), _("Published"))


def _paused(body: Mapping[str, Any]) -> str:
    return _("Paused: fraud suspected") if body["fraud"] else _("Paused")


WORDS: Mapping[Kind, Callable[[Mapping[str, Any]], str]] = {
    Kind.PROPOSE: _proposed,
    Kind.STOP: lambda _body: _("Stopped the proposal"),
    Kind.PUBLISH: _published,
    Kind.PAUSE: _paused,
    Kind.RESUME: lambda _body: _("Resumed"),
    Kind.REVOKE: lambda _body: _("Revoked"),
    Kind.ROLL_BACK: lambda _body: _("Rolled back"),
}
