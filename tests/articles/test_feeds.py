import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import feeds, workflow
from articles.changes import Change
from articles.models import Article
from newsroom.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

ATOM = {"": "http://www.w3.org/2005/Atom"}
START = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def feed(client: Client) -> ET.Element:
    response = client.get("/feed.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314 - our own


def entries(client: Client) -> list[ET.Element]:
    return feed(client).findall("entry", ATOM)


def text(element: ET.Element, path: str) -> str:
    return element.findtext(path, "", ATOM)


def structured(client: Client, article: Article) -> dict[str, Any]:
    page = client.get(article.get_absolute_url()).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert block
    facts: dict[str, Any] = json.loads(block[1])
    return facts


def shown_on_page(client: Client, article: Article) -> dict[str, datetime]:
    page = client.get(article.get_absolute_url()).content.decode()
    found = re.findall(r'<p>(Published|Updated|Corrected) <time datetime="([^"]+)">', page)
    return {name: datetime.fromisoformat(time) for name, time in found}


def test_the_feed_has_the_newest_stories_and_no_others(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "SIZE", 2)
    for days, headline in enumerate(("Rain", "Snow & <ice>", "Sun")):
        factories.published(headline=headline, at=timezone.now() - timedelta(days=days))
    factories.draft()
    factories.published(at=timezone.now() + HOUR)
    assert [text(one, "title") for one in entries(client)] == ["Rain", "Snow & <ice>"]


def test_the_feed_says_whose_it_is_and_is_found_from_every_page(client: Client) -> None:
    SiteSettings.objects.create(pk=1, name="Ostrel & Arvel News")
    assert text(feed(client), "title") == "Ostrel & Arvel News"
    link = '<link rel="alternate" type="application/atom+xml" title="Ostrel &amp; Arvel News"'
    assert f'{link} href="/feed.atom">' in client.get("/").content.decode()


def test_an_entry_says_who_wrote_what_in_which_language(client: Client) -> None:
    names = [factories.author(name=name).pk for name in ("Mina Toral", "Tor Aune")]
    article = factories.published(
        language="ps",
        standfirst="Rain & <snow>.",
        author_ids=tuple(names),
        byline_text="in Ostrel",
        category_id=factories.category(name="Weather").pk,
    )
    (entry,) = entries(client)
    assert text(entry, "author/name") == "Mina Toral and Tor Aune in Ostrel"
    assert text(entry, "summary").strip() == "<p>Rain &amp; &lt;snow&gt;.</p>"
    assert entry.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "ps"}
    assert [one.get("term") for one in entry.findall("category", ATOM)] == ["Weather"]
    links = [one.get("href") for one in entry.findall("link", ATOM)]
    assert links == [f"http://testserver{article.get_absolute_url()}"]


def test_a_story_that_nobody_signed_names_nobody(client: Client) -> None:
    factories.published()
    assert entries(client)[0].find("author", ATOM) is None
    assert text(feed(client), "author/name") == "Newsroom"


def test_a_story_that_moves_stays_the_same_entry(client: Client) -> None:
    factories.published()
    before = text(entries(client)[0], "id")
    Article.objects.update(slug="elsewhere")
    assert text(entries(client)[0], "id") == before
    assert before.startswith("urn:uuid:")


def changed_thrice() -> Article:
    """Published at the start, updated an hour and corrected two hours later."""
    with time_machine.travel(START, tick=False):
        article = factories.published()
    with time_machine.travel(START + HOUR, tick=False):
        workflow.publish(article, change=Change.UPDATE)
    with time_machine.travel(START + 2 * HOUR, tick=False):
        workflow.publish(article, change=Change.CORRECTION, note="It is <Arvel>.")
    article.refresh_from_db()
    return article


def test_page_feed_and_structured_data_agree_on_the_three_times(client: Client) -> None:
    article = changed_thrice()
    published, updated, corrected = START, START + HOUR, START + 2 * HOUR
    assert shown_on_page(client, article) == {
        "Published": published,
        "Updated": updated,
        "Corrected": corrected,
    }
    facts = structured(client, article)
    assert datetime.fromisoformat(facts["datePublished"]) == published
    assert datetime.fromisoformat(facts["dateModified"]) == corrected
    (correction,) = facts["correction"]
    assert datetime.fromisoformat(correction["datePublished"]) == corrected
    assert correction["text"] == "It is <Arvel>."
    (entry,) = entries(client)
    assert datetime.fromisoformat(text(entry, "published")) == published
    assert datetime.fromisoformat(text(entry, "updated")) == corrected
    summary = unescape(text(entry, "summary"))
    assert f'Correction, <time datetime="{START.date()}T12:30+02:00">' in summary
    assert "It is <Arvel>." in summary


def test_an_update_after_a_correction_is_the_latest_change(client: Client) -> None:
    article = changed_thrice()
    with time_machine.travel(START + 3 * HOUR, tick=False):
        workflow.publish(article, change=Change.UPDATE)
    modified = structured(client, article)["dateModified"]
    assert datetime.fromisoformat(modified) == START + 3 * HOUR
    assert datetime.fromisoformat(text(entries(client)[0], "updated")) == START + 3 * HOUR


def test_a_minor_change_is_in_no_time(client: Client) -> None:
    with time_machine.travel(START, tick=False):
        article = factories.published()
    workflow.publish(article, change=Change.MINOR)
    assert shown_on_page(client, article) == {"Published": START}
    facts = structured(client, article)
    assert facts["dateModified"] == facts["datePublished"]
    assert text(entries(client)[0], "updated") == text(entries(client)[0], "published")


def test_structured_data_names_authors_and_their_pages(client: Client) -> None:
    named = factories.author(name="Mina Toral", slug="mina")
    hidden = factories.author(name="The Ferryman", has_page=False)
    article = factories.published(author_ids=(named.pk, hidden.pk), byline_text="in Ostrel")
    facts = structured(client, article)
    assert facts["author"] == [
        {"@type": "Person", "name": "Mina Toral", "url": "http://testserver/authors/mina/"},
        {"@type": "Person", "name": "The Ferryman"},
    ]
    assert facts["creditText"] == "By Mina Toral and The Ferryman in Ostrel"
    assert facts["mainEntityOfPage"] == f"http://testserver{article.get_absolute_url()}"


@pytest.mark.parametrize("count", [1, 30])
def test_the_feed_costs_six_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        article = factories.published(author_ids=(factories.author().pk,))
        workflow.publish(article, change=Change.CORRECTION, note="A note.")
    with django_assert_num_queries(6):
        client.get("/feed.atom")
