"""The pages that a newsroom finds at its first start: complete, linked, and true as they are."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from articles import html
from newsroom.demo import loading, page_file
from newsroom.demo.page_file import PageFile
from newsroom.models import Page, SiteLink, SiteSettings

FILES = page_file.read_all()
LINK = re.compile(r'href="(/[^"#]*)')


@pytest.fixture
def _loaded(db: None) -> None:
    SiteSettings.objects.create(pk=1, contact_mail="desk@example.org")
    loading.load_pages()


def test_there_is_one_for_everything_that_readers_ask() -> None:
    assert [(one.address, one.language) for one in FILES] == [
        ("about", "en"),
        ("زموږ-په-اړه", "ps"),
        ("contact", "en"),
        ("ethics", "en"),
        ("corrections-policy", "en"),
        ("safe-contact", "en"),
        ("privacy", "en"),
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.address)
def test_each_keeps_to_the_allow_list(file: PageFile) -> None:
    text = re.sub(r">\s+<", "><", file.html)
    text = text.replace("{contact_mail}", "desk@example.org")
    assert html.clean(text) == text


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.address)
def test_nothing_has_to_be_filled_in(file: PageFile) -> None:
    text = file.html.replace("{contact_mail}", "")
    assert not re.search(r"[\[\]{}]|TODO|XXX|lorem|\+\d{4}|your newsroom", text, re.IGNORECASE)


@pytest.mark.usefixtures("_loaded")
def test_the_mail_address_is_that_of_the_sites_settings() -> None:
    page = Page.objects.live().get(address="contact")
    assert '<a href="mailto:desk@example.org">desk@example.org</a>' in page.latest.html


@pytest.mark.usefixtures("_loaded")
def test_each_is_published_and_leads_nowhere_where_nothing_is(client: Client) -> None:
    found = {link for one in FILES for link in LINK.findall(one.html)}
    assert "/safe-contact/" in found
    for address in (*found, *(page.get_absolute_url() for page in Page.objects.live())):
        assert client.get(address).status_code == 200, address
    assert Page.objects.live().count() == len(FILES)


@pytest.mark.django_db
def test_the_demo_links_to_each_in_the_footer() -> None:
    loading.load(timezone.now())
    linked = SiteLink.objects.in_placement("footer").values_list("address", "language")
    live = {(one.shown_address, one.latest.language) for one in Page.objects.live()}
    assert live <= set(linked)
