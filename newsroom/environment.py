"""Strict readers of the environment.

A wrong value stops the start with one line that names the variable, the value and the way out.
Every variable has a working default; an empty variable counts as one that is not set.
"""

import os
import re
import sys
import zoneinfo
from pathlib import Path
from typing import NoReturn

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})
HOST = re.compile(r"\*|\.?[\w-]+(\.[\w-]+)*|\[[0-9a-fA-F:.]+\]")  # no port: Django matches none
MAILBOX = re.compile(r"[^\s@<>,]+@[^\s@<>,]+")
PERSON = re.compile(rf"(?P<login>[\w.@+-]+)(\s*<(?P<mailbox>{MAILBOX.pattern})>)?")
ORIGIN = re.compile(rf"https?://(\*\.)?({HOST.pattern})(:\d+)?")


def stop(name: str, problem: str) -> NoReturn:
    """End the process with one line; a traceback would bury it."""
    sys.exit(f"{name}: {problem}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in YES | NO:
        stop(name, f"{value!r} is neither on nor off; write 'on' or 'off'.")
    return value in YES


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def hosts(name: str, default: str) -> list[str]:
    found = words(name, default)
    for host in found:
        if not HOST.fullmatch(host):
            stop(name, f"{host!r} is not a host name; write it as www.example.org.")
    return found


def origins(name: str) -> list[str]:
    found = words(name)
    for origin in found:
        if not ORIGIN.fullmatch(origin):
            stop(name, f"{origin!r} is not an origin; write it as https://www.example.org.")
    return found


def origin(name: str, default: str) -> str:
    """Of one site: scheme and host, without a slash at the end."""
    value = text(name, default).removesuffix("/")
    if "*" in value or not ORIGIN.fullmatch(value):
        stop(name, f"{value!r} is not the address of a site; write it as https://www.example.org.")
    return value


def mailbox(name: str, default: str) -> str:
    value = text(name, default)
    if not MAILBOX.fullmatch(value):
        stop(name, f"{value!r} is not a mail address; write it as desk@example.org.")
    return value


def people(name: str, default: str = "") -> list[tuple[str, str]]:
    """Logins with their mailboxes, which may be left out: runa <runa@example.org>, idris."""
    found = []
    for word in words(name, default):
        match = PERSON.fullmatch(word)
        if match is None:
            stop(name, f"{word!r} is not a login; write it as runa <runa@example.org>, or as runa.")
        found.append((match["login"], match["mailbox"] or ""))
    return found


def folder(name: str, default: Path) -> Path:
    """Made if it is missing."""
    value = Path(text(name, str(default)))
    if not value.is_absolute():
        stop(name, f"{str(value)!r} is not an absolute path; write it as /srv/newsroom.")
    try:
        value.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(name, f"the folder {str(value)!r} cannot be made: {error.strerror}.")
    return value


def time_zone(name: str, default: str) -> str:
    return _known_zone(name, text(name, default))


def time_zones(name: str, default: str) -> list[str]:
    return [_known_zone(name, zone) for zone in words(name, default)]


def _known_zone(name: str, value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        stop(name, f"{value!r} is not a time zone; write it as Europe/Oslo.")
    return value
