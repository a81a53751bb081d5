"""What is true of every donation page, whatever it shows."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from donations import ledger
from donations.standing import Standing
from tests import factories
from tests.donations import standings
from tests.donations.pages import EVERYTHING, PAGES, get
from tests.donations.standings import DETAILS

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
}


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> "Stand":
    return Stand(monkeypatch)


class Stand:
    """Lets the ledger say what a test needs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(self, standing: Standing) -> None:
        self.monkeypatch.setattr(ledger, "standing", lambda: standing)


@pytest.mark.parametrize("address", EVERYTHING)
def test_it_is_the_same_for_everybody_and_may_be_kept_for_five_minutes(
    client: Client, address: str
) -> None:
    factories.donation_details()
    anonymous = get(client, address)
    client.force_login(factories.superuser())
    response = get(client, address)
    assert response.content == anonymous.content
    assert response["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


@pytest.mark.parametrize("address", EVERYTHING)
def test_strict_policies_allow_nothing_but_our_own_files(client: Client, address: str) -> None:
    factories.donation_details()
    response = get(client, address)
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert response["Referrer-Policy"] == "no-referrer"
    assert "payment=()" in response["Permissions-Policy"]
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", EVERYTHING)
def test_it_takes_no_post(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_it_has_no_form_and_asks_nobody_else(client: Client, address: str) -> None:
    factories.donation_details()
    page = get(client, address).content.decode()
    assert "<form" not in page
    assert re.findall(r'(?:src|href|action)="((?:https?:)?//[^"]*)"', page) == []
    assert re.findall(r"<input[^>]* name=", page) == []


@pytest.mark.parametrize("address", EVERYTHING)
def test_of_a_broken_ledger_no_number_is_shown_and_nobody_keeps_the_page(
    client: Client, stand: Stand, address: str
) -> None:
    stand(standings.unavailable())
    response = get(client, address)
    assert response.status_code == 503
    assert response["Cache-Control"] == "no-store"
    assert response["Retry-After"] == "300"
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert b"data-number" not in response.content
    assert b"unavailable" in response.content
    assert b"668" not in response.content


@pytest.mark.parametrize("address", ["/donate/", "/donate/verify/", "/donate/history/"])
def test_while_paused_a_page_asks_not_to_send_money(
    client: Client, stand: Stand, address: str
) -> None:
    stand(replace(standings.paused(), history=()))
    response = get(client, address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert b"Please do not send money now." in response.content
    assert b"data-number" not in response.content
    assert b"<svg" not in response.content
    assert b"668" not in response.content


def test_while_paused_the_document_says_so(client: Client, stand: Stand) -> None:
    stand(standings.paused())
    response = get(client, "/donate/details.json")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert b'"status": "paused"' in response.content
    assert b"668" not in response.content


@pytest.mark.parametrize("make", [standings.paused, standings.none, standings.unavailable])
def test_there_is_no_poster_unless_the_details_are_live(
    client: Client, stand: Stand, make: Callable[[], Standing]
) -> None:
    stand(make())
    response = get(client, "/donate/poster/")
    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    assert b"<h1>No poster now</h1>" in response.content
    assert b"<svg" not in response.content


@pytest.mark.parametrize("address", ["/donate/", "/donate/verify/"])
def test_without_details_a_page_says_so(client: Client, stand: Stand, address: str) -> None:
    stand(standings.none())
    response = get(client, address)
    assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=300")
    assert b"The account details are not shown at the moment." in response.content


@pytest.mark.parametrize("language", ["ps", "fa-af"])
def test_a_page_in_another_language_says_so_and_has_its_direction(
    client: Client, stand: Stand, language: str
) -> None:
    stand(standings.live(DETAILS, history=(standings.event("publish"),)))
    for page in ("", "poster/", "history/", "verify/"):
        content = get(client, f"/donate/{language}/{page}").content.decode()
        assert f'<html lang="{language}" dir="rtl">' in content
        assert f'href="/donate/{language}/' in content


def test_the_language_of_one_page_does_not_reach_the_next(client: Client) -> None:
    factories.donation_details()
    get(client, "/donate/ps/")
    assert b'<html lang="en" dir="ltr">' in get(client, "/").content


@pytest.mark.parametrize("address", ["/donate/", "/donate/history/", "/donate/poster/"])
@pytest.mark.parametrize("versions", [1, 30])
def test_the_number_of_queries_does_not_grow_with_the_versions(
    versions: int, address: str, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    factories.donation_details()
    for number in range(versions - 1):
        factories.changed_details(vipps_number=str(100 + number))
    client.get(address)  # the chain is verified once in a process
    queries = 4 if address == "/donate/poster/" else 7
    with django_assert_num_queries(queries):
        client.get(address)
