"""Two saves that started from one revision: one is saved, the other gets both texts."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.content import Attribution
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "<p>One.</p><p>Two.</p><p>Three.</p>"
FIELD = re.compile(r'<input type="(\w+)" name="([\w-]+)" value="([^"]*)"( checked)?>')
PAIRS = 20


def change(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def sent(**fields: Any) -> dict[str, Any]:
    return {
        "headline": "Rain",
        "slug": "rain",
        "language": "en",
        "html": TEXT,
        "base": "1",
        **fields,
    }


def story(**fields: Any) -> Article:
    made = {"headline": "Rain", "html": TEXT, "category_id": None, "without_byline": False}
    return factories.draft(**made | fields)


def logged_in(client: Client) -> User:
    person = factories.editor(first_name="Anna")
    client.force_login(person)
    return person


def save(client: Client, article: Article, **fields: Any) -> Any:
    return client.post(change(article), sent(_continue="1", **fields))


def answers(page: str, **picks: str) -> dict[str, Any]:
    """What the page would send, with these choices instead of those it comes with."""
    fields: dict[str, Any] = {}
    for kind, name, value, checked in FIELD.findall(page):
        if kind == "hidden" or checked:
            fields.setdefault(name, []).append(unescape(value))
    return fields | {f"pick-{name.replace('_', '-')}": value for name, value in picks.items()}


def latest(article: Article) -> Any:
    return article.revisions.latest("number").content


def test_a_save_from_an_older_revision_is_not_applied(client: Client) -> None:
    logged_in(client)
    article = story()
    assert save(client, article, headline="Flood").status_code == 302
    response = save(client, article, headline="Snow")
    assert response.status_code == 409
    assert latest(article).headline == "Flood"
    page = response.content.decode()
    for said in ("What you typed is all here", "saved revision 2", "Flood", "Snow"):
        assert said in page


def test_a_form_that_does_not_say_what_it_started_from_overwrites_nobody(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, headline="Flood")
    for base in ("", "0", "99"):
        assert save(client, article, headline="Snow", base=base).status_code == 409
    assert latest(article).headline == "Flood"


def test_the_same_text_saved_twice_is_no_conflict(client: Client) -> None:
    logged_in(client)
    article = story()
    for _ in range(2):
        assert save(client, article, headline="Flood").status_code == 302
    assert article.revisions.count() == 2


def test_a_save_after_a_restore_meets_it(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, headline="Flood")
    workflow.restore(article, 1)
    assert save(client, article, headline="Snow", base="2").status_code == 409


def test_what_does_not_meet_is_merged(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, headline="Flood", html=TEXT.replace("One", "1"))
    page = save(client, article, standfirst="It pours.", html=TEXT.replace("Three", "3"))
    response = client.post(change(article), answers(page.content.decode()), follow=True)
    assert "Saved as revision 3." in response.content.decode()
    assert latest(article).headline == "Flood"
    assert latest(article).standfirst == "It pours."
    assert latest(article).html == "<p>1.</p><p>Two.</p><p>3.</p>"


@pytest.mark.parametrize(
    ("pick", "html"),
    [
        ("both", "<p>One.</p><p>2</p><p>II</p><p>Three.</p>"),
        ("mine", "<p>One.</p><p>2</p><p>Three.</p>"),
        ("theirs", "<p>One.</p><p>II</p><p>Three.</p>"),
    ],
)
def test_a_paragraph_that_both_changed_is_chosen(client: Client, pick: str, html: str) -> None:
    logged_in(client)
    article = story()
    save(client, article, html=TEXT.replace("Two.", "II"))
    page = save(client, article, html=TEXT.replace("Two.", "2")).content.decode()
    assert "You both changed this: choose" in page
    client.post(change(article), answers(page, text_1=pick))
    assert latest(article).html == html


def test_without_a_choice_both_versions_of_a_paragraph_stay(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, html=TEXT.replace("Two.", "II"))
    page = save(client, article, html=TEXT.replace("Two.", "2")).content.decode()
    fields = {name: value for name, value in answers(page).items() if not name.startswith("pick-")}
    client.post(change(article), fields)
    assert latest(article).html == "<p>One.</p><p>2</p><p>II</p><p>Three.</p>"


def test_a_headline_that_both_changed_is_chosen_and_the_slug_follows_it(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, headline="Flood")
    page = save(client, article, headline="Snow").content.decode()
    client.post(change(article), answers(page, headline="theirs"))
    assert (latest(article).headline, latest(article).slug) == ("Flood", "flood")
    page = save(client, article, headline="Hail").content.decode()
    client.post(change(article), answers(page, headline="mine"))
    assert (latest(article).headline, latest(article).slug) == ("Hail", "hail")


def test_two_sources_for_one_quotation_are_a_choice(client: Client) -> None:
    logged_in(client)
    first, second = factories.source(name="Mina Toral"), factories.source(name="Ivo Brandal")
    said = "<p>“The wells are dry,” she said.</p>"
    words = Attribution(words="The wells are dry,")
    article = story(html=said, attributions=(words,))
    row = {"html": said, "attributions-0-words": words.words, "attributions-0-described_as": ""}
    save(client, article, **row, **{"attributions-0-source": first.pk})
    page = save(client, article, **row, **{"attributions-0-source": second.pk}).content.decode()
    assert "Who said “The wells are dry,”" in page
    client.post(change(article), answers(page, quote_0="theirs"))
    assert latest(article).attributions[0].source_id == first.pk


def test_a_speaker_accepted_in_the_form_that_waited_becomes_a_source(client: Client) -> None:
    logged_in(client)
    said = TEXT + "<p>“The wells are dry,” said Mina Toral, a baker.</p>"
    article = story(html=said)
    row = {
        "html": said,
        "attributions-0-words": "The wells are dry,",
        "attributions-0-source": "",
        "attributions-0-described_as": "Mina Toral, baker",
        "attributions-0-accepted": "on",
    }
    save(client, article, html=said, headline="Flood")
    page = save(client, article, **row).content.decode()
    client.post(change(article), answers(page))
    assert str(article.quotes.get().source) == "Mina Toral, baker"


def test_a_third_save_meanwhile_is_met_with_what_was_chosen(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, html=TEXT.replace("One", "1"))
    page = save(client, article, html=TEXT.replace("Three", "3")).content.decode()
    save(client, article, html=TEXT.replace("One", "1").replace("Two", "II"), base="2")
    again = client.post(change(article), answers(page))
    assert again.status_code == 409
    client.post(change(article), answers(again.content.decode()))
    assert latest(article).html == "<p>1.</p><p>II.</p><p>3.</p>"


def test_an_answer_that_names_no_revision_meets_the_latest(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, headline="Flood")
    page = save(client, article, standfirst="It pours.").content.decode()
    client.post(change(article), answers(page) | {"met": "many"})
    assert (latest(article).headline, latest(article).standfirst) == ("Flood", "It pours.")


def test_an_answer_that_is_no_story_comes_back_as_a_form(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, headline="Flood")
    page = save(client, article, standfirst="It pours.").content.decode()
    response = client.post(change(article), answers(page) | {"headline": ""})
    assert response.status_code == 200
    assert "It pours." in response.content.decode()


def test_what_waits_to_be_saved_stays_kept_until_it_is(client: Client) -> None:
    person = logged_in(client)
    article = story()
    save(client, article, headline="Flood")
    typed = sent(headline="Snow", form="f1")
    client.post(reverse("admin:articles_article_autosave", args=[article.pk]), typed)
    page = save(client, article, headline="Snow", form="f1").content.decode()
    assert person.autosaves.count() == 1
    client.post(change(article), answers(page))
    assert person.autosaves.count() == 0


def test_publishing_at_once_does_not_go_past_a_conflict(client: Client) -> None:
    logged_in(client)
    article = story()
    save(client, article, headline="Flood")
    fields = sent(headline="Snow", category=factories.category().pk, without_byline="on")
    assert client.post(change(article), fields | {"_publish_now": "1"}).status_code == 409
    assert not Article.objects.live().exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_in_the_same_instant_one_is_saved_and_one_is_asked() -> None:
    """Nothing that either wrote is lost: it is in the revision, or on the page of the other."""
    people = [factories.editor() for _ in range(2)]
    clients = [Client(), Client()]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    start = Barrier(2)

    def race(client: Client, article: Article, headline: str) -> tuple[int, str]:
        try:
            start.wait(timeout=60)
            response = save(client, article, headline=headline)
            return response.status_code, response.content.decode()
        finally:
            connection.close()

    for pair in range(PAIRS):
        article = story(slug=f"rain-{pair}")
        headlines = [f"Flood {pair}", f"Snow {pair}"]
        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(race, clients, [article] * 2, headlines))
        assert sorted(status for status, _page in results) == [302, 409]
        assert article.revisions.count() == 2
        saved = [status for status, _page in results].index(302)
        assert latest(article).headline == headlines[saved]
        assert headlines[1 - saved] in results[1 - saved][1]
