"""From a finished draft to an editor's word on it."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles import readiness
from articles.models import Article, Event, Remark, Revision
from articles.notices import notify, notify_editors, notify_writers
from articles.permissions import Person, require, require_edit, require_publish
from articles.workflow.record import happened, latest, locked, name, revise


@transaction.atomic
def submit(article: Article, *, by: Person = None, note: str = "") -> Revision:
    """Asks the editors to review the latest revision. Raises NotReadyError."""
    article = locked(article)
    require_edit(by, article)
    content = latest(article).content
    if problems := readiness.problems(content):
        raise readiness.NotReadyError(problems)
    revision = revise(article, content, Revision.Kind.SUBMIT, by, note)
    article.review, article.review_revision = Article.Review.WAITING, revision
    article.submitted_at, article.reviewer = timezone.now(), None
    article.save()
    notify_editors(
        article, by, gettext("“%(story)s” waits for review.") % {"story": article.headline}
    )
    return revision


@transaction.atomic
def take(article: Article, *, by: User) -> None:
    """The person reviews the story; whoever did so before no longer does."""
    article = locked(article)
    require_publish(by, article)
    _require_review(article)
    article.review, article.reviewer = Article.Review.TAKEN, by
    article.save(update_fields=["review", "reviewer"])
    happened(article, Event.Kind.TAKEN, by)


@transaction.atomic
def send_back(article: Article, *, by: Person = None, text: str) -> Remark:
    """Returns the story to its writers with a remark, which says what to do."""
    article = locked(article)
    require_publish(by, article)
    _require_review(article)
    article.review, article.reviewer = Article.Review.SENT_BACK, by
    article.save(update_fields=["review", "reviewer"])
    happened(article, Event.Kind.SENT_BACK, by)
    return _remark(article, by, text)


@transaction.atomic
def approve(article: Article, *, by: Person = None, note: str = "") -> None:
    """Finds the latest revision good to publish. An edit voids the approval."""
    article = locked(article)
    require_publish(by, article)
    _require_review(article)
    article.review, article.review_revision = Article.Review.APPROVED, latest(article)
    article.reviewer = by
    article.save(update_fields=["review", "review_revision", "reviewer"])
    happened(article, Event.Kind.APPROVED, by, note)
    notify_writers(article, by, gettext("“%(story)s” is approved.") % {"story": article.headline})


def _require_review(article: Article) -> None:
    if not article.review:
        raise ValidationError(gettext("The story was not submitted for review."))


@transaction.atomic
def remark(article: Article, *, by: Person = None, text: str) -> Remark:
    require_edit(by, article)
    return _remark(article, by, text)


def _remark(article: Article, by: Person, text: str) -> Remark:
    if not text.strip():
        missing = gettext("Write the remark.")
        raise readiness.NotReadyError([readiness.Problem("text", missing)])
    made = Remark.objects.create(
        article=article, text=text.strip(), created_by=by, created_by_name=name(by)
    )
    values = {"story": article.headline, "remark": made.text[:300]}
    notify_writers(article, by, gettext("A remark on “%(story)s”: %(remark)s") % values)
    return made


@transaction.atomic
def assign(article: Article, people: Collection[User], *, by: Person = None) -> None:
    """Lets these people, and no others, edit the story beside who started it and the editors."""
    article = locked(article)
    require(by, "articles.edit_every_article")
    before = set(article.assigned.all())
    if before == set(people):
        return
    article.assigned.set(people)
    names = ", ".join(sorted(map(name, people)))
    happened(article, Event.Kind.ASSIGNED, by, names[:500])
    new = set(people) - before
    notify(
        new, article, by, gettext("“%(story)s” is assigned to you.") % {"story": article.headline}
    )
