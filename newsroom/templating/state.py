"""One rendering: the names it sees, what is written so far, and what it may still spend."""

import time
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Protocol

from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from newsroom.templating.freezing import Frozen, Markup, Record
from newsroom.templating.limits import DEFAULT, Limits
from newsroom.templating.problems import RenderProblem, TooMuch

LOOK = 256  # steps between two looks at the clock
TEXT_FOR_A_STEP = 256  # characters


class Located(Protocol):
    """What a node says of itself."""

    @property
    def template(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class State:
    def __init__(self, names: dict[str, Frozen], limits: Limits = DEFAULT) -> None:
        self.names = names
        self.steps = limits.steps
        self.look_at = max(limits.steps - LOOK, 0)
        self.left = limits.characters
        self.until = time.thread_time() + limits.seconds
        self.out: list[str] = []

    def spend(self, steps: int = 1) -> None:
        self.steps -= steps
        if self.steps < self.look_at:
            self._look()

    def _look(self) -> None:
        self.look_at = max(self.steps - LOOK, 0)
        if self.steps < 0:
            raise TooMuch(_("It takes too many steps."))
        if time.thread_time() > self.until:
            raise TooMuch(_("It takes too long."))

    def at(self, node: Located) -> None:
        """A node is about to be rendered."""
        self.steps -= 1
        if self.steps < self.look_at:
            self._look()

    def write(self, text: str) -> None:
        self.left -= len(text)
        if self.left < 0:
            raise TooMuch(_("It makes too long a text."))
        self.out.append(text)

    def html(self) -> str:
        return "".join(self.out)


def cost(value: Frozen) -> int:
    """Steps that working on the value takes."""
    if isinstance(value, str):
        return 1 + len(value) // TEXT_FOR_A_STEP
    return len(value) if isinstance(value, tuple) else 1


def shown(value: Frozen) -> str:
    """The value as HTML: everything escaped but markup."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Markup):
        return value.html
    return escape(plain(value))


def plain(value: Frozen) -> str:
    """The value as text. Numbers are plain digits: they stand in attributes, too."""
    if value is None:
        return ""
    if isinstance(value, bool | int | str):
        return str(value)
    if isinstance(value, Markup | Record | tuple):
        raise RenderProblem(f"A {type(value).__name__} is not text.")
    return str(localize(timezone.localtime(value) if isinstance(value, datetime) else value))


@dataclass(frozen=True)
class Piece:
    start: int  # in the rendered text
    template: str
    line: int
    column: int


@dataclass
class Trace:
    """A rendered text that knows which line of which template made what."""

    html: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def origin(self, at: int) -> Piece | None:
        """What made the character at that offset of the text."""
        found = bisect_right(self.pieces, at, key=lambda piece: piece.start)
        return self.pieces[found - 1] if found else None


class TracingState(State):
    """Twice as slow: for sample pages."""

    def __init__(self, names: dict[str, Frozen], limits: Limits = DEFAULT) -> None:
        super().__init__(names, limits)
        self.pieces: list[Piece] = []
        self.limit = limits.characters
        self.current: Located | None = None

    def at(self, node: Located) -> None:
        super().at(node)
        self.current = node

    def write(self, text: str) -> None:
        if node := self.current:
            start = self.limit - self.left
            self.pieces.append(Piece(start, node.template, node.line, node.column))
        super().write(text)
