"""A saved page as text to its pieces: headline, reads, dateline, story, the site's furniture.

The story is kept to the letter; only no-break spaces become ordinary ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Literal

from django.utils.translation import gettext as _

from articles import page_bottom, page_dateline, page_top
from articles.furniture import Furniture
from articles.page_units import SPACES, groups_of, is_short

MAXIMUM_BYTES = 5 * 1024 * 1024


class UnreadablePage(ValueError):  # says what the page is, as callers name it
    """The file is no page of text; the message is one line for the person who saved it."""


@dataclass(frozen=True)
class Block:
    kind: Literal["heading", "paragraph"]
    text: str


@dataclass(frozen=True)
class Page:
    headline: str
    reads: int | None
    dateline: str  # "NEW ARVEL", without its dash
    dateline_separator: str  # " — ": dateline + separator + first paragraph is the text as it stood
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]


def decode(data: bytes) -> str:
    """The text of a file, with "\\n" line ends. Raises UnreadablePage."""
    if len(data) > MAXIMUM_BYTES:
        raise UnreadablePage(
            _("The file is larger than %(size)d MB: save one page, as text.")
            % {"size": MAXIMUM_BYTES // 1024**2}
        )
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _not_text(error.start) from None
    if found := _CONTROL.search(text):
        raise _not_text(len(text[: found.start()].encode()))
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    text = "\n".join(line.rstrip(SPACES) for line in lines)
    if not text.strip(SPACES + "\n"):
        raise UnreadablePage(_("The file is empty."))
    return text


def read(text: str) -> Page:
    """Raises UnreadablePage if there is no headline, or no story under it."""
    groups = list(groups_of(text.replace("\u00a0", " ")))
    units = list(chain.from_iterable(groups))
    while units and page_top.NAVIGATION.fullmatch(units[0]):
        del units[0]
    if not units or not page_top.is_headline(units[0]):
        raise UnreadablePage(
            _("No headline: the first line must be the headline, without a full stop.")
        )
    first, reads, above = page_top.read(units, {group[0] for group in groups if not group[1:]})
    last, below = page_bottom.read(units, first)
    if all(map(is_short, units[first:last])):
        raise UnreadablePage(_("No story: there is no paragraph under the headline."))
    dateline, separator, blocks = _without_dateline(_blocks(units[first:last]))
    return Page(units[0], reads, dateline, separator, tuple(blocks), (*above, *below))


_LINE_END = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def _not_text(offset: int) -> UnreadablePage:
    return UnreadablePage(
        _("Byte %(offset)d is not text: save the page again as UTF-8 text.") % {"offset": offset}
    )


def _blocks(units: list[str]) -> list[Block]:
    """One or two short open lines above a paragraph are headings; a row of them is a list."""
    rows = [(short, list(row)) for short, row in groupby(units, is_short)]
    blocks = []
    for index, (short, row) in enumerate(rows):
        heading = short and not row[2:] and index + 1 < len(rows)
        kind: Literal["heading", "paragraph"] = "heading" if heading else "paragraph"
        blocks += [Block(kind, unit) for unit in row]
    return blocks


def _without_dateline(blocks: list[Block]) -> tuple[str, str, list[Block]]:
    first, *others = blocks
    if first.kind == "heading":
        return "", "", blocks
    place, separator, rest = page_dateline.split(first.text, [block.text for block in others])
    return place, separator, [Block("paragraph", rest), *others]
