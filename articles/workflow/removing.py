"""Keeping a story from readers: held before it is published, unpublished, or withdrawn."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles import readiness, snapshot
from articles.models import Article, Event
from articles.notices import notify_writers
from articles.permissions import Person, require_edit, require_publish
from articles.workflow.publishing import to_draft, unschedule
from articles.workflow.record import happened, locked


def _said(text: str, field: str, message: str) -> str:
    """The text. Raises NotReadyError when there is none."""
    if not text.strip():
        raise readiness.NotReadyError([readiness.Problem(field, message)])
    return text.strip()


@transaction.atomic
def hold(article: Article, *, by: Person = None, reason: str) -> None:
    """Blocks publishing until an editor lifts it; whoever may edit the story may hold it.

    What is scheduled is cancelled. Readers of a live story keep it: to take it away, withdraw it.
    """
    article = locked(article)
    require_edit(by, article)
    reason = _said(reason, "reason", gettext("Say why the story is held."))
    unschedule(article, by, gettext("The story is held."))
    article.held_at, article.hold_reason = timezone.now(), reason
    article.save(update_fields=["held_at", "hold_reason"])
    happened(article, Event.Kind.HELD, by, reason)
    notify_writers(article, by, gettext("“%(story)s” is held.") % {"story": article.headline})


@transaction.atomic
def lift_hold(article: Article, *, by: Person = None, note: str) -> None:
    article = locked(article)
    require_publish(by, article)
    note = _said(note, "note", gettext("Say why the hold is lifted."))
    article.held_at, article.hold_reason = None, ""
    article.save(update_fields=["held_at", "hold_reason"])
    happened(article, Event.Kind.LIFTED, by, note)
    notify_writers(
        article, by, gettext("“%(story)s” is held no more.") % {"story": article.headline}
    )


@transaction.atomic
def unpublish(article: Article, *, by: Person = None, note: str = "") -> None:
    """The story is a draft again, and its address is not found. It keeps its first publication."""
    article = locked(article)
    require_publish(by, article)
    unschedule(article, by)
    if article.status == Article.Status.PUBLISHED:
        to_draft(article)
        article.save()
        happened(article, Event.Kind.UNPUBLISHED, by, note)


@transaction.atomic
def withdraw(article: Article, *, by: Person = None, reason: str) -> None:
    """Leaves a notice with the public reason at the address, and nothing else that readers see.

    The revisions keep the text; the readers' rows of it are gone, and no preview link opens any
    more. Publishing brings it back.
    """
    article = locked(article)
    require_publish(by, article)
    reason = _said(reason, "reason", gettext("Say why the story is withdrawn: readers see it."))
    readiness.require_own_numbers("reason", reason)
    unschedule(article, by)
    article.status = Article.Status.WITHDRAWN
    article.live_revision = article.live_from = None
    article.withdrawn_at, article.withdrawal_reason = timezone.now(), reason
    snapshot.clear(article)
    article.preview_links.open().update(revoked_at=article.withdrawn_at)
    happened(article, Event.Kind.WITHDRAWN, by, reason)
    notify_writers(article, by, gettext("“%(story)s” is withdrawn.") % {"story": article.headline})
