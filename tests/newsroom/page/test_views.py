import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from newsroom import pages
from newsroom.page.content import PageContent
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "<p>Who we are.</p><h2>Who pays</h2><p>Readers do.</p>"


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_readers_get_the_published_text(client: Client) -> None:
    factories.published_page(title="About us", html=TEXT, address="about")
    page = html(client, "/about/")
    assert "<h1>About us</h1>" in page
    assert '<h2 id="who-pays">Who pays</h2>' in page
    assert "<title>About us · Newsroom</title>" in page
    assert '<meta name="description" content="Who we are. Who pays Readers do.">' in page
    assert '<link rel="canonical" href="http://testserver/about/">' in page
    assert "Last changed <time" in page


def test_a_draft_shows_readers_nothing(client: Client) -> None:
    page = factories.published_page(title="About us", html=TEXT, address="about")
    pages.save_draft(PageContent(title="Secret", html="<p>Secret.</p>", language="ps"), page)
    assert "Secret" not in html(client, "/about/")


def test_a_page_that_was_never_published_is_not_there(client: Client) -> None:
    factories.page(title="Secret", address="secret")
    assert "Secret" not in html(client, "/secret/", status=404)


def test_a_page_that_was_taken_off_is_not_there_any_more(client: Client) -> None:
    page = factories.published_page(address="about")
    pages.unpublish(page)
    assert "There is no page here" in html(client, "/about/", status=404)


def test_an_unknown_address_gets_the_sites_own_words(client: Client) -> None:
    assert "There is no page here" in html(client, "/nowhere/at-all/", status=404)


def test_a_page_in_pashto_runs_from_right_to_left(client: Client) -> None:
    factories.published_page(title="زموږ په اړه", language="ps")
    page = html(client, "/زموږ-په-اړه/")
    assert '<article class="page" lang="ps" dir="rtl">' in page
    assert "noto-naskh-arabic" in page
    assert 'lang="en" dir="ltr">Last changed' in page


def test_an_old_address_leads_to_the_page_wherever_it_is(client: Client) -> None:
    page = factories.published_page(address="about")
    pages.move(page, "who-we-are")
    pages.move(page, "us")
    for address in ("/about/", "/who-we-are/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, "/us/")
        assert response["Cache-Control"] == "no-cache"


def test_the_old_address_of_a_page_that_is_gone_leads_nowhere(client: Client) -> None:
    page = factories.published_page(address="about")
    pages.move(page, "us")
    pages.unpublish(page)
    assert client.get("/about/").status_code == 404


def test_an_address_without_its_last_slash_finds_the_page(client: Client) -> None:
    factories.published_page(address="about")
    response = client.get("/about")
    assert (response.status_code, response["Location"]) == (301, "/about/")


def test_nothing_is_sent_to_a_page(client: Client) -> None:
    factories.published_page(address="about")
    assert client.post("/about/").status_code == 405


def test_who_has_the_page_already_gets_it_once(client: Client) -> None:
    factories.published_page(address="about")
    etag = client.get("/about/")["ETag"]
    assert client.get("/about/", headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_six_queries(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Whether a story is due, the page, the site's settings, the categories, the links."""
    for number in range(count):
        factories.published_page(address=f"page-{number}", html=TEXT * count)
    with django_assert_num_queries(6):
        html(client, "/page-0/")
