from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import workflow
from articles.content import Attribution
from articles.models import Article, Revision, Source
from tests import factories

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
LIST = "/admin/articles/article/"
ADD = "/admin/articles/article/add/"
QUOTES = "/admin/articles/article/quotes/"
TEXT = "<p>“The wells are dry,” said Mina Toral, a baker.</p>"
DRY = {"attributions-0-words": "The wells are dry,", "attributions-0-source": ""}
RAIN = {"headline": "Rain in Ostrel", "language": "en"}


def logged_in(client: Client, person: User | None = None) -> User:
    person = person or factories.superuser()
    client.force_login(person)
    return person


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def send(client: Client, address: str, button: str = "_continue", **sent: Any) -> HttpResponse:
    data = {**RAIN, button: "1", **sent}
    return client.post(address, data, follow=True)  # type: ignore[return-value]  # the test client's own


def page(response: HttpResponse) -> str:
    return response.content.decode()


def latest(article: Article) -> Revision:
    return article.revisions.latest("number")


def changed(article: Article, **fields: Any) -> Article:
    assert article.latest_revision
    return workflow.save_draft(replace(article.latest_revision.content, **fields), article).article


# Saving


def test_a_story_is_saved_with_as_little_as_a_headline(client: Client) -> None:
    person = logged_in(client)
    send(client, ADD)
    article = Article.objects.get()
    assert article.headline == "Rain in Ostrel"
    assert article.latest_revision
    assert article.latest_revision.created_by == person


def test_saving_leads_back_to_the_form(client: Client) -> None:
    logged_in(client)
    assert "Saved as revision 1." in page(send(client, ADD))


def test_saving_a_published_story_changes_nothing_for_readers(client: Client) -> None:
    logged_in(client)
    article = factories.published(headline="Rain in Ostrel")
    send(client, change(article), headline="Flood in Ostrel", base=2)
    article.refresh_from_db()
    assert article.headline == "Rain in Ostrel"
    assert article.latest_revision
    assert article.latest_revision.content.headline == "Flood in Ostrel"


def test_a_form_with_an_error_comes_back_complete(client: Client) -> None:
    logged_in(client)
    sent = DRY | {"attributions-0-described_as": "the mayor", "attributions-0-accepted": "on"}
    shown = page(send(client, ADD, headline="", html=TEXT, standfirst="No rain", **sent))
    assert "This field is required" in shown
    assert "No rain" in shown
    assert "said Mina Toral, a baker.&lt;/p&gt;" in shown
    assert 'value="the mayor"' in shown
    assert 'data-accept="Mina Toral, baker" checked' in shown
    assert not Article.objects.exists()


def test_an_accepted_speaker_is_the_source_once_the_story_is_saved(client: Client) -> None:
    logged_in(client)
    send(client, ADD, html=TEXT, **DRY, **{"attributions-0-accepted": "on"})
    assert Article.objects.get().quotes.get().source == Source.objects.get(name="Mina Toral")


def test_quotations_appear_after_saving_without_javascript(client: Client) -> None:
    logged_in(client)
    assert "Add <bdi>Mina Toral, baker</bdi>" in page(send(client, ADD, html=TEXT))


def test_a_new_story_carries_the_name_of_whoever_starts_it(client: Client) -> None:
    author = factories.author(user=logged_in(client), name="Anna Lunde")
    shown = page(client.get(ADD))  # type: ignore[arg-type]  # the test client's own
    assert f'<option value="{author.pk}" selected>Anna Lunde</option>' in shown


def test_saving_and_closing_leads_to_the_list(client: Client) -> None:
    logged_in(client)
    assert 'id="changelist"' in page(send(client, ADD, "_save"))


def test_a_story_may_go_without_a_byline_by_choice(client: Client) -> None:
    logged_in(client)
    sent: dict[str, Any] = {"byline": factories.author().pk, "without_byline": "on"}
    send(client, ADD, search_description="Rain at last.", byline_text="in Ostrel", **sent)
    content = latest(Article.objects.get()).content
    assert (content.author_ids, content.without_byline) == ((), True)
    assert (content.byline_text, content.search_description) == ("in Ostrel", "Rain at last.")


# Publishing


def test_publishing_shows_the_story_to_readers(client: Client) -> None:
    logged_in(client)
    sent = {"category": factories.category().pk, "without_byline": "on"}
    send(client, ADD, "_publish_now", html="<p>It rains.</p>", **sent)
    article = Article.objects.live().get()
    assert "It rains." in client.get(article.get_absolute_url()).content.decode()
    assert LogEntry.objects.filter(change_message="Published.").exists()


def test_what_is_missing_is_said_at_each_field_and_the_draft_is_kept(client: Client) -> None:
    logged_in(client)
    shown = page(send(client, ADD, "_publish_now", html=TEXT))
    assert "The draft is saved, but not published yet" in shown
    assert '<a href="#id_category">Category</a>: Choose the category' in shown
    assert '<a href="#id_attributions">Quotations</a>: 1 quotation has no source' in shown
    article = Article.objects.get()
    assert article.status == Article.Status.DRAFT
    assert article.latest_revision
    assert article.latest_revision.content.html == TEXT


@pytest.mark.parametrize(("button", "name"), [("_publish", "publish"), ("_submit", "submit")])
def test_a_draft_is_saved_before_its_next_step_is_asked_about(
    client: Client, button: str, name: str
) -> None:
    logged_in(client)
    article = factories.draft()
    response = client.post(change(article), {**RAIN, button: "1", "base": "1"})
    assert response.headers["Location"] == reverse(
        f"admin:articles_article_{name}", args=[article.pk]
    )
    assert latest(article).content.headline == "Rain in Ostrel"


@pytest.mark.parametrize("button", ["_publish", "_publish_now"])
def test_a_story_that_readers_know_is_published_where_the_change_gets_its_name(
    client: Client, button: str
) -> None:
    logged_in(client)
    article = factories.published()
    response = client.post(change(article), {**RAIN, button: "1", "base": "2"})
    assert response.headers["Location"] == reverse(
        "admin:articles_article_publish", args=[article.pk]
    )
    article.refresh_from_db()
    assert article.has_unpublished_changes


def test_a_held_story_is_saved_and_not_published(client: Client) -> None:
    logged_in(client)
    article = factories.draft()
    workflow.hold(article, reason="The lawyer reads it")
    sent = {"category": article.category_id, "without_byline": "on", "html": "<p>More.</p>"}
    shown = page(send(client, change(article), "_publish_now", base=1, **sent))
    assert "The draft is saved, but not published: The story is held" in shown
    assert latest(article).content.html == "<p>More.</p>"
    assert not Article.objects.live().exists()


def test_without_the_right_to_publish_there_is_no_button_and_no_way(client: Client) -> None:
    logged_in(client, factories.journalist())
    sent = {"category": factories.category().pk, "html": "<p>It rains.</p>"}
    assert "_publish" not in client.get(ADD).content.decode()
    assert send(client, ADD, "_publish_now", **sent).status_code == 403
    assert not Article.objects.live().exists()


def test_saving_stands_before_publishing_so_that_the_enter_key_saves(client: Client) -> None:
    logged_in(client)
    shown = client.get(ADD).content.decode()
    assert shown.index('name="_continue"') < shown.index('name="_save"')
    assert shown.index('name="_save"') < shown.index('name="_publish"')


# What the form says


@pytest.mark.parametrize(
    ("made", "state"),
    [
        (factories.draft, "Readers do not see this story"),
        (factories.published, "Readers see what stands here"),
        (lambda: factories.published(at=timezone.now() + HOUR), "Readers see nothing yet"),
        (lambda: changed(factories.published(), headline="Flood"), "Readers see revision 2;"),
    ],
)
def test_the_form_says_what_readers_see(client: Client, made: Any, state: str) -> None:
    logged_in(client)
    assert state in client.get(change(made())).content.decode()


def test_only_a_story_that_readers_see_links_to_its_page(client: Client) -> None:
    logged_in(client)
    live, draft = factories.published(), factories.draft()
    assert f'href="{live.get_absolute_url()}"' in client.get(change(live)).content.decode()
    assert "View on site" not in client.get(change(draft)).content.decode()


def test_a_published_story_can_be_given_another_address(client: Client) -> None:
    logged_in(client)
    article = factories.published(slug="rain")
    send(client, change(article), slug="flood", base=2)
    assert latest(article).content.slug == "flood"
    article.refresh_from_db()
    assert article.slug == "rain"


def test_the_form_says_which_revision_it_shows_and_links_to_what_differs(client: Client) -> None:
    logged_in(client)
    article = changed(factories.published(), headline="Flood")
    shown = client.get(change(article)).content.decode()
    assert "You are editing revision 3" in shown
    assert reverse("admin:articles_article_compare", args=[article.pk, 2, 3]) in shown


@pytest.mark.parametrize("made", [factories.draft, factories.published])
def test_the_form_leads_to_everything_else_about_the_story(client: Client, made: Any) -> None:
    logged_in(client)
    article = made()
    shown = client.get(change(article)).content.decode()
    for name in ("history", "preview_links", "submit", "publish", "hold", "assign"):
        assert reverse(f"admin:articles_article_{name}", args=[article.pk]) in shown, name


def test_no_story_can_be_deleted(client: Client) -> None:
    logged_in(client)
    article = factories.draft()
    assert (
        client.post(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403
    )
    assert "delete_selected" not in client.get(LIST).content.decode()


def test_a_journalist_sees_only_the_stories_of_their_own(client: Client) -> None:
    person = logged_in(client, factories.journalist())
    own, other = factories.draft(by=person), factories.draft(headline="Somebody else’s")
    assert client.get(change(own)).status_code == 200
    assert client.get(change(other)).status_code == 403
    assert client.post(change(other), RAIN).status_code == 403
    assert "Somebody else’s" not in client.get(LIST).content.decode()


def test_a_story_that_is_not_there_is_not_found(client: Client) -> None:
    logged_in(client)
    assert client.get("/admin/articles/article/999/change/").status_code == 404


def test_whoever_works_on_no_stories_sees_no_drafts(client: Client) -> None:
    logged_in(client, factories.user(permissions=["articles.view_article"]))
    assert client.get(LIST).status_code == 403
    assert client.get(change(factories.draft())).status_code == 403


# The quotations of a text that is being written


def test_the_quotations_of_an_unsaved_text_are_listed(client: Client) -> None:
    logged_in(client)
    shown = page(send(client, QUOTES, html=TEXT))
    assert "Add <bdi>Mina Toral, baker</bdi>" in shown
    assert "<html" not in shown
    assert not Article.objects.exists()


def test_what_was_chosen_comes_back_with_the_quotations(client: Client) -> None:
    logged_in(client)
    source = factories.source(name="Ivo Brandal")
    sent = DRY | {"attributions-0-source": str(source.pk)}
    assert "Ivo Brandal" in page(
        send(client, QUOTES, html="<p>“Yes,” she said.</p>" + TEXT, **sent)
    )


def test_quotations_are_for_those_who_write(client: Client) -> None:
    logged_in(client, factories.user())
    assert send(client, QUOTES, html=TEXT).status_code == 403


def test_quotations_are_asked_for_by_post(client: Client) -> None:
    logged_in(client)
    assert client.get(QUOTES).status_code == 405


def test_quotations_need_a_login(client: Client) -> None:
    assert client.post(QUOTES, {"html": TEXT}).status_code == 302


# Security


def policy(response: Any) -> dict[str, set[str]]:
    directives = response.headers["Content-Security-Policy"].split("; ")
    return {name: set(values) for name, *values in map(str.split, directives)}


def test_only_the_form_of_a_story_loosens_the_policy_and_for_styles_alone(client: Client) -> None:
    logged_in(client)
    form, listing = policy(client.get(ADD)), policy(client.get(LIST))
    assert form["style-src"] == {"'self'", "'unsafe-inline'"}
    assert listing["style-src"] == {"'self'"}
    assert form["script-src"] == listing["script-src"] == {"'self'"}


def test_the_form_has_no_inline_script_handler_or_style(client: Client) -> None:
    logged_in(client)
    shown = client.get(change(factories.draft(html=TEXT))).content.decode()
    assert "<script>" not in shown
    assert " style=" not in shown
    assert " onclick=" not in shown


# Lists and forms cost the same, however long they are


def story(number: int) -> None:
    factories.published(
        headline=f"Story {number}", author_ids=(factories.author().pk, factories.author().pk)
    )


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_for_any_number_of_stories(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    logged_in(client)
    for one in range(number):
        story(one)
    client.get(LIST)
    with django_assert_num_queries(9):
        assert client.get(LIST).content.decode().count('class="field-headline"') == number


@pytest.mark.parametrize("number", [1, 30])
def test_the_form_costs_the_same_for_any_number_of_quotations(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    logged_in(client)
    words = [f"The well number {one} is dry," for one in range(number)]
    article = factories.draft(
        html="".join(f"<p>“{one}” said Mina Toral.</p>" for one in words),
        attributions=tuple(
            Attribution(words=one, source_id=factories.source().pk) for one in words
        ),
    )
    client.get(change(article))
    with django_assert_num_queries(16):
        assert client.get(change(article)).content.decode().count("data-quote>") == number


def test_stories_are_found_by_headline_and_newest_first(client: Client) -> None:
    logged_in(client)
    for headline in ("Rain in Ostrel", "Snow in Arvel", "Rain in Arvel"):
        factories.draft(headline=headline)
    shown = client.get(LIST, {"q": "rain"}).content.decode()
    assert shown.index("Rain in Arvel") < shown.index("Rain in Ostrel")
    assert "Snow in Arvel" not in shown


def test_stories_can_be_put_in_the_order_in_which_they_were_saved(client: Client) -> None:
    logged_in(client)
    first = factories.draft(headline="Rain in Ostrel")
    factories.draft(headline="Snow in Arvel")
    changed(first, standfirst="Again")
    shown = client.get(LIST, {"o": "-5"}).content.decode()
    assert shown.index("Rain in Ostrel") < shown.index("Snow in Arvel")


def test_the_list_says_that_a_story_has_changes_which_are_not_published(client: Client) -> None:
    logged_in(client)
    changed(factories.published(), headline="Flood")
    assert "Published, with changes that are not" in client.get(LIST).content.decode()


def test_stories_can_be_told_apart_by_status_category_and_language(client: Client) -> None:
    logged_in(client)
    factories.draft(headline="Rain in Ostrel")
    factories.published(headline="Snow in Arvel", language="ps")
    for choice in ({"status__exact": "draft"}, {"language__exact": "en"}):
        shown = client.get(LIST, choice).content.decode()
        assert "Rain in Ostrel" in shown
        assert "Snow in Arvel" not in shown


def test_a_story_with_hundreds_of_quotations_can_be_sent(client: Client) -> None:
    logged_in(client)
    sent: dict[str, str] = {}
    for number in range(400):
        sent |= {f"attributions-{number}-{part}": "x" for part in ("words", "described_as")}
        sent |= {f"attributions-{number}-source": "", f"attributions-{number}-accepted": "on"}
    send(client, ADD, html="<p>Nothing was said.</p>", **sent)
    assert Article.objects.exists()
