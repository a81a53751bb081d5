"""What a story still lacks before readers may see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import account_numbers, story_texts
from articles.account_numbers import Text
from articles.content import Content
from articles.markup import text_of, tokens

ALT = re.compile(r'alt="[^"]*\S[^"]*"')


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
    """Costs one query when there is a number that money could be sent to, else none."""
    return list(_problems(content))


def _problems(content: Content) -> Iterator[Problem]:
    if content.category_id is None:
        yield Problem("category", _("Choose the category that readers find the story in."))
    if not text_of(content.html).strip():
        yield Problem("html", _("The story has no text yet."))
    if not content.author_ids and not content.without_byline:
        yield Problem("byline", _("Choose whose story it is, or that it goes without a byline."))
    if pictures := _without_alt(content.html):
        message = ngettext(
            "%(count)d picture in the text has no alternative text: say what it shows.",
            "%(count)d pictures in the text have no alternative text: say what each shows.",
            pictures,
        )
        yield Problem("html", message % {"count": pictures})
    if waiting := sum(not one.accounted_for for one in content.attributions):
        message = ngettext(
            "%(count)d quotation has no source. Choose who said it, or mark it as not speech.",
            "%(count)d quotations have no source. Choose who said each, or mark it as not speech.",
            waiting,
        )
        yield Problem("attributions", message % {"count": waiting})
    for foreign in account_numbers.foreign(story_texts.texts_of(content)):
        yield Problem(foreign.field, foreign.message)


def require_own_numbers(field: str, text: str) -> None:
    """Raises NotReadyError for what readers are told beside a story."""
    if found := account_numbers.foreign([Text(field, text)]):
        raise NotReadyError([Problem(one.field, one.message) for one in found])


def _without_alt(html: str) -> int:
    pictures = [token.source for token in tokens(html) if token.name == "img"]
    return sum(not ALT.search(picture) for picture in pictures)
