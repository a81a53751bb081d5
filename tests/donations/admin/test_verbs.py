"""Stopping, pausing, resuming, revoking and rolling back in the admin; and forged requests."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver
from django.utils.timezone import now
from time_machine import Traveller, travel

from donations import approval, ledger
from donations.entries.rules import State
from donations.models import Entry
from tests import factories
from tests.donations.admin.pages import (
    LIST,
    PASSWORD,
    PAUSE,
    PROPOSE,
    RESUME,
    REVOKE,
    TYPED,
    approving,
    at_the_desk,
    rolling_back,
    stopping,
    text,
)
from tests.donations.chains import OTHER, OURS
from tests.fresh import log_in_freshly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _live(site: State) -> None:
    """Details are live."""


def proposed(by: User) -> State:
    return approval.propose(OTHER, by=by, authenticated_at=now(), verified="Bank letter")


def standing() -> State:
    return ledger.state()


def alone(clock: Traveller) -> None:
    """Details go live that one person let go live: two people are not behind them."""
    person = factories.approver("runa")
    waits = approval.propose(
        OTHER, by=person, authenticated_at=now(), verified="Bank letter", alone=True
    )
    clock.shift(timedelta(hours=73))
    approval.approve(
        waits.entry, by=person, authenticated_at=now(), typed={"account_number": "17947"}
    )


# One person alone can always stop


def test_two_presses_pause_gifts(tora: Client) -> None:
    assert PAUSE in text(tora.get(LIST))
    assert "Pause gifts now" in text(tora.get(PAUSE))
    assert tora.post(PAUSE, {"why": "other", "note": "Wait."})["Location"] == LIST
    pause = standing().pause
    assert pause
    assert (pause.fraud, pause.note, pause.by.login) == (False, "Wait.", "tora")


def test_pausing_asks_nobody_who_they_are(treasurer: User, client: Client) -> None:
    client.force_login(treasurer)
    assert client.get(PAUSE).status_code == 200
    assert client.post(PAUSE, {"why": "fraud"})["Location"] == LIST
    pause = standing().pause
    assert pause
    assert pause.fraud


def test_a_pause_can_still_become_one_for_suspected_fraud(tora: Client) -> None:
    tora.post(PAUSE, {"why": "other"})
    form = tora.get(PAUSE).context["form"]
    assert form["why"].value() == "fraud"
    tora.post(PAUSE, {"why": "fraud"})
    pause = standing().pause
    assert pause
    assert pause.fraud
    assert "Gifts are paused already." in text(tora.get(PAUSE))


def test_the_author_and_whoever_may_approve_stop_a_proposal(
    treasurer: User, tora: Client, idris: Client
) -> None:
    assert tora.post(stopping(proposed(treasurer)))["Location"] == LIST
    assert standing().proposal is None
    waits = proposed(treasurer)
    assert idris.post(stopping(waits), {"why": "Another number in the letter."})["Location"] == LIST
    assert standing().proposal is None
    assert "Another number in the letter." in text(idris.get(f"{LIST}{standing().entry}/"))


def test_others_do_not_stop_it(tora: Client) -> None:
    waits = proposed(factories.approver("runa"))
    assert tora.get(stopping(waits)).status_code == 403
    assert tora.post(stopping(waits)).status_code == 403
    assert standing().proposal


def test_what_waits_no_longer_cannot_be_stopped(idris: Client) -> None:
    first = proposed(factories.approver("runa"))
    proposed(factories.approver("runa"))
    assert idris.post(stopping(first)).status_code == 409
    assert "no longer waits" in text(idris.get(stopping(first)))


# The ways back


def test_one_person_resumes_what_was_paused(tora: Client, idris: Client) -> None:
    tora.post(PAUSE, {"why": "other"})
    assert tora.post(RESUME).status_code == 403
    assert idris.post(RESUME)["Location"] == LIST
    assert standing().pause is None
    assert "Nothing is paused." in text(idris.get(RESUME))
    assert idris.post(RESUME).status_code == 409


def test_after_suspected_fraud_one_person_only_asks(idris: Client) -> None:
    idris.post(PAUSE, {"why": "fraud"})
    assert "two people have to agree" in text(idris.get(RESUME))
    idris.post(RESUME, {"note": "It was an old poster."})
    state = standing()
    assert state.pause
    assert state.proposal
    assert state.proposal.note == "It was an old poster."
    assert "another person who may approve has to resume" in text(idris.get(LIST))


def test_revoking_says_what_it_means_and_does_it(idris: Client) -> None:
    assert "nobody can roll back to these details" in text(idris.get(REVOKE))
    assert idris.post(REVOKE, {"note": "The account is closed."})["Location"] == LIST
    assert standing().live is None
    assert idris.post(REVOKE).status_code == 409


def test_rolling_back_leads_to_the_last_details_of_two_people() -> None:
    factories.changed_details(reference="Gift")
    with travel(now()) as clock:
        alone(clock)
        idris = at_the_desk(factories.approver("idris"))
        shown = text(idris.get(LIST))
        assert "Not approved by two people." in shown
        assert rolling_back(2) in shown
        assert idris.post(rolling_back(1)).status_code == 409
        assert idris.post(rolling_back(2))["Location"] == LIST
        live = standing().live
        assert live
        assert live.details.reference == "Gift"
        assert rolling_back(2) not in text(idris.get(LIST))


def test_rolling_back_while_gifts_are_paused_shows_no_number_yet() -> None:
    with travel(now()) as clock:
        alone(clock)
        idris = at_the_desk(factories.approver("idris"))
        idris.post(PAUSE, {"why": "other"})
        idris.post(rolling_back(1))
        assert "Gifts are still paused" in text(idris.get(LIST))


# Fresh authentication


@pytest.mark.parametrize("address", [PROPOSE, RESUME, REVOKE, f"{LIST}approve/2/", rolling_back(1)])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_changes_details_asks_who_it_is(address: str, method: str, client: Client) -> None:
    person = factories.approver("idris")
    person.set_password(PASSWORD)
    person.save()
    client.force_login(person)
    proposed(factories.approver("runa"))
    before = Entry.objects.count()
    response = getattr(client, method)(address, TYPED if method == "post" else {})
    assert response["Location"].startswith("/admin/account/confirm/?next=")
    assert Entry.objects.count() == before


def test_a_login_of_six_minutes_ago_is_not_fresh() -> None:
    person, client = factories.approver("idris"), Client()
    person.set_password(PASSWORD)
    person.save()
    log_in_freshly(client, person, ago=timedelta(minutes=6))
    assert client.post(REVOKE)["Location"].startswith("/admin/account/confirm/")
    assert standing().live


# Forged requests


WRITES: tuple[tuple[str, dict[str, Any]], ...] = (
    (LIST, {"action": "delete_selected", "_selected_action": "1", "post": "yes"}),
    (f"{LIST}?action=approve", {"action": "approve", "_selected_action": "1", "index": "0"}),
    (f"{LIST}add/", TYPED),
    (f"{LIST}1/", TYPED),
    (f"{LIST}1/change/", TYPED | {"content": "{}", "_save": "Save"}),
    (f"{LIST}1/delete/", {"post": "yes"}),
    (f"{LIST}1/history/", {}),
)


@pytest.mark.parametrize(("address", "typed"), WRITES)
@pytest.mark.parametrize("make", [factories.superuser, factories.approver, factories.editor])
def test_nothing_is_added_changed_or_deleted_by_hand(
    make: Any, address: str, typed: dict[str, Any]
) -> None:
    before = list(Entry.objects.values())
    assert at_the_desk(make()).post(address, typed).status_code in {403, 404}
    assert list(Entry.objects.values()) == before


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("address", [LIST, f"{LIST}1/"])
def test_no_other_method_does(method: str, address: str) -> None:
    client = at_the_desk(factories.superuser())
    assert getattr(client, method)(address).status_code == 403


@pytest.mark.parametrize("name", ["add", "delete", "history"])
def test_django_s_own_pages_for_that_do_not_exist(name: str) -> None:
    names = set(get_resolver().namespace_dict["admin"][1].reverse_dict)
    assert f"donations_entry_{name}" not in names
    assert "donations_entry_changelist" in names


def test_every_page_needs_a_csrf_token(idris: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = idris.cookies
    waits = proposed(factories.approver("runa"))
    for address in (PROPOSE, PAUSE, REVOKE, approving(waits), stopping(waits)):
        assert strict.post(address, {"why": "other"}).status_code == 403
    assert standing().proposal
    assert standing().pause is None


@pytest.mark.parametrize(
    "address", [PROPOSE, PAUSE, RESUME, REVOKE, f"{LIST}approve/2/", f"{LIST}stop/2/"]
)
def test_nobody_without_a_login_gets_further_than_the_login(address: str, client: Client) -> None:
    for response in (client.get(address), client.post(address, TYPED)):
        assert response["Location"] == f"/admin/login/?next={address}"
    assert Entry.objects.count() == 1


def test_a_page_that_was_open_before_the_list_changed_does_nothing(
    idris: Client, settings: Any
) -> None:
    waits = proposed(factories.approver("runa"))
    idris.get(approving(waits))
    settings.DONATIONS_APPROVERS = [("runa", "")]
    assert idris.post(approving(waits), {"account_number": "17947"}).status_code == 403
    live = standing().live
    assert live
    assert live.details == OURS
