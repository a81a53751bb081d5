from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, Event
from articles.readiness import NotReadyError
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_unpublished_story_is_a_draft_that_keeps_its_first_publication() -> None:
    article = factories.published()
    first = article.published_at
    workflow.unpublish(article)
    article.refresh_from_db()
    assert (article.status, article.published_at) == (Article.Status.DRAFT, first)
    assert not Article.objects.live().exists()
    workflow.publish(article)
    article.refresh_from_db()
    assert article.published_at == first
    assert article.updated_at is not None


def test_a_withdrawn_story_leaves_its_reason_and_no_text() -> None:
    article = factories.published(html="<p>Text.</p>", standfirst="Words.")
    workflow.withdraw(article, reason="It named a minor.")
    article.refresh_from_db()
    assert article.status == Article.Status.WITHDRAWN
    assert article.withdrawal_reason == "It named a minor."
    assert not article.sections.exists()
    assert article.standfirst == ""
    assert not Article.objects.live().exists()


def test_a_withdrawn_story_can_be_published_again() -> None:
    article = factories.published(html="<p>Text.</p>")
    workflow.withdraw(article, reason="A mistake.")
    workflow.publish(article)
    article.refresh_from_db()
    assert (article.withdrawn_at, article.withdrawal_reason) == (None, "")
    assert article.sections.get().body == "<p>Text.</p>"


def test_readers_are_told_why_a_story_is_withdrawn() -> None:
    article = factories.published()
    with pytest.raises(NotReadyError, match="readers see it"):
        workflow.withdraw(article, reason=" ")


def test_holding_a_scheduled_story_cancels_its_schedule() -> None:
    article = factories.published(at=timezone.now() + timedelta(hours=1))
    workflow.hold(article, reason="The lawyer reads it.")
    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT
    assert article.is_held


def test_holding_a_live_story_leaves_it_to_its_readers() -> None:
    article = factories.published()
    workflow.hold(article, reason="The lawyer reads it.")
    assert list(Article.objects.live()) == [article]


@pytest.mark.parametrize("note", ["", "  "])
def test_a_hold_and_its_end_have_reasons(note: str) -> None:
    article = factories.draft()
    with pytest.raises(NotReadyError):
        workflow.hold(article, reason=note)
    with pytest.raises(NotReadyError):
        workflow.lift_hold(article, note=note)


def test_who_did_what_when_is_kept() -> None:
    person = factories.editor(first_name="Mina", last_name="Toral")
    article = factories.published()
    workflow.hold(article, by=person, reason="Wait.")
    workflow.lift_hold(article, by=person, note="Cleared.")
    workflow.withdraw(article, by=person, reason="A mistake.")
    person.delete()
    found = [(one.kind, one.note, one.created_by_name) for one in article.events.order_by("pk")]
    assert found == [
        ("held", "Wait.", "Mina Toral"),
        ("lifted", "Cleared.", "Mina Toral"),
        ("withdrawn", "A mistake.", "Mina Toral"),
    ]


def test_an_event_is_never_changed_or_deleted() -> None:
    article = factories.draft()
    workflow.hold(article, reason="Wait.")
    event = article.events.get()
    for change in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(TypeError, match="never"):
            change()
