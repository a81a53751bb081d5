"""Reads the HTML that `articles.html.clean` returns: well-formed, every attribute quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

INLINE = frozenset({"a", "br", "em", "img", "span", "strong", "sub", "sup"})
TOKEN = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-z0-9]+)(?:[^>"]|"[^"]*")*>|&[^;\s<&]+;|[^<&]+|.""", re.S
)


@dataclass(frozen=True)
class Token:
    source: str
    name: str = ""  # of the element; empty for text
    closing: bool = False

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        if self.name:
            return "\n" if self.name == "br" else ""
        return unescape(self.source)

    @property
    def ends_block(self) -> bool:
        return bool(self.name) and self.name not in INLINE


def tokens(html: str) -> Iterator[Token]:
    """Elements' tags, runs of text and single character references; joined, they are `html`."""
    for match in TOKEN.finditer(html):
        yield Token(match[0], match["name"] or "", bool(match["close"]))


def text_of(html: str) -> str:
    return "".join(token.text for token in tokens(html))


def escaped(text: str) -> str:
    """Plain text as HTML; quotation marks stay as they are."""
    return escape(text, quote=False)


def _runs(html: str) -> Iterator[list[Token]]:
    """The tokens in groups: a block-level tag alone, or the inline content between two of them."""
    run: list[Token] = []
    for token in tokens(html):
        if token.ends_block:
            yield from filter(None, [run, [token]])
            run = []
        else:
            run.append(token)
    yield from filter(None, [run])


def _is_block(run: Sequence[Token]) -> bool:
    return not run[0].ends_block and any(token.text.strip() for token in run)


def compact(html: str) -> str:
    """The HTML without the white space between blocks."""
    kept = (run for run in _runs(html) if run[0].ends_block or not _is_layout(run))
    return "".join(token.source for run in kept for token in run)


def _is_layout(run: Sequence[Token]) -> bool:
    return all(not token.name and token.source.isspace() for token in run)


def blocks(html: str) -> list[str]:
    """The plain text of each paragraph, list item, cell or other block that has any."""
    return ["".join(token.text for token in run) for run in _runs(html) if _is_block(run)]


@dataclass(frozen=True)
class Mark:
    """A run of characters to be wrapped in an element: offsets as in `blocks`."""

    block: int
    start: int
    end: int
    opening: str  # the tag before the first piece
    again: str  # the tag before each further piece, where the run crosses inline elements
    closing: str


def mark(html: str, marks: Sequence[Mark]) -> str:
    """The HTML with every mark wrapped. Marks do not overlap and stand in reading order."""
    out: list[str] = []
    block = 0
    for run in _runs(html):
        if _is_block(run):
            out += _marked(run, [one for one in marks if one.block == block])
            block += 1
        else:
            out += [token.source for token in run]
    return "".join(out)


def _marked(run: Sequence[Token], marks: Sequence[Mark]) -> Iterator[str]:
    offset = 0
    for token in run:
        length = len(token.text)
        if token.name or token.source.startswith("&"):
            yield from _whole(token, offset, marks)
        else:
            yield from _cut(token.source, offset, marks)
        offset += length


def _whole(token: Token, offset: int, marks: Sequence[Mark]) -> Iterator[str]:
    """A character reference is inside a mark or outside; a tag is never wrapped."""
    for one in marks:
        if not token.name and one.start <= offset < one.end:
            yield _tag(one, offset) + token.source + one.closing
            return
    yield token.source


def _cut(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[str]:
    done = 0
    for one in marks:
        start = max(one.start - offset, done)
        end = min(one.end - offset, len(text))
        if start < end:
            yield text[done:start]
            yield _tag(one, offset + start) + text[start:end] + one.closing
            done = end
    yield text[done:]


def _tag(one: Mark, offset: int) -> str:
    return one.opening if offset == one.start else one.again
