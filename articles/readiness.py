"""What a story still lacks before readers may see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.content import Content
from articles.markup import text_of


@dataclass(frozen=True)
class Problem:
    field: str  # of Content
    message: str | Promise


class NotReadyError(Exception):
    """A story cannot be published yet; `problems` says why, all at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(str(problem.message) for problem in problems))


def problems(content: Content) -> list[Problem]:
    return list(_problems(content))


def _problems(content: Content) -> Iterator[Problem]:
    if content.category_id is None:
        yield Problem("category", _("Choose the category that readers find the story in."))
    if not text_of(content.html).strip():
        yield Problem("html", _("The story has no text yet."))
    if waiting := sum(not one.accounted_for for one in content.attributions):
        message = ngettext(
            "%(count)d quotation has no source. Choose who said it, or mark it as not speech.",
            "%(count)d quotations have no source. Choose who said each, or mark it as not speech.",
            waiting,
        )
        yield Problem("attributions", message % {"count": waiting})
