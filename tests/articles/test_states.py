from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import states, workflow
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def edited(article: Article) -> Article:
    fields = {"category_id": article.category_id, "slug": article.slug}
    return workflow.save_draft(factories.content(**fields), article).article


def submitted(article: Article) -> Article:
    workflow.submit(article)
    return article


def with_change_at(article: Article) -> Article:
    workflow.publish(edited(article), at=timezone.now() + HOUR)
    return article


def taken(article: Article) -> Article:
    workflow.take(article, by=factories.editor(first_name="Edda", last_name="Marsk"))
    return article


def held(article: Article) -> Article:
    workflow.hold(article, reason="Wait.")
    return article


def under_embargo(article: Article) -> Article:
    workflow.set_embargo(article, timezone.now() + HOUR)
    return article


def withdrawn(article: Article) -> Article:
    workflow.withdraw(article, reason="A mistake.")
    return article


def scheduled() -> Article:
    return factories.published(at=timezone.now() + HOUR)


@pytest.mark.parametrize(
    ("make", "marks"),
    [
        (factories.draft, ["Draft"]),
        (factories.published, ["Published"]),
        (scheduled, ["Scheduled"]),
        (lambda: edited(scheduled()), ["Scheduled", "Edited since it was scheduled"]),
        (lambda: edited(factories.published()), ["Published", "Changes not published"]),
        (lambda: with_change_at(factories.published()), ["Published", "Change scheduled"]),
        (lambda: withdrawn(factories.published()), ["Withdrawn"]),
        (lambda: submitted(factories.draft()), ["Draft", "Waiting for review"]),
        (lambda: taken(submitted(factories.draft())), ["Draft", "In review by Edda Marsk"]),
        (
            lambda: edited(submitted(factories.draft())),
            ["Draft", "Waiting for review", "Edited since"],
        ),
        (lambda: under_embargo(held(factories.draft())), ["Draft", "Held", "Under embargo"]),
    ],
)
def test_a_story_says_how_it_stands(make: Callable[[], Article], marks: list[str]) -> None:
    article = make()
    article.refresh_from_db()
    assert states.marks(article) == marks


def test_what_goes_without_saying_is_left_out() -> None:
    article = submitted(factories.draft())
    article.refresh_from_db()
    assert states.marks(article, states.READERS) == ["Waiting for review"]
    assert states.marks(article, states.REVIEW) == ["Draft"]


def test_an_embargo_that_is_over_is_none() -> None:
    article = factories.draft()
    workflow.set_embargo(article, timezone.now() - HOUR)
    article.refresh_from_db()
    assert states.marks(article) == ["Draft"]
