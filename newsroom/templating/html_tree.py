"""HTML as browsers read it: a tree whose elements know where they started, and what was wrong.

tinyhtml5 is the parser that WeasyPrint is built on; of those at hand it alone tells of errors in
how elements are put together, not only in how they are spelled.
"""

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

from tinyhtml5.parser import HTMLParser
from tinyhtml5.treebuilder import TreeBuilder

LINE_END = re.compile(r"\r\n?")
WHOLE = re.compile(r"\s*(?:<!doctype|<html)", re.IGNORECASE)
UNNEEDED = re.compile(r"\{[^}]*\}")  # the namespace before a name


@dataclass(eq=False)
class Element:
    name: str
    attributes: dict[str, str]
    at: int  # offset in the text, whose line ends are one character each
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator["Element"]:
        """Itself and all in it, in the order of the text."""
        left = [self]
        while left:
            one = left.pop()
            yield one
            left += reversed(one.elements)

    def around(self) -> Iterator["Element"]:
        """What it stands in, from the inside out."""
        outer = self.parent
        while outer:
            yield outer
            outer = outer.parent

    def inside(self, *names: str) -> bool:
        return any(outer.name in names for outer in self.around())

    def text(self) -> str:
        parts: list[str] = []
        left: list[Element | str] = [self]
        while left:
            one = left.pop()
            if isinstance(one, str):
                parts.append(one)
            else:
                left += reversed(one.children)
        return "".join(parts)

    def tag(self) -> str:
        """As its start tag, with what tells it from others."""
        told = [f' {name}="{self.attributes[name]}"' for name in TELLING if name in self.attributes]
        return f"<{self.name}{''.join(told)}>"[:80]


# Formatting elements that are not closed are made again in every paragraph: few characters could
# keep the parser busy for minutes. The front page has 300 elements, twelve inside each other.
MOST, DEEPEST = 20_000, 250
NOTHING = ET.Element("nothing")
TELLING = ("id", "class", "href", "src", "name")


@dataclass(frozen=True)
class ParseError:
    at: int
    code: str
    details: dict[str, str]


@dataclass(frozen=True)
class Page:
    """A whole page or a piece of one, read."""

    text: str
    root: Element
    errors: tuple[ParseError, ...]
    is_whole: bool
    starts: list[int]
    is_read: bool  # else the parser gave up, and nothing is known of it
    shortened: list[int]  # where a line end of two characters became one

    def given(self, at: int) -> int:
        """The offset in the text as it was given."""
        return at + bisect.bisect_left(self.shortened, at)

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1."""
        line = bisect.bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1


class UnreadableError(Exception):
    pass


class _Tree(TreeBuilder):  # type: ignore[misc] # tinyhtml5 has no types
    """Notes where the parser stood when it made an element: right behind the start tag."""

    def __init__(self) -> None:
        self.made_at: dict[Any, tuple[int, int]] = {}
        self.position: Callable[[], tuple[int, int]] = lambda: (1, 0)
        super().__init__(namespace_html_elements=False)

    def create_element(self, token: Any) -> Any:
        return self._noted(super().create_element(token))

    def insert_element_normal(self, token: Any) -> Any:
        return self._noted(super().insert_element_normal(token))

    def _noted(self, made: Any) -> Any:
        self.made_at[made._element] = self.position()
        if len(self.made_at) > MOST or len(self.open_elements) > DEEPEST:
            raise UnreadableError
        return made


class _Parser(HTMLParser):  # type: ignore[misc] # as above
    def __init__(self) -> None:
        super().__init__(namespace_html_elements=False)
        self.tree = _Tree()
        self.tree.position = self._position
        for phase in self.phases.values():
            phase.tree = self.tree

    def _position(self) -> tuple[int, int]:
        line, column = self.tokenizer.stream.position()
        return int(line), int(column)


def read(html: str) -> Page:
    """A page where it starts like one, else what stands in a page's body."""
    text = LINE_END.sub("\n", html)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    is_whole = bool(WHOLE.match(text))
    parser = _Parser()
    made = _tree(parser, text, is_whole)
    root = _Reader(text, starts, parser.tree.made_at).element(made)
    errors = tuple(
        ParseError(_offset(starts, text, place), code, {k: str(v) for k, v in details.items()})
        for place, code, details in parser.errors
    )
    shortened = [found.start() - n for n, found in enumerate(re.finditer("\r\n", html))]
    is_read = made is not NOTHING
    return Page(text, root, errors, is_whole, starts, is_read, shortened)


def _tree(parser: _Parser, text: str, is_whole: bool) -> ET.Element:
    stream = StringIO(text)  # tinyhtml5 takes a short text for a file's name
    try:
        made: ET.Element = parser.parse(stream) if is_whole else parser.parse_fragment(stream)
    except Exception:  # whatever stops it: what was not read is not good
        return NOTHING
    return made


def _offset(starts: list[int], text: str, place: tuple[int, int]) -> int:
    line, column = place
    return min(starts[min(line, len(starts)) - 1] + column, len(text))


class _Reader:
    def __init__(self, text: str, starts: list[int], made_at: dict[Any, tuple[int, int]]) -> None:
        self.text, self.starts, self.made_at = text, starts, made_at

    def element(self, root: ET.Element) -> Element:
        top = self._own(root, None)
        left = [(root, top)]
        while left:
            source, made = left.pop()
            if source.text:
                made.children.append(source.text)
            for inner in source:
                if isinstance(inner.tag, str):  # not a comment
                    child = self._own(inner, made)
                    made.children.append(child)
                    left.append((inner, child))
                if inner.tail:
                    made.children.append(inner.tail)
        return top

    def _own(self, source: ET.Element, parent: Element | None) -> Element:
        name = UNNEEDED.sub("", str(source.tag)).lower()
        attributes = {UNNEEDED.sub("", key).lower(): value for key, value in source.items()}
        return Element(name, attributes, self._start(source, name, parent), parent)

    def _start(self, source: ET.Element, name: str, parent: Element | None) -> int:
        if source not in self.made_at:
            return parent.at if parent else 0
        end = _offset(self.starts, self.text, self.made_at[source])
        return max(self.text.rfind(f"<{name}", 0, end), 0)
