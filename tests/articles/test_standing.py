from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import standing, workflow
from articles.changes import Change
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

LATER = timezone.now() + timedelta(days=1)


def edited(article: Article) -> Article:
    assert article.latest_revision
    content = replace(article.latest_revision.content, headline="Flood in Ostrel")
    return workflow.save_draft(content, article).article


def withdrawn() -> Article:
    article = factories.published()
    workflow.withdraw(article, reason="It was wrong")
    return Article.objects.get(pk=article.pk)


def changing_later() -> Article:
    article = edited(factories.published())
    return workflow.publish(article, at=LATER, change=Change.UPDATE).article


def held() -> Article:
    article = factories.draft()
    workflow.hold(article, reason="The lawyer reads it")
    return Article.objects.get(pk=article.pk)


def under_embargo() -> Article:
    article = factories.draft()
    workflow.set_embargo(article, LATER)
    return Article.objects.get(pk=article.pk)


def edited_in_review() -> Article:
    article = workflow.submit(factories.draft()).article
    return edited(article)


@pytest.mark.parametrize(
    ("made", "said", "live"),
    [
        (factories.draft, "Readers do not see this story.", 0),
        (factories.published, "Readers see what stands here; the story is public since", 2),
        (lambda: edited(factories.published()), "Readers see revision 2; the story is public", 2),
        (lambda: factories.published(at=LATER), "nothing yet: revision 2 is scheduled for", 2),
        (withdrawn, "Readers see a notice: withdrawn on", 0),
    ],
)
def test_what_readers_see_is_said(made: Callable[[], Article], said: str, live: int) -> None:
    found = standing.of(made())
    assert said in found.readers
    assert found.live == live


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (held, "“The lawyer reads it”. It cannot be published."),
        (under_embargo, "Under embargo until"),
        (changing_later, "A change is scheduled: readers get revision 4 on"),
        (edited_in_review, "Waiting for review. Edited since."),
    ],
)
def test_what_else_holds_is_said(made: Callable[[], Article], said: str) -> None:
    (note,) = standing.of(made()).notes
    assert said in note


def test_a_story_of_which_there_is_nothing_more_to_say_has_no_notes() -> None:
    assert standing.of(factories.published()).notes == ()


def test_it_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article = Article.objects.select_related("latest_revision").get(pk=changing_later().pk)
    with django_assert_num_queries(1):
        standing.of(article)
