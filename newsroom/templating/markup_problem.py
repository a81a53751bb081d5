"""Something wrong with HTML: where, and the way out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from newsroom.templating.html_tree import Element, Page


@dataclass(frozen=True, order=True)
class MarkupProblem:
    at: int  # offset in the text as it was given, for `Trace.origin`
    line: int
    column: int
    rule: str  # its name, for those who count or leave out
    message: str
    element: str = ""  # its start tag

    def __str__(self) -> str:
        return f"{self.line}:{self.column} {self.element} {self.message}"


def at_element(page: Page, element: Element, rule: str, message: str) -> MarkupProblem:
    line, column = page.place(element.at)
    return MarkupProblem(page.given(element.at), line, column, rule, message, element.tag())


def at_offset(page: Page, at: int, rule: str, message: str) -> MarkupProblem:
    line, column = page.place(at)
    return MarkupProblem(page.given(at), line, column, rule, message)


def unread(page: Page) -> list[MarkupProblem]:
    """All that is told of a page that could not be read."""
    message = _("The page has too many elements, or too many inside each other, to be checked.")
    return [at_offset(page, 0, "unreadable", message)]
