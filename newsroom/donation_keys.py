"""The key that signs the ledger of donation details, and those that signed it before.

It never stands in the database: who can write there can sign nothing.
"""

import re
import secrets
from pathlib import Path

from donations.entries.chain import FormerKey, Keys
from donations.entries.signing import SigningKey
from newsroom import kept_key
from newsroom.environment import stop, words

NAME = "DONATIONS_SIGNING_KEY"
FORMER = "DONATIONS_FORMER_KEYS"
FORMER_KEY = re.compile("([0-9a-f]{64}):([1-9][0-9]*)")
WAY_OUT = "make one with 'openssl rand -hex 32' and keep a copy in a safe place"


def donation_keys(path: Path, *, makes_one: bool) -> Keys:
    """DONATIONS_SIGNING_KEY, or the file named by DONATIONS_SIGNING_KEY_FILE.

    Without either the process ends; only where makes_one says so (on a machine of one's own) a key
    is made and kept at the path.
    """
    name, key = kept_key.given(NAME)
    if not key and makes_one:
        name, key = NAME, kept_key.kept(NAME, path, lambda: secrets.token_hex(32))
    if not key:
        stop(NAME, f"not set, and neither is {NAME}_FILE; {WAY_OUT}.")
    try:
        return Keys(SigningKey(key.lower()), _former())
    except ValueError:
        stop(name, f"the key is not 64 hexadecimal digits; {WAY_OUT}.")


def _former() -> tuple[FormerKey, ...]:
    found = []
    for word in words(FORMER):
        match = FORMER_KEY.fullmatch(word)
        if match is None:
            stop(
                FORMER,
                f"{word!r} is not a public key and the last entry that it signed; "
                "write them as 64 hexadecimal digits, a colon and the number.",
            )
        found.append(FormerKey(match[1], int(match[2])))
    return tuple(found)
