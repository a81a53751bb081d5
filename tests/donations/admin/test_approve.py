"""Approving a proposal in the admin, by typing from the bank's own paper."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now

from donations import approval, ledger
from donations.details import Details
from donations.entries.rules import State
from donations.models import Entry
from donations.people import proposal_links
from tests import factories
from tests.donations.admin.pages import END, LIST, PASSWORD, approving, at_the_desk, errors, text
from tests.donations.chains import OTHER

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _no_tries(site: State) -> None:
    cache.clear()


def proposed(by: str = "runa", details: Details = OTHER, **changes: Any) -> State:
    said: dict[str, Any] = {"authenticated_at": now(), "verified": "Bank letter"}
    return approval.propose(details, by=factories.approver(by), **said | changes)


def live() -> Details:
    found = ledger.state().live
    assert found
    return found.details


def test_typing_the_end_lets_it_go_live_at_once(idris: Client) -> None:
    response = idris.post(approving(proposed()), END)
    assert response["Location"] == LIST
    assert live() == OTHER
    assert "the new details are live" in text(idris.get(LIST))


def test_with_a_mailbox_in_the_settings_the_link_in_the_mail_is_the_way(
    idris: Client, settings: Any
) -> None:
    settings.DONATIONS_APPROVERS = [("runa", ""), ("idris", "idris@example.org")]
    waits = proposed()
    assert "which was sent to idris@example.org" in text(idris.get(approving(waits)))
    assert idris.post(approving(waits), END).status_code == 409
    assert live() != OTHER
    by_mail = proposal_links.to_approve("idris", waits.entry).removeprefix(settings.SITE_ADDRESS)
    assert "Take the bank's own paper" in text(idris.get(by_mail))
    assert idris.post(by_mail, END)["Location"] == LIST
    assert live() == OTHER


def test_the_page_shows_what_changes_without_the_digits_to_be_typed(idris: Client) -> None:
    waits = proposed(note="It is 8601 11 17947 now.")
    for address in (approving(waits), LIST, f"{LIST}{waits.entry}/"):
        shown = text(idris.get(address))
        assert "8601 11 •••••" in shown
        assert "NO93 8601 11•• •••" in shown
        for readable in ("17947", "1 17947", "17 947", "7 947", "7947"):
            assert readable not in shown
    shown = text(idris.get(approving(waits)))
    assert "0530 22 94668" in shown
    assert "Danske Bank" in shown
    assert "Take the bank's own paper" in shown


def test_an_earlier_proposal_of_the_same_number_does_not_give_it_away(idris: Client) -> None:
    first = proposed()
    approval.stop(first.entry, by=factories.approver("idris"))
    proposed()
    assert "7947" not in text(idris.get(f"{LIST}{first.entry}/"))


def test_once_it_is_decided_the_entry_says_everything(idris: Client) -> None:
    waits = proposed()
    idris.post(approving(waits), END)
    assert "8601 11 17947" in text(idris.get(f"{LIST}{waits.entry}/"))


@pytest.mark.parametrize("typed", ["17948", "1794", "117947", "", "94668", "1794\x007"])
def test_wrong_digits_change_nothing_and_are_said_at_their_field(typed: str, idris: Client) -> None:
    response = idris.post(approving(proposed()), {"account_number": typed})
    assert "account_number" in errors(response)
    assert live() == factories.DETAILS


@pytest.mark.parametrize("typed", ["179 47", " 17947", "۱۷۹۴۷", "17-947"])
def test_digits_may_be_typed_as_people_write_them(typed: str, idris: Client) -> None:
    assert idris.post(approving(proposed()), {"account_number": typed})["Location"] == LIST


def test_each_number_that_changes_is_asked_for(idris: Client) -> None:
    details = replace(OTHER, vipps_number="44556", shows_vipps=True)
    waits = proposed(details=details)
    assert errors(idris.post(approving(waits), END)).keys() == {"vipps_number"}
    assert idris.post(approving(waits), END | {"vipps_number": "44556"})["Location"] == LIST


def test_after_five_wrong_tries_within_an_hour_nobody_can_go_on(idris: Client) -> None:
    waits = proposed()
    with time_machine.travel(now() + timedelta(minutes=1), tick=False) as clock:
        for _ in range(5):
            assert idris.post(approving(waits), {"account_number": "1"}).status_code == 200
        refused = idris.post(approving(waits), END)
        assert refused.status_code == 429
        assert "Too many wrong tries" in text(refused)
        assert live() == factories.DETAILS
        clock.shift(HOUR + timedelta(seconds=1))
        idris = at_the_desk(factories.approver("idris"))
        assert idris.post(approving(waits), END)["Location"] == LIST


def test_another_login_of_the_same_person_has_no_further_tries(idris: Client) -> None:
    waits = proposed()
    for _ in range(5):
        idris.post(approving(waits), {"account_number": "1"})
    again = at_the_desk(factories.approver("idris"))
    assert again.post(approving(waits), END).status_code == 429


def test_the_wrong_tries_of_one_keep_nobody_else_away(idris: Client) -> None:
    waits = proposed()
    for _ in range(5):
        idris.post(approving(waits), {"account_number": "1"})
    waits = proposed(by="idris")
    assert at_the_desk(factories.approver("runa")).post(approving(waits), END)["Location"] == LIST


def test_a_right_try_gives_the_wrong_ones_back(idris: Client) -> None:
    waits = proposed()
    for _ in range(4):
        idris.post(approving(waits), {"account_number": "1"})
    idris.post(approving(waits), END)
    waits = proposed(details=factories.DETAILS)
    for _ in range(5):
        assert idris.post(approving(waits), {"account_number": "1"}).status_code == 200


# Nobody approves their own


def test_the_author_is_told_that_another_has_to_and_cannot_forge_it(runa: Client) -> None:
    waits = proposed()
    shown = text(runa.get(approving(waits)))
    assert "another person has to approve" in shown
    assert "<form class=" not in shown
    assert runa.post(approving(waits), END).status_code == 409
    assert "Another person has to approve it." in text(runa.get(LIST))
    assert live() == factories.DETAILS


def test_a_superuser_who_may_approve_cannot_approve_their_own_either() -> None:
    person = factories.approver("runa")
    person.is_superuser = True
    person.save()
    waits = proposed()
    assert at_the_desk(person).post(approving(waits), END).status_code == 409
    assert live() == factories.DETAILS


@pytest.mark.parametrize(
    "make", [factories.superuser, factories.journalist, factories.editor, factories.user]
)
def test_whoever_is_not_listed_cannot_approve(make: Any) -> None:
    waits, client = proposed(), at_the_desk(make())
    assert client.get(approving(waits)).status_code == 403
    assert client.post(approving(waits), END).status_code == 403
    assert live() == factories.DETAILS


def test_donation_staff_who_are_not_listed_cannot_approve(tora: Client) -> None:
    assert tora.post(approving(proposed()), END).status_code == 403
    assert live() == factories.DETAILS


def test_a_former_member_of_staff_cannot_approve(idris: Client) -> None:
    waits, person = proposed(), factories.approver("idris")
    person.is_staff = False
    person.save()
    assert idris.post(approving(waits), END).status_code == 302
    assert live() == factories.DETAILS


# Alone


def test_alone_it_goes_live_after_three_days_and_the_same_typing(runa: Client) -> None:
    waits = proposed(alone=True)
    start = now()
    early = runa.post(approving(waits), END)
    assert early.status_code == 409
    assert "You can let it go live from" in text(early)
    with time_machine.travel(start + 73 * HOUR):
        runa = at_the_desk(factories.approver("runa"))
        assert "account_number" in errors(runa.post(approving(waits), {"account_number": "1"}))
        assert "7947" not in text(runa.get(approving(waits)))
        assert runa.post(approving(waits), END)["Location"] == LIST
    assert live() == OTHER


def test_alone_only_once_in_thirty_days(runa: Client) -> None:
    start = now()
    waits = proposed(alone=True)
    with time_machine.travel(start + 73 * HOUR) as clock:
        assert (
            at_the_desk(factories.approver("runa")).post(approving(waits), END)["Location"] == LIST
        )
        again = proposed(details=factories.DETAILS, alone=True)
        clock.shift(73 * HOUR)
        client = at_the_desk(factories.approver("runa"))
        ends = {"account_number": "94668", "vipps_number": "57320"}
        refused = client.post(approving(again), ends)
        assert refused.status_code == 409
        assert "once in 30 days" in text(refused)
    assert live() == OTHER


# Stale


def test_a_proposal_that_was_replaced_cannot_be_approved(idris: Client) -> None:
    first = proposed()
    proposed(details=replace(OTHER, reference="Gift"))
    assert idris.post(approving(first), END).status_code == 409
    assert "no longer waits" in text(idris.get(approving(first)))
    assert live() == factories.DETAILS


def test_a_proposal_lapses_after_fourteen_days(idris: Client) -> None:
    waits, start = proposed(), now()
    with time_machine.travel(start + timedelta(days=14, minutes=1)):
        idris = at_the_desk(factories.approver("idris"))
        assert idris.post(approving(waits), END).status_code == 409
        assert "lapsed after 14 days" in text(idris.get(LIST))
    assert live() == factories.DETAILS


@pytest.mark.parametrize("number", [0, 1, 99, 10**18])
def test_what_is_no_proposal_cannot_be_approved(number: int, idris: Client) -> None:
    assert idris.post(f"{LIST}approve/{number}/", END).status_code == 409
    assert Entry.objects.count() == 1


def test_approving_asks_who_it_is_and_has_the_digits_typed_anew(client: Client) -> None:
    person = factories.approver("idris")
    person.set_password(PASSWORD)
    person.save()
    client.force_login(person)
    waits = proposed()
    assert client.get(approving(waits))["Location"].startswith("/admin/account/confirm/")
    assert client.post(approving(waits), END)["Location"].startswith("/admin/account/confirm/")
    assert "17947" not in str(dict(client.session))
    assert live() == factories.DETAILS


# Resuming after suspected fraud


def test_resuming_takes_two_and_no_digits(runa: Client, idris: Client) -> None:
    approval.pause(by=factories.approver("runa"), fraud=True)
    runa.post(f"{LIST}resume/", {"note": "The poster was an old one."})
    waits = ledger.state()
    assert waits.pause
    assert runa.post(approving(waits)).status_code == 409
    shown = text(idris.get(approving(waits)))
    assert "The poster was an old one." in shown
    assert "0530 22 94668" in shown
    assert idris.post(approving(waits))["Location"] == LIST
    assert ledger.state().pause is None
