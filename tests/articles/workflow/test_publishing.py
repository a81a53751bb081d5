from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import workflow
from articles.changes import Change
from articles.models import Article, Correction, OldAddress
from articles.readiness import NotReadyError
from tests import factories

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
OSLO = ZoneInfo("Europe/Oslo")


def edit(article: Article, **changes: object) -> None:
    article.refresh_from_db()
    assert article.latest_revision
    content = article.latest_revision.content
    workflow.save_draft(replace(content, **changes), article)  # type: ignore[arg-type]  # any field


def kinds(article: Article) -> list[str]:
    return [one.kind for one in article.revisions.all()]


@pytest.mark.parametrize(
    "local",
    [
        datetime(2026, 3, 29, 1, 59, 59, tzinfo=OSLO),  # the last second of winter time
        datetime(2026, 3, 29, 3, 0, 0, tzinfo=OSLO),  # the first of summer time
        datetime(2026, 10, 25, 2, 30, 0, tzinfo=OSLO),  # comes twice: its first pass
        datetime(2026, 10, 25, 2, 30, 0, tzinfo=OSLO, fold=1),  # its second pass
    ],
)
def test_a_scheduled_story_is_live_to_the_second_also_when_the_clock_changes(
    local: datetime,
) -> None:
    at = local.astimezone(ZoneInfo("UTC"))
    with time_machine.travel(at - HOUR, tick=False):
        article = factories.published(at=local)
        assert kinds(article)[0] == "schedule"
    with time_machine.travel(at - timedelta(seconds=1), tick=False):
        assert not Article.objects.live().exists()
    with time_machine.travel(at, tick=False):
        assert Article.objects.live().exists()


def test_a_scheduled_change_reaches_readers_at_its_time_and_not_before(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    article = factories.published(headline="Before")
    edit(article, headline="After")
    at = timezone.now() + HOUR
    workflow.publish(article, at=at)
    with django_assert_num_queries(1):
        assert workflow.publish_due() == 0
    article.refresh_from_db()
    assert article.headline == "Before"
    with time_machine.travel(at, tick=False):
        assert workflow.publish_due() == 1
        assert workflow.publish_due() == 0
    article.refresh_from_db()
    assert (article.headline, article.updated_at, article.next_at) == ("After", at, None)


def test_what_is_edited_after_a_change_was_scheduled_waits_for_its_own_publication() -> None:
    article = factories.published(headline="Before")
    edit(article, headline="Scheduled")
    at = timezone.now() + HOUR
    workflow.publish(article, at=at)
    edit(article, headline="Later idea")
    with time_machine.travel(at, tick=False):
        workflow.publish_due()
    article.refresh_from_db()
    assert article.headline == "Scheduled"
    assert article.has_unpublished_changes


def test_publishing_now_replaces_a_scheduled_change() -> None:
    article = factories.published(headline="Before")
    edit(article, headline="Scheduled")
    workflow.publish(article, at=timezone.now() + HOUR)
    edit(article, headline="Now")
    workflow.publish(article)
    article.refresh_from_db()
    assert (article.headline, article.next_at) == ("Now", None)


def test_a_cancelled_schedule_makes_a_story_a_draft_again() -> None:
    article = factories.published(at=timezone.now() + HOUR)
    workflow.cancel_schedule(article)
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Article.Status.DRAFT, None)


def test_a_cancelled_change_leaves_readers_what_they_have() -> None:
    article = factories.published(headline="Before")
    edit(article, headline="After")
    workflow.publish(article, at=timezone.now() + HOUR)
    workflow.cancel_schedule(article)
    with time_machine.travel(timezone.now() + 2 * HOUR):
        assert workflow.publish_due() == 0
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Before", Article.Status.PUBLISHED)


def test_the_three_times_are_three_facts() -> None:
    with time_machine.travel("2026-01-01T10:00:00Z", tick=False):
        article = factories.published(html="<p>There are 12 wells.</p>")
        first = timezone.now()
    with time_machine.travel("2026-01-02T10:00:00Z", tick=False):
        edit(article, html="<p>There are 13 wells.</p>")
        workflow.publish(article)
        second = timezone.now()
    with time_machine.travel("2026-01-03T10:00:00Z", tick=False):
        edit(article, html="<p>There are 14 wells.</p>")
        workflow.publish(article, change=Change.CORRECTION, note="There are 14 wells, not 13.")
        third = timezone.now()
    article.refresh_from_db()
    assert (article.published_at, article.updated_at, article.corrected_at) == (
        first,
        second,
        third,
    )
    correction = Correction.objects.get()
    assert (correction.kind, correction.note) == ("correction", "There are 14 wells, not 13.")


def test_a_minor_change_moves_no_time() -> None:
    article = factories.published(html="<p>The wells are  dry now.</p>")
    edit(article, html="<p>The wells are dry again now.</p>")
    workflow.publish(article)
    article.refresh_from_db()
    assert (article.updated_at, article.corrected_at) == (None, None)


def test_a_graver_change_is_never_passed_off_as_minor() -> None:
    article = factories.published(html="<p>There are 12 wells.</p>")
    edit(article, html="<p>There are 13 wells.</p>")
    with pytest.raises(workflow.ChangeTooSmallError) as error:
        workflow.publish(article, change=Change.MINOR)
    assert error.value.least == Change.UPDATE
    article.refresh_from_db()
    assert "12" in article.sections.get().body


@pytest.mark.parametrize("change", [Change.CLARIFICATION, Change.CORRECTION])
def test_a_correction_or_clarification_needs_a_note(change: Change) -> None:
    article = factories.published()
    with pytest.raises(NotReadyError, match="readers see it"):
        workflow.publish(article, change=change, note="  ")
    assert not Correction.objects.exists()


def test_a_held_story_is_not_published_until_the_hold_is_lifted() -> None:
    article = factories.draft()
    workflow.hold(article, reason="The lawyer reads it.")
    with pytest.raises(workflow.BlockedError, match="held"):
        workflow.publish(article)
    workflow.lift_hold(article, note="Cleared.")
    workflow.publish(article)
    assert Article.objects.live().exists()


def test_nothing_is_published_under_embargo() -> None:
    article = factories.draft()
    until = timezone.now() + HOUR
    workflow.set_embargo(article, until)
    for at in (None, until - timedelta(seconds=1)):
        with pytest.raises(workflow.BlockedError, match="embargo"):
            workflow.publish(article, at=at)
    workflow.publish(article, at=until)
    assert Article.objects.live(at=until).exists()


def test_an_embargo_cancels_a_schedule_for_an_earlier_time() -> None:
    article = factories.published(at=timezone.now() + HOUR)
    workflow.set_embargo(article, timezone.now() + 2 * HOUR)
    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT


def test_a_published_story_keeps_its_address_when_its_headline_changes() -> None:
    article = factories.published(headline="Rain")
    edit(article, headline="Snow")
    workflow.publish(article)
    article.refresh_from_db()
    assert (article.headline, article.slug) == ("Snow", "rain")


def move(article: Article, slug: str) -> None:
    edit(article, slug=slug)
    workflow.publish(article)
    article.refresh_from_db()
    assert article.slug == slug


def test_a_changed_address_leaves_the_old_one_behind_without_chains_or_loops() -> None:
    article = factories.published(headline="Rain")
    move(article, "snow")
    move(article, "hail")
    assert {one.slug for one in article.old_addresses.all()} == {"rain", "snow"}
    move(article, "rain")
    assert {one.slug for one in article.old_addresses.all()} == {"snow", "hail"}


def test_no_other_story_takes_an_address_that_readers_know() -> None:
    move(factories.published(headline="Rain"), "snow")
    assert factories.draft(headline="Rain").slug == "rain-2"


def test_the_address_of_a_draft_is_free_again_when_it_changes() -> None:
    article = factories.draft(headline="Rain")
    edit(article, headline="Snow", slug="")
    assert not OldAddress.objects.exists()
    assert factories.draft(headline="Rain").slug == "rain"


@pytest.mark.parametrize(
    "verb",
    [
        lambda article, by: workflow.publish(article, by=by),
        lambda article, by: workflow.cancel_schedule(article, by=by),
        lambda article, by: workflow.set_embargo(article, timezone.now(), by=by),
        lambda article, by: workflow.lift_embargo(article, by=by, note="x"),
        lambda article, by: workflow.lift_hold(article, by=by, note="x"),
        lambda article, by: workflow.unpublish(article, by=by),
        lambda article, by: workflow.withdraw(article, by=by, reason="x"),
        lambda article, by: workflow.take(article, by=by),
        lambda article, by: workflow.approve(article, by=by),
        lambda article, by: workflow.send_back(article, by=by, text="x"),
        lambda article, by: workflow.assign(article, [], by=by),
    ],
)
def test_what_editors_do_nobody_else_does(verb: Callable[..., object]) -> None:
    journalist = factories.journalist()
    article = factories.draft(by=journalist)
    workflow.submit(article, by=journalist)
    with pytest.raises(PermissionDenied):
        verb(article, journalist)
    verb(article, factories.editor())
