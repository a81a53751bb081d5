"""What a form keeps before it is saved: autosaves, who is there, and the unsaved preview."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles import autosaving, presence, workflow
from articles.content import Content
from articles.models import Article, Autosave, Presence, Revision, Source
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"
FORM = "f1a2"
TEXT = "<p>“The wells are dry,” said Mina Toral, a baker.</p>"
TYPED = {"headline": "Rain in Ostrel", "language": "en", "html": "<p>It rains.</p>"}


@pytest.fixture
def person(client: Client) -> User:
    person = factories.editor(first_name="Anna", last_name="Lunde")
    client.force_login(person)
    return person


def address(name: str, article: Article | None = None) -> str:
    if article is None:
        return reverse(f"admin:articles_article_{name}_new")
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def autosave(client: Client, article: Article | None = None, /, **sent: Any) -> Any:
    response = client.post(address("autosave", article), {"form": FORM, "base": "1", **sent})
    assert response.status_code == 200
    return response.json()


def shown(client: Client, where: str) -> str:
    return client.get(where).content.decode()


def change(article: Article) -> str:
    return address("change", article)


# Autosave


def test_what_is_typed_is_kept_and_readers_see_nothing_of_it(client: Client, person: User) -> None:
    article = factories.draft(headline="Rain")
    autosave(client, article, **TYPED)
    kept = Autosave.objects.get()
    assert (kept.person, kept.article, kept.base) == (person, article, 1)
    assert kept.data == TYPED
    assert article.revisions.count() == 1
    assert Article.objects.get().headline == "Rain"


def test_a_story_that_was_never_saved_is_kept_too(client: Client, person: User) -> None:
    autosave(client, **TYPED)
    assert Autosave.objects.get().article is None


def test_a_sign_of_life_alone_keeps_no_text(client: Client, person: User) -> None:
    autosave(client, factories.draft())
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("form", ["", "x" * 37, "no/name"])
def test_a_form_without_a_proper_name_keeps_nothing(
    client: Client, person: User, form: str
) -> None:
    autosave(client, **{**TYPED, "form": form})
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("base", ["", "-1", "many", "9" * 30])
def test_a_form_that_names_no_revision_is_kept_as_begun_from_none(
    client: Client, person: User, base: str
) -> None:
    autosave(client, **{**TYPED, "base": base})
    assert Autosave.objects.get().base == 0


def test_what_was_taken_back_waits_no_more(client: Client, person: User) -> None:
    article = factories.draft()
    autosave(client, article, **TYPED)
    autosave(client, article, unchanged="")
    assert not Autosave.objects.exists()


def test_what_waits_is_offered_back_at_its_own_story(client: Client, person: User) -> None:
    article, other = factories.draft(), factories.draft()
    autosave(client, article, **TYPED)
    assert f"?autosave={FORM}" in shown(client, change(article))
    assert "Rain in Ostrel" in client.get(address("autosave", article)).json()["waiting"]
    for where in (change(other), ADD):
        assert f"?autosave={FORM}" not in shown(client, where)


def test_nobody_is_offered_what_somebody_else_has_typed(client: Client, person: User) -> None:
    article = factories.draft()
    autosave(client, article, **TYPED)
    client.force_login(factories.editor())
    assert f"?autosave={FORM}" not in shown(client, change(article))
    assert "It rains." not in shown(client, f"{change(article)}?autosave={FORM}")


def test_what_was_kept_is_loaded_into_the_form_unsaved(client: Client, person: User) -> None:
    article, source = factories.draft(headline="Snow"), factories.source(name="Ivo Brandal")
    chosen = {"attributions-0-words": "The wells are dry,", "attributions-0-source": str(source.pk)}
    autosave(client, article, **{**TYPED, "html": TEXT}, **chosen, byline=["1", "2"])
    restored = shown(client, f"{change(article)}?autosave={FORM}")
    assert 'value="Rain in Ostrel"' in restored
    assert "said Mina Toral, a baker.&lt;/p&gt;" in restored
    assert "Ivo Brandal" in restored
    assert "data-unsaved" in restored
    assert f"?autosave={FORM}" not in restored
    assert article.revisions.count() == 1


def test_what_was_kept_of_a_new_story_is_loaded_instead_of_a_blank_form(
    client: Client, person: User
) -> None:
    factories.author(user=person, name="Anna Lunde")
    autosave(client, **TYPED)
    restored = shown(client, f"{ADD}?autosave={FORM}")
    assert 'value="Rain in Ostrel"' in restored
    assert "Anna Lunde</option>" not in restored  # nobody was chosen when it was kept


def test_what_was_loaded_still_counts_from_the_revision_it_began_with(
    client: Client, person: User
) -> None:
    article = factories.draft(headline="Rain")
    autosave(client, article, **TYPED)
    workflow.save_draft(content(article, headline="Snow"), article)
    restored = client.get(f"{change(article)}?autosave={FORM}")
    assert 'name="base" value="1"' in restored.content.decode()
    sent = {**TYPED, "base": "1", "restored": FORM, "_continue": "1"}
    assert client.post(change(article), sent).status_code == 409


def content(article: Article, **fields: Any) -> Content:
    data = article.revisions.latest("number").data
    return Content.from_data({**data, **fields})


def test_saving_ends_the_waiting_also_of_what_was_loaded(client: Client, person: User) -> None:
    article = factories.draft()
    for form in (FORM, "older"):
        autosave(client, article, **{**TYPED, "form": form})
    sent = {**TYPED, "base": "1", "form": FORM, "restored": "older", "_continue": "1"}
    client.post(change(article), sent)
    assert article.revisions.count() == 2
    assert not Autosave.objects.exists()


def test_a_form_that_was_saved_is_kept_no_more_when_its_last_word_comes_late(
    client: Client, person: User
) -> None:
    client.post(ADD, {**TYPED, "form": FORM, "_continue": "1"})
    article = Article.objects.get()
    client.post("/admin/logout/")
    client.force_login(person)
    autosave(client, article, **TYPED)
    assert not Autosave.objects.exists()
    assert f'data-saved="{FORM}"' in shown(client, change(article))


def test_a_late_word_that_slipped_in_is_not_offered(client: Client, person: User) -> None:
    client.post(ADD, {**TYPED, "form": FORM, "_continue": "1"})
    article = Article.objects.get()
    autosaving.keep(person, FORM, article, 1, dict(TYPED))
    assert f"?autosave={FORM}" not in shown(client, change(article))


def test_a_save_that_is_refused_leaves_what_was_kept(client: Client, person: User) -> None:
    article = factories.draft()
    autosave(client, article, **TYPED)
    client.post(change(article), {**TYPED, "headline": "", "form": FORM, "_continue": "1"})
    assert Autosave.objects.exists()


def test_only_the_names_of_the_last_forms_are_remembered(client: Client, person: User) -> None:
    for number in range(12):
        client.post(ADD, {**TYPED, "form": f"form-{number}", "_continue": "1"})
    cookie = client.cookies["saved_forms"]
    assert cookie.value.split(".") == [f"form-{number}" for number in range(2, 12)]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")


def test_what_nobody_wants_is_thrown_away(client: Client, person: User) -> None:
    article = factories.draft()
    autosave(client, article, **TYPED)
    response = client.post(address("discard", article), {"form": FORM})
    assert response.headers["Location"] == change(article)
    assert not Autosave.objects.exists()


def test_nobody_throws_away_what_is_somebody_elses(client: Client, person: User) -> None:
    autosave(client, **TYPED)
    client.force_login(factories.editor())
    assert client.post(address("discard"), {"form": FORM}).headers["Location"] == ADD
    assert Autosave.objects.exists()


def test_a_form_that_needs_a_new_token_is_told_it_and_whose_it_is(
    client: Client, person: User
) -> None:
    answer = client.get(address("autosave")).json()
    assert answer["person"] == person.pk
    assert len(answer["token"]) == 64


# Who else is there


def test_the_form_says_who_else_has_the_story_open(client: Client, person: User) -> None:
    article = factories.draft()
    presence.seen(factories.user(first_name="Bo", last_name="Ask"), article)
    assert "Bo Ask" in shown(client, change(article))
    assert "Bo Ask" in autosave(client, article)["news"]
    assert Presence.objects.filter(person=person, article=article).exists()


def test_nobody_is_told_about_themselves(client: Client, person: User) -> None:
    article = factories.draft()
    autosave(client, article)
    assert "Anna Lunde" not in autosave(client, article)["news"]


def test_a_form_is_told_what_was_saved_since_it_was_opened(client: Client, person: User) -> None:
    article = factories.draft()
    workflow.save_draft(
        content(article, headline="Snow"), article, by=factories.editor(first_name="Bo")
    )
    news = autosave(client, article)["news"]
    assert "<bdi>Bo</bdi> saved revision 2" in news
    assert "revision 2" not in autosave(client, article, base="2")["news"]


def test_publishing_what_the_form_shows_is_no_news(client: Client, person: User) -> None:
    article = factories.draft()
    workflow.publish(article)
    assert article.revisions.latest("number").kind == Revision.Kind.PUBLISH
    assert "saved revision" not in autosave(client, article)["news"]


# The unsaved preview


def test_the_form_is_shown_as_readers_will_see_it_and_nothing_is_stored(
    client: Client, person: User
) -> None:
    article = factories.draft(headline="Rain")
    sent = {
        **TYPED,
        "headline": "Flood in Ostrel",
        "html": TEXT,
        "attributions-0-words": "The wells are dry,",
        "attributions-0-source": "",
        "attributions-0-accepted": "on",
    }
    response = client.post(address("preview", article), sent)
    page = response.content.decode()
    assert "Flood in Ostrel" in page
    assert "Preview of unsaved text" in page
    assert 'data-speaker="Mina Toral, baker"' in page
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]
    article.refresh_from_db()
    assert article.headline == "Rain"
    assert article.revisions.count() == 1
    assert not Source.objects.exists()


def test_a_story_that_was_never_saved_can_be_previewed(client: Client, person: User) -> None:
    page = client.post(address("preview"), TYPED).content.decode()
    assert "It rains." in page
    assert not Article.objects.exists()


def test_what_keeps_a_form_from_being_previewed_is_said(client: Client, person: User) -> None:
    page = client.post(address("preview"), {**TYPED, "headline": ""}).content.decode()
    assert "The form that you came from is as you left it" in page
    assert "Headline</a>: This field is required" in page


def test_a_preview_needs_no_more_than_a_headline(client: Client, person: User) -> None:
    sent = {"headline": "Rain", "language": "ps"}
    assert client.post(address("preview"), sent).status_code == 200


# Who may, and what it costs


@pytest.mark.parametrize("name", ["autosave", "discard", "preview"])
def test_only_those_who_may_edit_the_story(client: Client, name: str) -> None:
    article, own = factories.draft(), factories.journalist()
    client.force_login(own)
    assert client.post(address(name, article), {"form": FORM, **TYPED}).status_code == 403
    workflow.assign(article, [own])
    assert client.post(address(name, article), {"form": FORM, **TYPED}).status_code in (200, 302)
    client.force_login(factories.user())
    assert client.post(address(name), {"form": FORM, **TYPED}).status_code == 403
    client.logout()
    assert "/login/" in client.post(address(name, article)).headers["Location"]


@pytest.mark.parametrize("name", ["discard", "preview"])
def test_what_changes_something_is_sent_by_post(client: Client, person: User, name: str) -> None:
    assert client.get(address(name)).status_code == 405
    assert client.get(address(name, factories.draft())).status_code == 405


@pytest.mark.parametrize("number", [1, 30])
def test_a_sign_of_life_costs_the_same_however_many_are_there(
    client: Client, person: User, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    article = factories.draft()
    for _ in range(number):
        presence.seen(factories.user(), article)
    autosave(client, article, **TYPED)
    with django_assert_num_queries(22):
        autosave(client, article, **TYPED)
