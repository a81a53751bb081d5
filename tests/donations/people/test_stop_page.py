"""The link in the mail that stops a proposal: by a button, without a login."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from pytest_django import Settings
from time_machine import travel

from donations import approval, ledger
from donations.entries.chain import Broken
from donations.entries.rules import State
from donations.models import Entry
from donations.people import proposal_links
from tests import factories
from tests.donations.chains import OTHER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _live() -> None:
    factories.donation_details()
    factories.approver("idris")


def proposed(**changes: Any) -> State:
    said: dict[str, Any] = {"authenticated_at": now(), "verified": "Bank letter"}
    return approval.propose(OTHER, by=factories.approver("runa"), **said | changes)


def link(state: State, login: str = "idris") -> str:
    return proposal_links.to_stop(login, state.entry).removeprefix("http://127.0.0.1:8000")


def text(response: Any) -> str:
    return unescape(response.content.decode())


def test_opening_it_says_what_it_is_about_and_stops_nothing(client: Client) -> None:
    waits = proposed()
    response = client.get(link(waits))
    assert response.status_code == 200
    shown = text(response)
    assert "runa proposes new donation details." in shown
    assert "<bdi>947</bdi>" in shown
    assert "7947" not in shown
    assert ledger.state().proposal


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_mail_scanner_stops_nothing(method: str, client: Client) -> None:
    waits = proposed()
    getattr(client, method)(link(waits))
    assert ledger.state().proposal


def test_a_change_by_one_alone_is_said_with_its_time(client: Client) -> None:
    waits = proposed(alone=True)
    assert waits.proposal
    due = date_format(localtime(waits.proposal.due), "DATETIME_FORMAT")
    assert f"without a second person from {due} on" in text(client.get(link(waits)))


def test_pressing_the_button_stops_it_in_the_name_of_whom_it_was_sent_to(client: Client) -> None:
    waits = proposed()
    response = client.post(link(waits))
    assert response.status_code == 200
    assert "<h1>Stopped</h1>" in text(response)
    assert ledger.state().proposal is None
    entry = Entry.objects.links()[-1]
    assert (entry.kind, entry.body["by"]["login"]) == ("stop", "idris")


def test_it_needs_no_csrf_token_and_sets_no_cookie() -> None:
    client = Client(enforce_csrf_checks=True)
    waits = proposed()
    assert not client.get(link(waits)).cookies
    response = client.post(link(waits))
    assert response.status_code == 200
    assert not response.cookies


def test_the_address_goes_nowhere_else_and_into_no_cache(client: Client) -> None:
    response = client.get(link(proposed()))
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in text(response)


def test_a_second_press_says_that_it_is_done(client: Client) -> None:
    waits = proposed()
    client.post(link(waits))
    for response in (client.get(link(waits)), client.post(link(waits))):
        assert response.status_code == 410
        assert "It was stopped already" in text(response)
    assert Entry.objects.filter(kind="stop").count() == 1


def test_what_was_approved_is_said_to_be_live_and_how_to_pause(client: Client) -> None:
    waits = proposed()
    approval.approve(
        waits.entry,
        by=factories.approver("idris"),
        authenticated_at=now(),
        typed={"account_number": "17947"},
    )
    response = client.post(link(waits))
    assert response.status_code == 410
    assert "the new details are live" in text(response)
    assert "/admin/donations/entry/" in text(response)


def test_the_end_of_a_pause_can_be_stopped_too(client: Client) -> None:
    approval.pause(by=factories.approver("runa"), fraud=True)
    asked = approval.propose_to_resume(by=factories.approver("runa"), authenticated_at=now())
    assert "asks to resume gifts" in text(client.get(link(asked)))
    approval.approve(asked.entry, by=factories.approver("idris"), authenticated_at=now(), typed={})
    assert "Gifts were resumed." in text(client.get(link(asked)))


def test_a_replaced_proposal_is_not_the_one_that_waits(client: Client) -> None:
    first = proposed()
    proposed(note="Again")
    response = client.post(link(first))
    assert response.status_code == 410
    assert "It was replaced by another one, or it lapsed." in text(response)
    assert ledger.state().proposal


def test_somebody_who_may_no_longer_approve_is_told_whom_to_ask(
    client: Client, settings: Settings
) -> None:
    waits = proposed()
    settings.DONATIONS_APPROVERS = [("runa", "")]
    for response in (client.get(link(waits)), client.post(link(waits))):
        assert response.status_code == 403
        assert "“idris”, to whom it was sent, may not approve" in text(response)
    assert ledger.state().proposal


def test_somebody_without_a_login_can_stop_nothing(client: Client) -> None:
    person = factories.approver("idris")
    person.is_active = False
    person.save()
    assert client.post(link(proposed())).status_code == 403
    assert ledger.state().proposal


@pytest.mark.parametrize("token", ["x", "WyJpZHJpcyIsMl0:1xVCtT:forged", "%00"])
def test_a_forged_link_stops_nothing(token: str, client: Client) -> None:
    proposed()
    response = client.post(f"/donate/stop/{token}/")
    assert response.status_code == 404
    assert "This is not a link of ours" in text(response)
    assert ledger.state().proposal


def test_a_token_that_was_signed_for_something_else_stops_nothing(client: Client) -> None:
    waits = proposed()
    token = signing.dumps(["idris", waits.entry], salt="something else")
    assert client.post(f"/donate/stop/{token}/").status_code == 404


def test_a_link_older_than_any_proposal_is_dead(client: Client) -> None:
    waits, start = proposed(), now()
    with travel(start + timedelta(days=14, minutes=1)):
        assert client.get(link_made_at(start, waits)).status_code == 404


def link_made_at(moment: Any, state: State) -> str:
    with travel(moment):
        return link(state)


def test_a_ledger_that_does_not_verify_is_said(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = proposed()

    def broken() -> None:
        raise Broken("entry 1 is missing")

    monkeypatch.setattr(ledger, "state", broken)
    response = client.get(link(waits))
    assert response.status_code == 503
    assert "nothing can be approved" in text(response)


def test_other_methods_are_refused(client: Client) -> None:
    assert client.put(link(proposed())).status_code == 405
