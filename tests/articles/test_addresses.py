from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.addresses import free_slug, settle
from articles.models import Article, OldAddress
from tests import factories

pytestmark = pytest.mark.django_db


def move(article: Article, slug: str) -> Article:
    article.refresh_from_db()
    assert article.latest_revision
    workflow.save_draft(replace(article.latest_revision.content, slug=slug), article)
    workflow.publish(article)
    article.refresh_from_db()
    assert article.slug == slug
    return article


def test_an_old_address_leads_to_the_present_one_for_good(client: Client) -> None:
    article = move(factories.published(slug="wells"), "dry-wells")
    response = client.get("/stories/wells/")
    assert (response.status_code, response["Location"]) == (301, "/stories/dry-wells/")
    assert response["Cache-Control"] == "no-cache"
    assert client.get(article.get_absolute_url()).status_code == 200


def test_after_many_moves_every_address_leads_there_at_once(client: Client) -> None:
    article = factories.published(slug="one")
    for slug in ("two", "three", "four"):
        move(article, slug)
    for slug in ("one", "two", "three"):
        assert client.get(f"/stories/{slug}/")["Location"] == "/stories/four/"


def test_an_address_that_is_taken_back_leads_nowhere_else(client: Client) -> None:
    article = move(move(factories.published(slug="wells"), "dry-wells"), "wells")
    assert client.get("/stories/wells/").status_code == 200
    assert client.get("/stories/dry-wells/")["Location"] == article.get_absolute_url()


def test_no_other_story_gets_an_old_address() -> None:
    move(factories.published(slug="wells"), "dry-wells")
    assert factories.draft(headline="Wells").slug == "wells-2"
    assert free_slug("dry-wells", Article()) == "dry-wells-2"
    assert OldAddress.objects.get().slug == "wells"


def test_old_addresses_are_kept_in_any_script(client: Client) -> None:
    move(factories.published(slug="اوبه"), "وچه-اوبه")
    assert client.get("/stories/اوبه/", follow=True).status_code == 200


def test_the_old_address_of_a_story_that_readers_may_not_see_is_not_found(client: Client) -> None:
    article = move(factories.published(slug="wells"), "dry-wells")
    workflow.unpublish(article)
    assert client.get("/stories/wells/").status_code == 404
    assert client.get("/stories/dry-wells/").status_code == 404


def test_at_the_old_address_of_a_withdrawn_story_stands_its_notice(client: Client) -> None:
    article = move(factories.published(slug="wells"), "dry-wells")
    workflow.withdraw(article, reason="Two towns were mixed up.")
    for slug in ("wells", "dry-wells"):
        response = client.get(f"/stories/{slug}/")
        assert response.status_code == 410
        assert b"Two towns were mixed up." in response.content


def test_an_address_that_another_story_took_before_publication_is_numbered() -> None:
    article = factories.published(slug="wells")
    assert article.latest_revision
    workflow.save_draft(replace(article.latest_revision.content, slug="rain"), article)
    factories.draft(headline="Rain")
    published = workflow.publish(article)
    article.refresh_from_db()
    assert article.slug == published.content.slug == "rain-2"


def test_an_address_that_another_story_took_before_its_time_is_numbered() -> None:
    article = factories.published(slug="wells")
    assert article.latest_revision
    workflow.save_draft(replace(article.latest_revision.content, slug="rain"), article)
    workflow.publish(article, at=timezone.now() + timedelta(days=1))
    factories.draft(headline="Rain")
    Article.objects.filter(pk=article.pk).update(next_at=timezone.now())
    assert workflow.publish_due() == 1
    article.refresh_from_db()
    assert article.slug == "rain-2"


def test_what_is_wrong_with_a_story_beside_its_address_is_no_reason_to_try_again() -> None:
    factories.draft(headline="Rain")
    with pytest.raises(IntegrityError):
        settle(Article(headline=""), "rain")


def test_an_unpublished_story_that_moves_keeps_the_way_from_its_old_address(client: Client) -> None:
    article = factories.published(slug="wells")
    workflow.unpublish(article)
    move(article, "dry-wells")
    assert client.get("/stories/wells/")["Location"] == "/stories/dry-wells/"
