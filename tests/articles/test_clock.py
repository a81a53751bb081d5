import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles import workflow
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 29, 12, 0, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def scheduled_change() -> Article:
    """A story that says “After” from noon on."""
    with time_machine.travel(NOON - HOUR, tick=False):
        article = factories.published(headline="Before")
        assert article.latest_revision
        content = replace(article.latest_revision.content, headline="After", slug=article.slug)
        workflow.save_draft(content, article)
        workflow.publish(article, at=NOON)
    return article


def test_a_story_is_there_at_its_second_and_not_before(client: Client) -> None:
    with time_machine.travel(NOON - HOUR, tick=False):
        address = factories.published(headline="Rain", at=NOON).get_absolute_url()
    with time_machine.travel(NOON - SECOND, tick=False):
        assert client.get(address).status_code == 404
        assert b"Rain" not in client.get("/").content
    with time_machine.travel(NOON, tick=False):
        assert client.get(address).status_code == 200
        assert b"Rain" in client.get("/").content


@pytest.mark.parametrize("page", ["story", "front page", "feed"])
def test_a_change_reaches_readers_at_its_second_and_not_before(client: Client, page: str) -> None:
    article = scheduled_change()
    address = {"story": article.get_absolute_url(), "front page": "/", "feed": "/feed.atom"}[page]
    with time_machine.travel(NOON - SECOND, tick=False):
        shown = client.get(address).content
        assert b"Before" in shown
        assert b"After" not in shown
    with time_machine.travel(NOON, tick=False):
        assert b"After" in client.get(address).content


def test_the_first_page_that_anybody_asks_for_brings_the_change(client: Client) -> None:
    article = scheduled_change()
    with time_machine.travel(NOON + HOUR, tick=False):
        client.get("/donate/")
    article.refresh_from_db()
    assert (article.headline, article.updated_at) == ("After", NOON)


def test_a_change_that_cannot_be_applied_takes_no_page_from_readers(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    article = scheduled_change()
    broken = patch("articles.workflow.publishing._apply", side_effect=ValueError("broken"))
    with time_machine.travel(NOON, tick=False), broken, caplog.at_level(logging.ERROR):
        assert b"Before" in client.get(article.get_absolute_url()).content
    assert f"The scheduled change of story {article.pk} could not be applied." in caplog.text


@pytest.mark.parametrize("address", ["/health/", "/static/css/admin.css"])
def test_what_is_no_page_asks_for_no_changes(
    client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get(address)
    assert response.status_code == 200
    response.close()


def test_a_database_that_is_away_is_asked_once(client: Client) -> None:
    """A second try would make readers wait twice as long for the same answer."""
    client.raise_request_exception = False
    away = OperationalError("the database is away")
    with patch.object(Article.objects, "due", side_effect=away) as asked:
        assert client.get("/").status_code == 500
        assert client.get("/health/").status_code == 200
    assert asked.call_count == 1
