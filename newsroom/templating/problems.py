"""What can be wrong: with a template's text, with its data, and while it is rendered."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True)
class TemplateProblem:
    """Lines and columns are counted from 1, columns and length in characters."""

    line: int
    column: int
    message: str
    length: int = 1

    def __str__(self) -> str:
        return _("Line %(line)d, column %(column)d: %(message)s") % {
            "line": self.line,
            "column": self.column,
            "message": self.message,
        }


class TemplateProblems(ValueError):
    """A text is no template: all that was found, in the order of the text."""

    def __init__(self, problems: Iterable[TemplateProblem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class RenderProblem(Exception):
    """A template could not be rendered with this data."""


class TooMuch(RenderProblem):
    """Rendering it takes more steps, text or time than it may."""


class UnfitData(RenderProblem):
    """The data is not what was declared."""


def meant(name: str, known: Iterable[str]) -> str:
    """“: did you mean “…”?” or a full stop: the end of a sentence about a name nobody knows."""
    close = difflib.get_close_matches(name[:60], sorted(known), n=1, cutoff=0.6)
    return _(": did you mean “%(name)s”?") % {"name": close[0]} if close else "."


def shortened(text: str) -> str:
    """What somebody wrote, short enough for a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - about half a line
