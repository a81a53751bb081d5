"""A page's revisions as people read them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import comparing
from articles.comparing import Comparison
from articles.languages import Language
from newsroom.models import Page, PageRevision

SIZE = 50  # revisions of a screen
DIGITS = 9  # of a revision's number

LABELS: dict[str, str | Promise] = {"title": _("title"), "language": _("language")}


@dataclass(frozen=True)
class Listed:
    revisions: list[PageRevision]
    newest: bool
    before: int | None  # the number of a revision: what is older is on the next screen


def number(sent: str | None) -> int:
    """0 for what is no number."""
    is_number = sent and sent.isascii() and sent.isdecimal() and len(sent) <= DIGITS
    return int(sent) if sent and is_number else 0


def listed(page: Page, before: int = 0) -> Listed:
    """The newest first, from before that revision on; costs one query."""
    found = list(page.revisions.before(before)[: SIZE + 1])
    more = found[SIZE - 1].number if len(found) > SIZE else None
    return Listed(found[:SIZE], newest=not before, before=more)


def compare(before: PageRevision, after: PageRevision) -> Comparison:
    described = {
        "title": (before.title, after.title),
        "language": (_language(before), _language(after)),
    }
    return comparing.compare(before.content.as_story(), after.content.as_story(), described)


def _language(revision: PageRevision) -> str:
    return str(Language(revision.language).label)
