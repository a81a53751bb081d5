"""How a story stands, in sentences for those who work on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import states, zones
from articles.models import Article


@dataclass(frozen=True)
class Standing:
    readers: str  # what they see now
    live: int  # number of the revision that they see, or will see at its time; 0: none
    notes: tuple[str, ...]  # a hold, an embargo, a change that waits, a review


def of(article: Article) -> Standing:
    """Costs one query."""
    keys = [key for key in (article.live_revision_id, article.next_revision_id) if key]
    numbers = dict(article.revisions.filter(pk__in=keys).values_list("pk", "number"))
    live, after = (
        numbers.get(key or 0, 0) for key in (article.live_revision_id, article.next_revision_id)
    )
    return Standing(_readers(article, live), live, tuple(_notes(article, after)))


def _readers(article: Article, live: int) -> str:
    if article.withdrawn_at:
        values = {"time": _day(article.withdrawn_at), "reason": article.withdrawal_reason}
        return _("Readers see a notice: withdrawn on %(time)s, “%(reason)s”.") % values
    if not article.live_from:
        return _("Readers do not see this story.")
    if article.is_scheduled:
        later = {"number": live, "time": zones.shown(article.live_from)}
        return _("Readers see nothing yet: revision %(number)d is scheduled for %(time)s.") % later
    since = {"number": live, "time": _day(article.live_from)}
    if article.has_unpublished_changes:
        return _("Readers see revision %(number)d; the story is public since %(time)s.") % since
    return _("Readers see what stands here; the story is public since %(time)s.") % since


def _notes(article: Article, after: int) -> Iterator[str]:
    if article.held_at:
        values = {"time": _day(article.held_at), "reason": article.hold_reason}
        yield _("Held since %(time)s: “%(reason)s”. It cannot be published.") % values
    if article.embargo_until and article.embargo_until > timezone.now():
        yield _("Under embargo until %(time)s.") % {"time": zones.shown(article.embargo_until)}
    if article.next_at:
        later = {"number": after, "time": zones.shown(article.next_at)}
        yield _("A change is scheduled: readers get revision %(number)d on %(time)s.") % later
    if article.review:
        edited = _("Edited since.") if article.edited_since_submission else ""
        yield f"{states.review(article)}. {edited}".strip()


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i")
