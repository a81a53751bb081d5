from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import history, workflow
from articles.models import Article, Author, Category
from tests import factories

pytestmark = pytest.mark.django_db

START = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)


def edit(article: Article, **changes: object) -> None:
    article.refresh_from_db()
    assert article.latest_revision
    content = replace(article.latest_revision.content, **changes)  # type: ignore[arg-type]  # any field
    workflow.save_draft(content, article)


def told(article: Article, before: int | None = None) -> list[str]:
    article.refresh_from_db()
    return [
        " ".join(filter(None, [str(one.revision.number) if one.revision else "", one.what]))
        for one in history.page(article, before).entries
    ]


def marks(article: Article) -> dict[int, tuple[str, ...]]:
    article.refresh_from_db()
    entries = history.page(article).entries
    return {one.revision.number: one.marks for one in entries if one.revision and one.marks}


def test_revisions_and_events_stand_in_one_order_newest_first() -> None:
    article = factories.draft()
    workflow.submit(article)
    workflow.take(article, by=factories.editor())
    workflow.approve(article)
    workflow.publish(article)
    assert told(article) == [
        "3 Published",
        "Approved",
        "Taken for review",
        "2 Submitted",
        "1 Saved",
    ]


def test_each_says_who_did_it_and_why() -> None:
    mina = factories.editor(first_name="Mina", last_name="Toral")
    article = factories.draft(by=mina)
    workflow.publish(article, by=mina, note="Checked.")
    workflow.hold(article, by=mina, reason="A letter came.")
    found = history.page(article).entries
    assert [(one.person, one.note) for one in found] == [
        ("Mina Toral", "A letter came."),
        ("Mina Toral", "Checked."),
        ("Mina Toral", ""),
    ]


def test_what_nobody_did_was_done_by_the_clock_or_the_command_line() -> None:
    with time_machine.travel(START, tick=False):
        article = factories.published()
    with time_machine.travel(START + timedelta(hours=1), tick=False):
        edit(article, headline="Later")
        workflow.publish(article, at=START + timedelta(hours=2))
    workflow.publish_due()
    people = [one.person for one in history.page(article).entries]
    assert people[0] == "the clock"
    assert set(people[1:]) == {"the command line"}


def test_what_is_live_scheduled_and_in_review_is_marked() -> None:
    article = factories.published()
    assert marks(article) == {2: ("live",)}
    edit(article, headline="Second")
    workflow.publish(article, at=timezone.now() + timedelta(hours=1))
    assert marks(article) == {2: ("live",), 4: ("scheduled",)}
    edit(article, headline="Third")
    workflow.submit(article)
    assert marks(article) == {2: ("live",), 4: ("scheduled",), 6: ("in review",)}


def test_a_story_that_waits_for_its_time_is_marked_scheduled() -> None:
    article = factories.published(at=timezone.now() + timedelta(hours=1))
    assert marks(article) == {2: ("scheduled",)}


def test_every_revision_and_event_is_on_exactly_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    article = factories.draft()
    for number in range(5):
        edit(article, headline=f"Headline {number}")
        workflow.hold(article, reason="A letter came.")
        workflow.lift_hold(article, note="Answered.")
    whole = told(article)
    monkeypatch.setattr(history, "SIZE", 2)
    page = history.page(article)
    assert page.newest
    found = told(article)
    while page.before:
        found += told(article, page.before)
        page = history.page(article, page.before)
        assert not page.newest
    assert found == whole
    assert len(whole) == 16


def test_fields_are_compared_as_people_read_them() -> None:
    before = factories.content(
        category_id=factories.category(name="Weather").pk,
        author_ids=(factories.author(name="Mina").pk,),
        byline_text="in Ostrel",
    )
    after = replace(before, category_id=None, author_ids=(), language="ps")
    fields = history.compare(before, after).fields
    assert {name: one.text for name, one in fields.items()} == {
        "category": "Weather",
        "byline": "By Mina in Ostrel",
        "language": "EnglishPashto",
    }


def test_what_was_deleted_since_can_still_be_compared() -> None:
    before = factories.content(
        category_id=factories.category().pk, author_ids=(factories.author().pk,)
    )
    Category.objects.all().delete()
    Author.objects.all().delete()
    assert not history.compare(before, before)


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_of_history_costs_two_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = factories.draft()
    for number in range(count):
        edit(article, headline=f"Headline {number}")
        workflow.hold(article, reason="A letter came.")
    article.refresh_from_db()
    with django_assert_num_queries(2):
        history.page(article)
