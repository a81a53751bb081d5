"""What is true of every page that readers get."""

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, server_error

from articles import pictures, previewing, workflow
from articles.changes import Change
from articles.content import Attribution
from articles.models import Author
from newsroom.models import SiteLink
from tests import factories

SPOKEN = "<p>“The wells are dry,” said Mina Toral, mayor of Ostrel.</p>"
LIGHT = 40_000  # bytes of a story of usual length with the style sheet, before compression

Tag = tuple[str, dict[str, str]]


class Page(HTMLParser):
    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.feed(response.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    def values(self, attribute: str) -> list[str]:
        return [each[attribute] for _, each in self.tags if attribute in each]


def english_story() -> str:
    source = factories.source(name="Mina Toral")
    return factories.published(
        headline="Wells run dry",
        standfirst="A village waits.",
        dateline="OSTREL",
        author_ids=(factories.author().pk,),
        lead_picture_id=pictures.store(factories.image_file(), alt="A dry well").pk,
        html=SPOKEN + "".join(f"<h2>Main {n}</h2>{SPOKEN}" for n in range(3)),
        attributions=tuple(
            Attribution(words="The wells are dry,", source_id=source.pk) for _ in range(4)
        ),
    ).get_absolute_url()


def corrected_story() -> str:
    article = factories.published()
    workflow.publish(article, change=Change.CORRECTION, note="The well is in Arvel.")
    return article.get_absolute_url()


def withdrawn_story() -> str:
    article = factories.published()
    workflow.withdraw(article, reason="It was about another town.")
    return article.get_absolute_url()


def preview() -> str:
    return f"/preview/{previewing.make_link(factories.draft())}/"


def pashto_story() -> str:
    return factories.published(headline="اوبه", language="ps").get_absolute_url()


def category() -> str:
    made = factories.category()
    factories.published(category_id=made.pk)
    return made.get_absolute_url()


def donations(page: str) -> str:
    factories.donation_details()
    return page


def site_page(language: str) -> str:
    text = (
        "<p>Who we are.</p><h2>Who pays</h2><table><tbody><tr><td>Readers</td></tr></tbody></table>"
    )
    return factories.published_page(html=text, language=language).get_absolute_url()


PAGES: dict[str, Callable[[], str]] = {
    "empty front page": lambda: "/",
    "front page": lambda: english_story() and "/",
    "older stories": lambda: f"/?after={factories.published().pk}",
    "category": category,
    "empty category": lambda: factories.category().get_absolute_url(),
    "story": english_story,
    "story in Pashto": pashto_story,
    "corrected story": corrected_story,
    "corrections": lambda: corrected_story() and "/corrections/",
    "no corrections": lambda: "/corrections/",
    "author": lambda: english_story() and Author.objects.get().get_absolute_url(),
    "author without stories": lambda: factories.author().get_absolute_url(),
    "withdrawn story": withdrawn_story,
    "preview": preview,
    "donations": lambda: donations("/donate/"),
    "no donations": lambda: "/donate/",
    "history of the numbers": lambda: donations("/donate/history/"),
    "check of a number": lambda: donations("/donate/verify/"),
    "page": lambda: site_page("en"),
    "page in Pashto": lambda: site_page("ps"),
    "not found": lambda: "/nowhere/",
}


@pytest.fixture(params=PAGES)
def address(request: pytest.FixtureRequest, db: None) -> str:
    factories.site_link(placement=SiteLink.Placement.HEADER)
    factories.site_link(placement=SiteLink.Placement.FOOTER)
    factories.site_link(placement=SiteLink.Placement.SOCIAL)
    factories.site_link(
        placement=SiteLink.Placement.EDITION,
        heading="Our Pashto-Dari website",
        label="دعوت میډیا ۲۴",
        language="ps",
    )
    return PAGES[request.param]()


@pytest.fixture
def response(address: str, client: Client) -> HttpResponse:
    got = client.get(address)
    assert isinstance(got, HttpResponse)
    return got


@pytest.fixture
def page(response: HttpResponse) -> Page:
    return Page(response)


def test_a_page_has_one_first_heading(page: Page) -> None:
    assert len(page.all("h1")) == 1


def test_a_page_names_its_language_direction_and_title(page: Page, response: HttpResponse) -> None:
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert re.search(r"<title>[^<·]+ · Newsroom</title>", response.content.decode())
    assert [one["content"] for one in page.all("meta") if one.get("name") == "description"] != [""]


def test_headings_leave_out_no_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_leaves_no_cookie(response: HttpResponse) -> None:
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_page_runs_nothing_inline(page: Page) -> None:
    run = [one for one in page.all("script") if one.get("type") != "application/ld+json"]
    assert all("src" in script for script in run)
    assert not page.all("style")
    assert not page.values("style")
    assert not [name for _, each in page.tags for name in each if name.startswith("on")]


def test_a_page_is_the_same_bytes_for_everybody(
    address: str, response: HttpResponse, admin_client: Client
) -> None:
    assert admin_client.get(address).content == response.content
    assert b"csrf" not in response.content


def test_every_name_on_a_page_is_given_once(page: Page) -> None:
    assert [name for name, times in Counter(page.values("id")).items() if times > 1] == []


def test_every_reference_inside_a_page_leads_somewhere(page: Page) -> None:
    referred = {one[1:] for one in page.values("href") if one.startswith("#")}
    for attribute in ("aria-describedby", "aria-labelledby"):
        referred |= {name for value in page.values(attribute) for name in value.split()}
    assert referred - set(page.values("id")) == set()


def test_every_picture_says_its_size_and_what_it_shows(page: Page) -> None:
    assert all({"alt", "width", "height"} <= set(image) for image in page.all("img"))


def test_a_page_leads_to_donations_and_the_other_edition(page: Page) -> None:
    links = page.all("a")
    assert "/donate/" in [link["href"] for link in links]
    editions = [link for link in links if link.get("hreflang") == "ps"]
    assert {(link["lang"], link["dir"]) for link in editions} == {("ps", "rtl")}


def test_nothing_on_a_page_comes_from_elsewhere(page: Page) -> None:
    loaded = page.values("src") + [
        link["href"] for link in page.all("link") if link["rel"] != "canonical"
    ]
    assert all(address.startswith("/") for address in loaded)


@pytest.mark.django_db
def test_a_story_is_light(client: Client) -> None:
    sheet = finders.find("css/site.css")
    assert isinstance(sheet, str)
    story = client.get(english_story()).content
    paragraphs = 20 * len("<p></p>" + 80 * "words ")  # of a long story
    assert len(story) + paragraphs + Path(sheet).stat().st_size < LIGHT


def test_a_failed_page_needs_neither_database_nor_context() -> None:
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert len(Page(response).all("h1")) == 1
    assert b"<title>Something went wrong \xc2\xb7 Newsroom</title>" in response.content


@pytest.mark.django_db
def test_a_refused_request_has_a_page_of_its_own() -> None:
    response = bad_request(RequestFactory().get("/"), ValueError())
    assert response.status_code == 400
    assert len(Page(response).all("h1")) == 1
