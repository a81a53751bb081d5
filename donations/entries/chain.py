"""The ledger as a chain: each entry holds the digest of the one before and is signed.

Whoever changes, leaves out, adds or reorders an entry, at its end excepted, has to sign everything
after it again with a key that is not in the database. What is cut off at the end is found out by
donations.entries.witness.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from donations.entries.canonical import canonical, is_canonical
from donations.entries.signing import SigningKey, digest, is_signed

FORMAT = "newsroom donation ledger 1"  # signed with every entry, so that it can be nothing else
NOTHING = "0" * 64  # what the first entry follows


class Broken(Exception):
    """The ledger does not verify; says which entry and why."""


@dataclass(frozen=True)
class Link:
    """An entry as it is stored."""

    number: int
    kind: str
    at: datetime
    content: str  # canonical JSON
    previous: str
    digest: str
    signature: str

    @property
    def body(self) -> Any:
        return json.loads(self.content)


@dataclass(frozen=True)
class FormerKey:
    """A public key that signed the entries up to that number, and none after it."""

    public_key: str
    until: int


@dataclass(frozen=True)
class Keys:
    signing: SigningKey
    former: tuple[FormerKey, ...] = ()

    def signed(self, link: Link) -> bool:
        keys = [self.signing.public_key]
        keys += [former.public_key for former in self.former if link.number <= former.until]
        return any(is_signed(link.digest, link.signature, key) for key in keys)


def follow(last: Link | None, kind: str, at: datetime, body: dict[str, Any], keys: Keys) -> Link:
    """The entry that follows the last one, signed."""
    number, previous = (last.number + 1, last.digest) if last else (1, NOTHING)
    content = canonical(body)
    own = _digest(number, kind, at, content, previous)
    return Link(number, kind, at, content, previous, own, keys.signing.sign(own))


def verify(links: Iterable[Link], keys: Keys) -> None:
    """Raises Broken at the first entry that is not what was signed."""
    previous = NOTHING
    for number, link in enumerate(links, 1):
        if not _is_readable(link):
            raise Broken(f"entry {number} is not what a row of the ledger holds")
        if link.number != number:
            raise Broken(f"entry {number} is missing: entry {link.number} stands in its place")
        if link.previous != previous:
            raise Broken(f"entry {number} does not follow the entry before it")
        if not is_canonical(link.content) or link.digest != _digest_of(link):
            raise Broken(f"entry {number} is not what its digest says")
        if not keys.signed(link):
            raise Broken(f"entry {number} is not signed with the newsroom's key")
        previous = link.digest


def _is_readable(link: Link) -> bool:
    """Whether each column holds its type: SQLite takes anything anywhere."""
    texts = (link.kind, link.content, link.previous, link.digest, link.signature)
    at: Any = link.at
    return isinstance(at, datetime) and all(isinstance(text, str) for text in texts)


def moment(at: datetime) -> str:
    """As it is signed, to the microsecond: 2026-11-22T18:40:00.000000Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _digest_of(link: Link) -> str:
    return _digest(link.number, link.kind, link.at, link.content, link.previous)


def _digest(number: int, kind: str, at: datetime, content: str, previous: str) -> str:
    signed = {
        "format": FORMAT,
        "number": number,
        "kind": kind,
        "at": moment(at),
        "content": content,
        "previous": previous,
    }
    return digest(canonical(signed))


def as_row(link: Link) -> dict[str, Any]:
    """The columns of the table."""
    return asdict(link)
