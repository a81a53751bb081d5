"""Story HTML to sections and back, exactly: what was not touched is byte-identical."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.markup import blocks, text_of, tokens
from articles.slugs import make_slug

OPENING, CLOSING = "<h2>", "</h2>"


@dataclass(frozen=True)
class Section:
    """The lead (no heading) or what follows a heading, up to the next one."""

    heading: str  # inline HTML
    body: str  # HTML

    @property
    def source(self) -> str:
        return f"{OPENING}{self.heading}{CLOSING}{self.body}" if self.heading else self.body

    @property
    def title(self) -> str:
        """The heading as plain text."""
        return text_of(self.heading).strip()


@dataclass(frozen=True)
class Block:
    """A paragraph's plain text and its place: the section, and the block in that section's body."""

    section: int
    index: int
    text: str


def split(html: str) -> list[Section]:
    """The sections of a cleaned story. The first is always the lead, which may be empty."""
    sections: list[Section] = []
    heading = ""
    start = 0
    for begin, end, inner in _headings(html):
        sections.append(Section(heading, html[start:begin]))
        heading, start = inner, end
    return [*sections, Section(heading, html[start:])]


def join(sections: Iterable[Section]) -> str:
    return "".join(section.source for section in sections)


def _headings(html: str) -> Iterator[tuple[int, int, str]]:
    """Where each heading that opens a section begins and ends, and what it says.

    Only an `h2` at the top level does: one in a table or a block quote belongs to its section.
    """
    depth = offset = opened = 0
    for token in tokens(html):
        offset += len(token.source)
        if token.name == "h2" and not token.closing and depth == 0:
            opened = offset
        elif token.name == "h2" and token.closing and depth == 1:
            inner = html[opened : offset - len(CLOSING)]
            if text_of(inner).strip():
                yield opened - len(OPENING), offset, inner
        depth += _step(token.name, token.closing)


def _step(name: str, closing: bool) -> int:
    if not name or name in {"br", "hr", "img"}:
        return 0
    return -1 if closing else 1


def top_level(html: str) -> list[str]:
    """The paragraphs, headings, lists, figures … one after the other; joined, they are the text."""
    return list(_top_level(html))


def _top_level(html: str) -> Iterator[str]:
    run = ""
    depth = 0
    for token in tokens(html):
        if depth == 0 and token.ends_block and run:
            yield run
            run = ""
        run += token.source
        depth += _step(token.name, token.closing)
        if depth == 0 and token.ends_block:
            yield run
            run = ""
    yield from filter(None, [run])


def anchors(sections: Iterable[Section]) -> list[str]:
    """The fragment of each section's address, unique in the story; empty for the lead."""
    found: list[str] = []
    for section in sections:
        found.append(_free(make_slug(section.title) or "section", found) if section.heading else "")
    return found


def _free(anchor: str, taken: list[str]) -> str:
    candidate, number = anchor, 2
    while candidate in taken:
        candidate, number = f"{anchor}-{number}", number + 1
    return candidate


def story_blocks(sections: Iterable[Section]) -> list[Block]:
    """Every block of text in the story, headings left out."""
    return [
        Block(position, index, text)
        for position, section in enumerate(sections)
        for index, text in enumerate(blocks(section.body))
    ]
