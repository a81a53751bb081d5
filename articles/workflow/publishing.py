"""What readers see, and from when. A story that waits for its time is live by the clock alone."""

import logging
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles import account_numbers, addresses, readiness, snapshot, story_texts, zones
from articles.account_numbers import Foreign, Text
from articles.changes import Change, least
from articles.content import Content
from articles.models import Article, Correction, Event, Revision
from articles.notices import notify_writers
from articles.permissions import Person, require_publish
from articles.workflow.record import happened, latest, locked, revise

log = logging.getLogger(__name__)


class BlockedError(Exception):
    """The story may not be published now; the message says why and what to do."""


class ChangeTooSmallError(Exception):
    """The change is graver than was claimed; `least` is what it is at the least."""

    def __init__(self, least: Change) -> None:
        self.least = least
        super().__init__(
            gettext(
                "A quotation, number, date, name or negation has changed: this is no minor change."
            )
        )


@transaction.atomic
def publish(
    article: Article,
    *,
    by: Person = None,
    at: datetime | None = None,
    change: Change | None = None,
    note: str = "",
) -> Revision:
    """Shows readers the latest revision, from now on or from another time on.

    Of a story that readers have seen, `change` says what kind of change this is; None is the
    least that it can be. A clarification or correction needs a note, which readers see. Raises
    NotReadyError, BlockedError and ChangeTooSmallError.
    """
    article = locked(article)
    require_publish(by, article)
    content = latest(article).content
    content = replace(content, slug=addresses.free_slug(content.slug, article))
    _refuse(article, content, at)
    if article.is_live:
        return _change_live(article, content, by=by, at=at, change=change, note=note)
    return _put_live(article, content, by=by, at=at, note=note)


def _refuse(article: Article, content: Content, at: datetime | None) -> None:
    if article.is_held:
        raise BlockedError(gettext("The story is held: lift the hold first."))
    if article.embargo_until and (at or timezone.now()) < article.embargo_until:
        until = zones.shown(article.embargo_until)
        raise BlockedError(gettext("The story is under embargo until %(time)s.") % {"time": until})
    if problems := readiness.problems(content):
        raise readiness.NotReadyError(problems)


def _put_live(
    article: Article, content: Content, *, by: Person, at: datetime | None, note: str
) -> Revision:
    """The first publication is kept as such; what comes back after a while is an update.

    A time in the past is the story's own: it was published elsewhere before.
    """
    now = timezone.now()
    first = article.published_at is None or article.published_at > now
    at = at or now
    if first:
        article.published_at = at
    else:
        at = article.updated_at = max(at, now)
    kind = Revision.Kind.SCHEDULE if at > now else Revision.Kind.PUBLISH
    revision = revise(article, content, kind, by, note)
    _settle(article, revision, at)
    snapshot.show(article, content)
    notify_writers(article, by, _said(article, at, now))
    return revision


def _said(article: Article, at: datetime, now: datetime) -> str:
    values = {"story": article.headline}
    if at > now:
        time = zones.shown(at)
        return gettext("“%(story)s” is scheduled for %(time)s.") % {**values, "time": time}
    return gettext("“%(story)s” is published.") % values


def _settle(article: Article, revision: Revision, live_from: datetime) -> None:
    article.status = Article.Status.PUBLISHED
    article.live_revision = revision
    article.live_from = live_from
    article.withdrawn_at, article.withdrawal_reason = None, ""
    _clear_review(article)
    _clear_next(article)


def _clear_review(article: Article) -> None:
    article.review, article.review_revision = Article.Review.NONE, None
    article.submitted_at = article.reviewer = None


def _clear_next(article: Article) -> None:
    article.next_at = article.next_revision = article.next_change = None
    article.next_note = ""


def _change_live(
    article: Article,
    content: Content,
    *,
    by: Person,
    at: datetime | None,
    change: Change | None,
    note: str,
) -> Revision:
    change = _claimed(article, content, change, note)
    now = timezone.now()
    if at is None or at <= now:
        revision = revise(article, content, Revision.Kind.PUBLISH, by, note)
        _apply(article, revision, change, note, now)
    else:
        revision = revise(article, content, Revision.Kind.SCHEDULE, by, note)
        _clear_review(article)
        article.next_at, article.next_revision = at, revision
        article.next_change, article.next_note = change, note
        article.save()
    notify_writers(article, by, _said(article, at or now, now))
    return revision


def _claimed(article: Article, content: Content, change: Change | None, note: str) -> Change:
    live = article.live_revision.content if article.live_revision else content
    at_least = least(live, content)
    if change is None:
        change = at_least
    if change < at_least:
        raise ChangeTooSmallError(at_least)
    if change.stands_under_the_story and not note.strip():
        missing = gettext("Say in the note what was wrong or unclear: readers see it.")
        raise readiness.NotReadyError([readiness.Problem("note", missing)])
    if change.stands_under_the_story:
        readiness.require_own_numbers("note", note)
    return change


def _apply(article: Article, revision: Revision, change: Change, note: str, at: datetime) -> None:
    """Readers get the revision; `at` is when they do, by the clock."""
    if change == Change.UPDATE:
        article.updated_at = at
    if change.stands_under_the_story:
        article.corrected_at = at
        Correction.objects.create(
            article=article,
            revision=revision,
            kind=Correction.Kind(change.name.lower()),
            note=note.strip(),
            created_at=at,
            created_by_name=revision.created_by_name,
        )
    live_from = article.live_from or at
    _settle(article, revision, live_from)
    snapshot.show(article, revision.content)


def publish_due() -> int:
    """Applies the scheduled changes whose time has come; returns how many.

    Costs one query when there are none. Whoever asks for a page first after the time applies
    them, so there is no job to fail; one that cannot be applied is logged and left, and readers
    keep what they had.
    """
    return sum(_publish_one_due(key) for key in Article.objects.due().values_list("pk", flat=True))


def _publish_one_due(key: int) -> bool:
    try:
        with transaction.atomic():
            article = Article.objects.select_for_update().filter(pk=key).due().first()
            if article is None or article.next_revision is None or article.next_at is None:
                return False
            if _foreign_numbers(article, article.next_revision):
                _give_up(article)
                return False
            at, change = article.next_at, Change(article.next_change or 0)
            _apply(article, article.next_revision, change, article.next_note, at)
            happened(article, Event.Kind.WENT_LIVE, None)
    except Exception:  # whatever is wrong with one story must not take every page from readers
        log.exception("The scheduled change of story %s could not be applied.", key)
        return False
    return True


def _foreign_numbers(article: Article, revision: Revision) -> list[Foreign]:
    """The donation details may have changed since the change was scheduled."""
    note = Text("note", article.next_note)
    return account_numbers.foreign([*story_texts.texts_of(revision.content), note])


def _give_up(article: Article) -> None:
    """Once and for all, since it would be tried again with every request."""
    why = gettext("It holds an account number that is not the newsroom's own any more.")
    unschedule(article, None, why)
    said = gettext("The scheduled change of “%(story)s” was not published. %(why)s")
    notify_writers(article, None, said % {"story": article.headline, "why": why})


@transaction.atomic
def cancel_schedule(article: Article, *, by: Person = None, note: str = "") -> None:
    """A story that waits for its time is a draft again; a live one keeps what readers see."""
    article = locked(article)
    require_publish(by, article)
    unschedule(article, by, note)


def unschedule(article: Article, by: Person, note: str = "") -> None:
    """The same without asking; for verbs that end a schedule on their way."""
    if not (article.is_scheduled or article.next_at):
        return
    if article.is_scheduled:
        to_draft(article)
    _clear_next(article)
    article.save()
    happened(article, Event.Kind.UNSCHEDULED, by, note)


def to_draft(article: Article) -> None:
    """Not saved. A story that nobody has seen yet loses its time; one that was seen keeps it."""
    if article.is_scheduled and article.published_at == article.live_from:
        article.published_at = None
    article.status = Article.Status.DRAFT
    article.live_revision = article.live_from = None


@transaction.atomic
def set_embargo(article: Article, until: datetime, *, by: Person = None, note: str = "") -> None:
    """Nobody can publish the story before that time; a schedule for earlier is cancelled."""
    article = locked(article)
    require_publish(by, article)
    article.embargo_until = until
    article.save(update_fields=["embargo_until"])
    starts = article.next_at or (article.live_from if article.is_scheduled else None)
    if starts and starts < until:
        unschedule(article, by, gettext("Scheduled for a time under embargo."))
    said = zones.shown(until)
    happened(article, Event.Kind.EMBARGO, by, f"{said} {note}".strip())


@transaction.atomic
def lift_embargo(article: Article, *, by: Person = None, note: str) -> None:
    article = locked(article)
    require_publish(by, article)
    article.embargo_until = None
    article.save(update_fields=["embargo_until"])
    happened(article, Event.Kind.EMBARGO, by, note)
