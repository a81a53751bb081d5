import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from donations.models import Appeal
from tests import factories

pytestmark = pytest.mark.django_db


class Numbers(HTMLParser):
    """The text of every <bdi dir="ltr"> with a number, as selecting it would copy it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.slug = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "bdi" and given.get("dir") == "ltr":
            self.slug = given.get("data-number") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "bdi":
            self.slug = ""

    def handle_data(self, data: str) -> None:
        if self.slug:
            self.found[self.slug] = self.found.get(self.slug, "") + data


def page(client: Client) -> str:
    response = client.get("/donate/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_stands_at_donate() -> None:
    assert reverse("donations:donate") == "/donate/"


def test_every_number_is_left_to_right_and_has_no_space_to_be_copied(client: Client) -> None:
    factories.donation_details()
    assert Numbers(page(client)).found == {
        "account-number": "05302294668",
        "vipps-number": "557320",
        "iban": "NO1505302294668",
        "bic": "DNBANOKK",
    }


def test_numbers_are_shown_in_groups_and_spoken_character_by_character(client: Client) -> None:
    factories.donation_details()
    shown = page(client)
    assert "<span>NO15</span><wbr><span>0530</span><wbr><span>2294</span><wbr><span>668" in shown
    assert 'aria-label="N O 1 5, 0 5 3 0, 2 2 9 4, 6 6 8"' in shown


def test_there_is_one_hidden_copy_button_for_each_number(client: Client) -> None:
    factories.donation_details()
    buttons = re.findall(r"<button[^>]*>", page(client))
    assert len(buttons) == 4
    assert all(" hidden " in button for button in buttons)
    assert 'aria-label="Copy Account number"' in buttons[0]
    assert 'data-copied="Copied. Check that it ends in 668"' in buttons[0]


def test_the_appeal_is_plain_text_in_paragraphs(client: Client) -> None:
    Appeal.objects.create(
        heading="Stand <with> us",
        text="Every coin <b>helps</b>.\n\nThank you.",
        suggested_amount="$/€10",
    )
    shown = page(client)
    assert "<h1>Stand &lt;with&gt; us</h1>" in shown
    assert "<p>Every coin &lt;b&gt;helps&lt;/b&gt;.</p>\n\n<p>Thank you.</p>" in shown
    assert "<bdi>$/€10</bdi>" in shown


def test_an_appeal_in_another_language_has_its_own_direction(client: Client) -> None:
    Appeal.objects.create(language="ps", heading="زموږ ملاتړ وکړئ")
    assert '<div class="donation-appeal" lang="ps" dir="rtl">' in page(client)


def test_without_details_it_says_so_and_shows_no_number(client: Client) -> None:
    Appeal.objects.create(heading="Stand with us")
    shown = page(client)
    assert "The account details are not shown at the moment." in shown
    assert Numbers(shown).found == {}
    assert "<button" not in shown
    assert "copy.js" not in shown


def test_a_new_version_is_shown_at_once(client: Client) -> None:
    factories.donation_details()
    factories.donation_details(vipps_number="01234")
    assert Numbers(page(client)).found["vipps-number"] == "01234"


def test_it_is_the_same_for_everybody_and_may_be_kept_for_five_minutes(client: Client) -> None:
    factories.donation_details()
    anonymous = client.get("/donate/")
    client.force_login(factories.superuser())
    response = client.get("/donate/")
    assert response.content == anonymous.content
    assert response["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_it_has_no_form_and_asks_nobody_else(client: Client) -> None:
    factories.donation_details()
    shown = page(client)
    assert "<form" not in shown
    assert re.findall(r'(?:src|href)="((?:https?:)?//[^"]*)"', shown) == []


def test_it_takes_no_post(client: Client) -> None:
    assert client.post("/donate/").status_code == 405


@pytest.mark.parametrize("versions", [1, 30])
def test_the_number_of_queries_does_not_grow_with_the_versions(
    versions: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(versions):
        factories.donation_details(vipps_number=str(number))
    with django_assert_num_queries(6):
        client.get("/donate/")
