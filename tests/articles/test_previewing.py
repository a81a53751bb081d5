from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import pictures, previewing, workflow
from articles.models import Article, Author, Category, OldAddress, PreviewLink, Quote, Section
from tests import factories

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ROWS: tuple[type[Model], ...] = (Article, Section, Quote, OldAddress)


def opened(client: Client, token: str) -> HttpResponse:
    response = client.get(f"/preview/{token}/")
    assert isinstance(response, HttpResponse)
    return response


def edit(article: Article, headline: str) -> Article:
    article.refresh_from_db()
    assert article.latest_revision
    content = replace(article.latest_revision.content, headline=headline)
    return workflow.save_draft(content, article).article


def state() -> list[list[dict[str, object]]]:
    return [list(model._default_manager.order_by("pk").values()) for model in ROWS]


def test_a_link_shows_a_draft_to_somebody_without_a_login(client: Client) -> None:
    picture = pictures.store(factories.image_file(), alt="A dry well")
    article = factories.draft(
        headline="Wells run dry",
        lead_picture_id=picture.pk,
        html="<p>It has not rained.</p><h2>What now</h2><p>They dig.</p>",
    )
    response = opened(client, previewing.make_link(article))
    page = response.content.decode()
    assert response.status_code == 200
    for expected in ("<h1>Wells run dry</h1>", "It has not rained.", 'alt="A dry well"'):
        assert expected in page
    assert "This is a preview of revision 1" in page


def test_nobody_finds_keeps_or_passes_on_a_preview(client: Client) -> None:
    response = opened(client, previewing.make_link(factories.draft()))
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert b'<meta name="robots" content="noindex, nofollow">' in response.content
    assert not response.cookies


def test_a_preview_counts_no_read_and_names_no_public_address(client: Client) -> None:
    page = opened(client, previewing.make_link(factories.draft(slug="wells"))).content.decode()
    for absent in ("reads.js", "data-reads-address", "canonical", "og:", "ld+json", "/stories/"):
        assert absent not in page


def test_a_preview_stores_nothing(client: Client) -> None:
    article = edit(factories.published(), "Later")
    token = previewing.make_link(article)
    before = state()
    assert b"Later" in opened(client, token).content
    assert state() == before
    assert b"Later" not in client.get("/").content


def test_a_link_shows_the_latest_revision_or_the_one_it_was_made_for(client: Client) -> None:
    article = factories.draft(headline="First")
    latest = previewing.make_link(article)
    only = previewing.make_link(article, revision=article.latest_revision)
    edit(article, "Second")
    assert b"<h1>Second</h1>" in opened(client, latest).content
    assert b"<h1>First</h1>" in opened(client, only).content


def test_an_embargo_is_pointed_out(client: Client) -> None:
    article = factories.draft()
    token = previewing.make_link(article)
    assert b"Under embargo until" not in opened(client, token).content
    workflow.set_embargo(article, timezone.now() + DAY)
    assert b"Under embargo until" in opened(client, token).content


def test_a_link_works_for_a_week_and_can_be_revoked(client: Client) -> None:
    token = previewing.make_link(factories.draft())
    with time_machine.travel(timezone.now() + 7 * DAY - timedelta(minutes=1)):
        assert opened(client, token).status_code == 200
    with time_machine.travel(timezone.now() + 7 * DAY):
        assert opened(client, token).status_code == 404
    previewing.revoke_link(PreviewLink.objects.get())
    assert opened(client, token).status_code == 404


def test_a_dead_link_is_like_an_address_where_there_never_was_anything(client: Client) -> None:
    article = factories.draft()
    revoked = previewing.make_link(article)
    previewing.revoke_link(PreviewLink.objects.get())
    expired = previewing.make_link(article, lifetime=timedelta(seconds=-1))
    nowhere = client.get("/nowhere/")
    for token in (revoked, expired, PreviewLink.new_token(), "x", "ټکی"):
        response = opened(client, token)
        assert (response.status_code, response.content) == (404, nowhere.content)
        assert response.headers.items() == nowhere.headers.items()


def test_the_token_is_stored_nowhere() -> None:
    token = previewing.make_link(factories.draft())
    assert token not in str(list(PreviewLink.objects.values()))


def test_a_withdrawn_story_is_shown_by_no_link_that_was_made_before(client: Client) -> None:
    article = factories.published()
    before = previewing.make_link(article)
    workflow.withdraw(article, reason="It was about another town.")
    assert opened(client, before).status_code == 404
    assert opened(client, previewing.make_link(article)).status_code == 200


def test_only_those_who_may_edit_the_story_make_and_revoke_links() -> None:
    author, other = factories.journalist(), factories.journalist()
    article = factories.draft(by=author)
    previewing.make_link(article, by=author)
    with pytest.raises(PermissionDenied):
        previewing.make_link(article, by=other)
    with pytest.raises(PermissionDenied):
        previewing.revoke_link(PreviewLink.objects.get(), by=other)


def test_a_link_shows_no_revision_of_another_story() -> None:
    other = factories.draft().latest_revision
    with pytest.raises(ValueError, match="is none of story"):
        previewing.make_link(factories.draft(), revision=other)


def test_an_old_revision_is_shown_without_what_was_deleted_since(client: Client) -> None:
    article = factories.draft(author_ids=(factories.author(name="Mina Toral").pk,))
    token = previewing.make_link(article, revision=article.latest_revision)
    content = replace(factories.content(), category_id=None)
    workflow.save_draft(content, article)
    Author.objects.all().delete()
    Category.objects.all().delete()
    response = opened(client, token)
    assert response.status_code == 200
    assert b"Mina Toral" not in response.content


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_preview_can_only_be_looked_at(client: Client, method: str) -> None:
    address = f"/preview/{previewing.make_link(factories.draft())}/"
    assert getattr(client, method)(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_a_preview_costs_27_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token = previewing.make_link(
        factories.draft(
            html="<h2>Part</h2><p>Text.</p>" * count,
            author_ids=tuple(factories.author().pk for _ in range(count)),
        )
    )
    with django_assert_num_queries(27):
        opened(client, token)
