"""What goes wrong with stories unless somebody looks after it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext

from articles import readiness, zones
from articles.models import Article, Autosave, Revision

SHOWN = 10  # of each kind
CHECKED = 30  # scheduled stories whose text is read, the soonest first


@dataclass(frozen=True)
class Trouble:
    headline: str
    what: str
    address: str  # where it can be mended


def found(person: User) -> list[Trouble]:
    """In the stories that concern the person; costs four queries."""
    return [*_overdue(person), *_scheduled(person), *_forgotten(person), *_unsaved(person)]


def _overdue(person: User) -> Iterator[Trouble]:
    """Every request applies what is due: what is left over could not be applied."""
    for article in Article.objects.visible_to(person).due()[:SHOWN]:
        said = gettext("Its change was due %(time)s and could not be published: publish it again.")
        time = zones.shown(article.next_at) if article.next_at else ""
        yield _trouble(article, said % {"time": time}, "publish")


def _scheduled(person: User) -> Iterator[Trouble]:
    stories = Article.objects.visible_to(person).scheduled()
    for article in stories.select_related("live_revision", "next_revision")[:CHECKED]:
        revision = article.next_revision or article.live_revision
        if revision:
            yield from _lacking(article, revision)
            yield from _edited_since(article, revision)


def _lacking(article: Article, revision: Revision) -> Iterator[Trouble]:
    if problems := readiness.problems(revision.content):
        said = gettext("Scheduled, but it lacks something: %(problems)s")
        lacks = " ".join(str(problem.message) for problem in problems)
        yield _trouble(article, said % {"problems": lacks}, "change", "?missing")


def _edited_since(article: Article, revision: Revision) -> Iterator[Trouble]:
    if revision.pk != article.latest_revision_id:
        said = gettext("Edited since it was scheduled: readers will get the earlier version.")
        yield _trouble(article, said, "publish")


def _forgotten(person: User) -> Iterator[Trouble]:
    stories = Article.objects.visible_to(person).with_forgotten_changes()
    for article in stories[:SHOWN]:
        said = gettext("It was changed days ago, and readers still see the version before.")
        yield _trouble(article, said, "change")


def _unsaved(person: User) -> Iterator[Trouble]:
    """The person's own only: what somebody has not saved is nobody else's business."""
    for autosave in person.autosaves.select_related("article")[:SHOWN]:
        yield _left_behind(autosave)


def _left_behind(autosave: Autosave) -> Trouble:
    said = gettext("You typed something into it and did not save it: it is kept.")
    if autosave.article:
        return _trouble(autosave.article, said, "change")
    headline = str(autosave) or gettext("A new story")
    return Trouble(headline, said, reverse("admin:articles_article_add"))


def _trouble(article: Article, what: str, page: str, query: str = "") -> Trouble:
    address = reverse(f"admin:articles_article_{page}", args=[article.pk])
    return Trouble(article.headline, what, f"{address}{query}")
