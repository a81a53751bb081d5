"""Cuts a template's text into text, values and tags, each with its place.

Django's lexer takes time in the square of the length for some texts and says nothing of a tag
that is not closed on its line; this one takes each character once.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _

from newsroom.templating.problems import TemplateProblem

CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
OPENING = re.compile(r"\{[{%#]")
LINE_END = re.compile(r"\r\n?|\n")
WORD = re.compile(r"""(?:[^\s"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|["'])+""")


class Sort(Enum):
    TEXT = "text"
    VALUE = "{{"
    TAG = "{%"
    NOTE = "{#"
    UNCLOSED = "unclosed"


@dataclass(frozen=True)
class Word:
    text: str
    at: int  # its offset in the source


@dataclass(frozen=True)
class Token:
    sort: Sort
    text: str  # without the braces
    at: int
    length: int  # with them

    @property
    def inner(self) -> int:
        return self.at if self.sort in (Sort.TEXT, Sort.UNCLOSED) else self.at + 2

    def words(self) -> list[Word]:
        return [Word(one[0], self.inner + one.start()) for one in WORD.finditer(self.text)]


def tokens(source: str) -> Iterator[Token]:
    done, line_end = 0, -1
    while opening := OPENING.search(source, done):
        at = opening.start()
        if at > done:
            yield Token(Sort.TEXT, source[done:at], done, at - done)
        if line_end < at:
            found = LINE_END.search(source, at)
            line_end = found.start() if found else len(source)
        token = _tag(source, at, line_end)
        yield token
        done = at + token.length
    if done < len(source):
        yield Token(Sort.TEXT, source[done:], done, len(source) - done)


def _tag(source: str, at: int, line_end: int) -> Token:
    """What starts there, up to its end or, without one, to the end of the line."""
    opening = source[at : at + 2]
    close = source.find(CLOSING[opening], at + 2, line_end)
    if close < 0:
        return Token(Sort.UNCLOSED, source[at:line_end], at, line_end - at)
    return Token(Sort(opening), source[at + 2 : close], at, close + 2 - at)


class Places:
    """Lines and columns of offsets in one source."""

    def __init__(self, source: str) -> None:
        self.starts = [0, *(end.end() for end in LINE_END.finditer(source))]

    def line(self, at: int) -> int:
        return bisect.bisect_right(self.starts, at)

    def column(self, at: int) -> int:
        return at - self.starts[self.line(at) - 1] + 1

    def problem(self, at: int, length: int, message: str) -> TemplateProblem:
        return TemplateProblem(self.line(at), self.column(at), message, max(length, 1))


def unclosed(token: Token) -> str:
    opening = token.text[:2]
    return _("“%(opening)s” has no “%(closing)s” on the same line.") % {
        "opening": opening,
        "closing": CLOSING[opening],
    }
