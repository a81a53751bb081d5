"""The stories that somebody works with, by what they wait for: boxes on the desk, and filters of
the list of stories."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import states, zones
from articles.models import Article
from articles.models.article import ArticleQuerySet


@dataclass(frozen=True, kw_only=True)
class Box:
    name: str
    label: str | Promise
    stories: Callable[..., ArticleQuerySet]
    detail: Callable[[Article], str]  # what to know of a story here
    empty: str | Promise = ""  # said of an empty box; nothing: it is not shown
    obvious: str = ""  # what a line in it need not say of its story: see `states`
    permission: str = "articles.change_article"
    is_personal: bool = False  # `stories` takes the person, too

    def among(self, stories: ArticleQuerySet, person: User) -> ArticleQuerySet:
        return self.stories(stories, person) if self.is_personal else self.stories(stories)


def _ago(moment: datetime | None) -> str:
    return gettext("%(time)s ago") % {"time": timesince(moment, depth=1)} if moment else ""


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _saved(article: Article) -> str:
    latest = article.latest_revision
    return _joined(_ago(latest.created_at), latest.created_by_name) if latest else ""


def _submitted(article: Article) -> str:
    return _joined(_ago(article.submitted_at), *article.author_names)


def _starts(article: Article) -> str:
    starts = article.next_at or article.live_from
    return zones.shown(starts) if starts else ""


def _published(article: Article) -> str:
    return zones.shown(article.published_at) if article.published_at else ""


def _held_back(article: Article) -> str:
    until = article.embargo_until
    return article.hold_reason or (zones.shown(until) if until else "")


def _withdrawn(article: Article) -> str:
    return _joined(_ago(article.withdrawn_at), article.withdrawal_reason)


PUBLISH = "articles.publish_article"
BOXES = (
    Box(
        name="waiting",
        label=_("Waiting for review"),
        stories=ArticleQuerySet.waiting_for_review,
        obvious=states.REVIEW,
        detail=_submitted,
        empty=_("Nothing waits."),
        permission=PUBLISH,
    ),
    Box(
        name="reviewing",
        label=_("In review by me"),
        stories=ArticleQuerySet.reviewed_by,
        is_personal=True,
        obvious=states.REVIEW,
        detail=_submitted,
        permission=PUBLISH,
    ),
    Box(
        name="approved",
        label=_("Approved, to be published"),
        stories=ArticleQuerySet.approved,
        obvious=states.REVIEW,
        detail=_submitted,
        permission=PUBLISH,
    ),
    Box(
        name="mine",
        label=_("My stories"),
        stories=ArticleQuerySet.worked_on_by,
        is_personal=True,
        detail=_saved,
        empty=_("You have started no story, and none is assigned to you."),
    ),
    Box(
        name="scheduled",
        label=_("Scheduled"),
        stories=ArticleQuerySet.scheduled,
        obvious=states.READERS,
        detail=_starts,
        empty=_("Nothing is scheduled."),
    ),
    Box(
        name="held_back",
        label=_("Held back"),
        stories=ArticleQuerySet.held_back,
        detail=_held_back,
    ),
    Box(
        name="published",
        label=_("Recently published"),
        stories=ArticleQuerySet.newest_live,
        obvious=states.READERS,
        detail=_published,
        empty=_("Nothing is published yet."),
    ),
    Box(
        name="withdrawn",
        label=_("Withdrawn lately"),
        stories=ArticleQuerySet.withdrawn_lately,
        obvious=states.READERS,
        detail=_withdrawn,
    ),
)
