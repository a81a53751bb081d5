from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import autosaving, readiness, trouble, workflow
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def editor() -> User:
    return factories.editor()


def said(person: User) -> list[tuple[str, str]]:
    """Headline and the first words of what is wrong."""
    return [(one.headline, " ".join(one.what.split()[:2])) for one in trouble.found(person)]


def changed(article: Article, **fields: object) -> Article:
    article.refresh_from_db()
    assert article.latest_revision
    content = replace(article.latest_revision.content, **fields)  # type: ignore[arg-type]  # any
    return workflow.save_draft(content, article).article


def test_where_all_is_well_there_is_no_trouble(editor: User) -> None:
    factories.draft()
    factories.published()
    factories.published(at=timezone.now() + HOUR)
    assert said(editor) == []


def test_a_scheduled_story_that_lacks_something_is_trouble(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after an upgrade that asks for more than the release that scheduled it."""
    article = factories.published(headline="Rain", at=timezone.now() + HOUR)
    asked = [readiness.Problem("html", "1 picture has no alternative text.")]
    monkeypatch.setattr("articles.readiness.problems", lambda _: asked)
    (found,) = trouble.found(editor)
    assert found.what == "Scheduled, but it lacks something: 1 picture has no alternative text."
    assert found.address == f"/admin/articles/article/{article.pk}/change/?missing"


def test_a_story_edited_since_it_was_scheduled_is_trouble(editor: User) -> None:
    article = factories.published(headline="Rain", at=timezone.now() + HOUR)
    changed(article, html="<p>Other text.</p>")
    assert said(editor) == [("Rain", "Edited since")]


def test_a_change_edited_since_it_was_scheduled_is_trouble(editor: User) -> None:
    article = factories.published(headline="Rain")
    changed(article, html="<p>Other text.</p>")
    workflow.publish(article, at=timezone.now() + HOUR)
    assert said(editor) == []
    changed(article, html="<p>Yet another text.</p>")
    assert said(editor) == [("Rain", "Edited since")]


def test_a_change_that_is_overdue_is_trouble(editor: User) -> None:
    article = factories.published(headline="Rain")
    changed(article, html="<p>Other text.</p>")
    at = timezone.now() + HOUR
    workflow.publish(article, at=at)
    with time_machine.travel(at + HOUR, tick=False):
        assert ("Rain", "Its change") in said(editor)
        workflow.publish_due()
        assert said(editor) == []


def test_changes_that_nobody_publishes_for_days_are_trouble(editor: User) -> None:
    changed(factories.published(headline="Rain"), html="<p>Other text.</p>")
    assert said(editor) == []
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert said(editor) == [("Rain", "It was")]


def test_what_somebody_typed_and_did_not_save_is_their_own_trouble(editor: User) -> None:
    article = factories.draft(headline="Rain")
    autosaving.keep(editor, "a", article, 1, {"headline": "Rain"})
    autosaving.keep(editor, "b", None, 0, {"headline": "Snow"})
    autosaving.keep(editor, "c", None, 0, {})
    found = trouble.found(editor)
    assert {one.headline for one in found} == {"Rain", "Snow", "A new story"}
    assert {one.address for one in found} == {
        f"/admin/articles/article/{article.pk}/change/",
        "/admin/articles/article/add/",
    }
    assert trouble.found(factories.editor()) == []


def test_journalists_are_told_of_their_own_stories_alone() -> None:
    person = factories.journalist()
    for headline, by in (("Mine", person), ("Another's", None)):
        article = factories.draft(headline=headline, by=by)
        workflow.publish(article, at=timezone.now() + HOUR)
        changed(article, html="<p>Other text.</p>")
    assert said(person) == [("Mine", "Edited since")]


@pytest.mark.parametrize("number", [1, 30])
def test_trouble_costs_the_same_however_much_there_is(
    number: int, editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for index in range(number):
        article = factories.published(at=timezone.now() + HOUR)
        changed(article, html="<p>Other text.</p>")
        autosaving.keep(editor, str(index), article, 1, {})
    editor.has_perm("articles.change_article")  # asked for once
    with django_assert_num_queries(4):
        assert trouble.found(editor)
