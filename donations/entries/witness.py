"""Remembers outside the database how far the ledger had come.

A chain whose last entries were cut off is still a chain, and so is another one in its place. This
file, next to the keys, knows which ledger it was, by the digest of its first entry, and that there
was more.
"""

import contextlib
import json
import logging
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from donations.entries.chain import Broken, Link

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Memory:
    """What was seen; number 0: nothing. To be recalled before the ledger is read: it may grow."""

    path: Path
    first: str = ""  # digest
    number: int = 0
    digest: str = ""


def recall(path: Path) -> Memory:
    """Raises Broken for a file that cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Memory(path, str(found["first"]), int(found["number"]), str(found["digest"]))
    except FileNotFoundError:
        return Memory(path)
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise Broken(
            f"{path} cannot be read: {error!r} (if nobody has touched the database, delete it: it"
            " is made again)"
        ) from None


def check(links: Sequence[Link], memory: Memory) -> None:
    """Raises Broken if the ledger is not the one that was seen before, or does not go on from
    there."""
    number = memory.number
    if not number:
        return
    is_same = bool(links) and links[0].digest == memory.first
    if not is_same or number > len(links) or links[number - 1].digest != memory.digest:
        raise Broken(
            f"entry {number} was there and is gone (if the database was restored from an older"
            f" backup or made anew on purpose, delete {memory.path})"
        )


def remember(links: Sequence[Link], memory: Memory) -> None:
    """Writes down how far the ledger has come, if it has come further."""
    if not links or links[-1].number <= memory.number:
        return
    path, last = memory.path, links[-1]
    seen = {"first": links[0].digest, "number": last.number, "digest": last.digest}
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        _write(draft, json.dumps(seen))
        os.replace(draft, path)  # noqa: PTH105 - the draft goes, whole, into its place
    except OSError:
        log.exception("How far the ledger of donation details has come cannot be kept in %s", path)
        with contextlib.suppress(OSError):
            draft.unlink()


def _write(path: Path, text: str) -> None:
    """To the disk, so that a power cut leaves no empty file."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
