"""Reads the demo stories: lines of “name: value”, an empty line, then the story as HTML.

NN-words.html is the first version of a story, NN-words.2.html the next one. Versions are saved in
their order; one that says when it is `published` goes to readers, one that does not stays a draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "stories"
TIME = re.compile(r"(in )?(\d+) (minutes|hours|days?)( ago)?")


@dataclass(frozen=True, kw_only=True)
class StoryFile:
    key: str  # the same for every version of a story
    html: str
    headline: str
    category: str
    standfirst: str = ""
    dateline: str = ""
    language: str = "en"
    authors: tuple[str, ...] = ()
    picture: str = ""  # a scene of newsroom.demo.scenes
    published: str = ""  # “now”, “3 hours ago”, “in 2 days”; an update is always now
    reads: int = 0
    change: str = ""  # of a story that readers have seen: “update”, “correction” …
    note: str = ""  # of the revision; readers see that of a correction

    def published_at(self, now: datetime) -> datetime | None:
        return moment(self.published, now) if self.published else None


def read_all() -> list[StoryFile]:
    """Every version of every story, in the order in which they are saved."""
    return [read(path) for path in sorted(STORIES.glob("*.html"), key=_key_and_version)]


def _key_and_version(path: Path) -> tuple[str, int]:
    key, _, version = path.stem.partition(".")
    return key, int(version or 1)


def read(path: Path) -> StoryFile:
    head, _, html = path.read_text(encoding="utf-8").partition("\n\n")
    values = dict(_line(path, line) for line in head.splitlines())
    return StoryFile(key=_key_and_version(path)[0], html=html.strip(), **values)


def _line(path: Path, line: str) -> tuple[str, Any]:
    name, _, value = line.partition(": ")
    if name not in NAMES:
        raise ValueError(f"{path.name}: {name!r} is none of {', '.join(NAMES)}.")
    return name, READERS.get(name, str)(value)


NAMES = [field.name for field in fields(StoryFile) if field.name not in {"key", "html"}]
READERS: dict[str, Any] = {"reads": int, "authors": lambda value: tuple(value.split(", "))}


def moment(words: str, now: datetime) -> datetime:
    """The time that the words mean: “now”, “40 minutes ago”, “in 2 days”."""
    if words == "now":
        return now
    found = TIME.fullmatch(words)
    if found is None or bool(found[1]) == bool(found[4]):
        raise ValueError(f"{words!r} is no time; write “now”, “3 hours ago” or “in 2 days”.")
    span = timedelta(**{found[3].removesuffix("s") + "s": int(found[2])})
    return now + span if found[1] else now - span
