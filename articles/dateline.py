"""Where a story was reported from: the place that opens its text, as in “NEW DELHI — ”."""

import re
from collections.abc import Sequence
from html import escape

from articles.markup import Mark, blocks, mark, text_of, tokens

OPENING = '<span class="dateline" dir="auto">'
CLOSING = "</span>"
DASH = " — "

# What may stand between the place and its dash: “, 4 December”, “, Dec. 4, 2025”, “ (Valley News)”.
BETWEEN = r"(?:\s*[,،]\s*[^,،—–]{1,20}(?:,\s*\d{4})?)?(?:\s*\([^)]{1,30}\))?"
END = r"(?:\s*[—–]|\s*--\s|\s+-\s|\s*:)"


def open_with(dateline: str, bodies: Sequence[str]) -> list[str]:
    """The bodies of a story's sections, the dateline before the first paragraph.

    A text that opens with it as it stands only has it marked.
    """
    opened = list(bodies)
    if not dateline:
        return opened
    index = next((i for i, body in enumerate(bodies) if _first_paragraph(body) is not None), 0)
    opened[index] = _opened(opened[index], dateline)
    return opened


def _opened(html: str, dateline: str) -> str:
    start = _first_paragraph(html)
    put = f"{OPENING}{escape(dateline, quote=False)}{CLOSING}"
    if start is None:
        return f"<p>{put}</p>{html}"
    if span := _opening(html[start:], dateline):
        block = len(blocks(html[:start]))
        return mark(html, [Mark(block, *span, opening=OPENING, again=OPENING, closing=CLOSING)])
    return html[:start] + put + DASH + html[start:].lstrip()


def _first_paragraph(html: str) -> int | None:
    """Where the text of the first paragraph begins that is in no list, table or block quote."""
    offset, depth, start = 0, 0, None
    for token in tokens(html):
        offset += len(token.source)
        if token.ends_block and token.name != "hr":
            depth += -1 if token.closing else 1
            start = offset if (token.name, token.closing, depth) == ("p", False, 1) else None
        elif start is not None and token.text.strip():
            return start
    return None


def _opening(html: str, dateline: str) -> tuple[int, int] | None:
    """The first and last offset of the dateline in a paragraph that opens with it."""
    text = text_of(html.partition("</p>")[0])
    words = r"\s+".join(map(re.escape, dateline.split()))
    found = re.match(rf"\s*({words}){BETWEEN}{END}", text, re.IGNORECASE)
    return found.span(1) if found else None
