"""The signed statement of what readers are shown, for whoever compares the pages with it."""

from typing import Any

from donations.entries.canonical import canonical
from donations.entries.chain import moment
from donations.entries.rules import State
from donations.entries.signing import SigningKey
from donations.standing import Proof, Status, Version

FORMAT = "newsroom donation details 1"


def prove(status: Status, version: Version | None, state: State, key: SigningKey) -> Proof:
    """While nothing is shown, the statement holds no number either."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "status": status.value,
        "entry": state.entry,
        "digest": state.digest,
        "as_of": moment(state.at) if state.at else "",
        "version": version.number if version else 0,
        "details": None,
    }
    if version and status is Status.LIVE:
        said |= {"details": version.details.to_json(), "since": moment(version.since)}
    statement = canonical(said)
    return Proof(statement, key.sign(statement), key.public_key)
