"""Reads the pages of the demo: lines of “name: value”, an empty line, then the text as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
NAMES = frozenset({"title", "address", "language"})


@dataclass(frozen=True, kw_only=True)
class PageFile:
    title: str
    address: str
    html: str
    language: str = "en"


def read_all() -> list[PageFile]:
    return [read(path) for path in sorted(PAGES.glob("*.html"))]


def read(path: Path) -> PageFile:
    head, _, html = path.read_text(encoding="utf-8").partition("\n\n")
    return PageFile(html=html.strip(), **dict(_lines(path, head)))


def _lines(path: Path, head: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        name, _, value = line.partition(": ")
        if name not in NAMES:
            raise ValueError(f"{path.name}: {name!r} is none of {', '.join(sorted(NAMES))}.")
        yield name, value
