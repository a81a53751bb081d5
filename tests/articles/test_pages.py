from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from articles import pages
from articles.models import Article
from articles.pages import page_after
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_stories_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SIZE", 2)


def published(count: int) -> list[Article]:
    """Newest first, two of them at the same moment."""
    category = factories.category()
    now = timezone.now()
    moments = [now - timedelta(hours=hours // 2) for hours in range(count)]
    made = [factories.published(category_id=category.pk, at=moment) for moment in reversed(moments)]
    return made[::-1]


def test_a_page_without_stories_is_the_first_and_the_last() -> None:
    page = page_after(Article.objects.live(), None)
    assert (page.rows, page.first, page.after) == ([], True, None)


def test_every_story_is_on_exactly_one_page() -> None:
    stories = published(5)
    page = page_after(Article.objects.live(), None)
    seen = list(page.rows)
    while page.after is not None:
        page = page_after(Article.objects.live(), str(page.after))
        assert not page.first
        seen += page.rows
    assert seen == stories


def test_a_full_last_page_leads_to_no_empty_one() -> None:
    published(2)
    assert page_after(Article.objects.live(), None).after is None


def test_a_story_published_meanwhile_shifts_nothing() -> None:
    stories = published(4)
    after = page_after(Article.objects.live(), None).after
    factories.published()
    assert page_after(Article.objects.live(), str(after)).rows == stories[2:]


@pytest.mark.parametrize("key", ["", "x", "-1", "0", "٣", "1.5", "9" * 18, "9" * 19, "9" * 5000])
def test_a_key_of_no_story_is_not_found(key: str) -> None:
    with pytest.raises(Http404):
        page_after(Article.objects.live(), key)


def test_the_key_of_a_draft_is_not_found() -> None:
    with pytest.raises(Http404):
        page_after(Article.objects.live(), str(factories.draft().pk))
