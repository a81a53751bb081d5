from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import now

from donations import approval, ledger
from donations.approval import NotFresh
from donations.entries.rules import Refused, State
from donations.models import Entry
from donations.people import proposal_links
from tests import factories
from tests.donations.chains import OTHER, OURS

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TYPED = {"account_number": "17947"}


@pytest.fixture
def runa() -> User:
    return factories.approver("runa")


@pytest.fixture
def idris() -> User:
    return factories.approver("idris")


@pytest.fixture
def treasurer() -> User:
    """May propose, and is not on the list of those who may approve."""
    return factories.user(permissions=["donations.propose_details"], username="treasurer")


@pytest.fixture
def site() -> State:
    return factories.donation_details()


def propose(by: User, **changes: Any) -> State:
    said: dict[str, Any] = {"authenticated_at": now(), "verified": "Bank letter"}
    return approval.propose(OTHER, by=by, **said | changes)


def approve(state: State, by: User, **changes: Any) -> State:
    said: dict[str, Any] = {"authenticated_at": now(), "typed": TYPED}
    return approval.approve(state.entry, by=by, **said | changes)


def live() -> Any:
    found = ledger.state().live
    return found and found.details


def test_two_people_change_the_details(site: State, treasurer: User, idris: User) -> None:
    approve(propose(treasurer), idris)
    assert live() == OTHER
    assert [entry.kind for entry in Entry.objects.all()] == ["publish", "propose", "publish"]


def test_the_record_outlives_the_login(site: State, treasurer: User, idris: User) -> None:
    treasurer.first_name, treasurer.last_name = "Tora", "Fjell"
    treasurer.save()
    approve(propose(treasurer), idris)
    treasurer.delete()
    found = ledger.state().live
    assert found
    assert [person.name for person in found.people] == ["Tora Fjell", "idris"]


def test_nobody_approves_their_own_proposal(site: State, runa: User) -> None:
    waits = propose(runa)
    with pytest.raises(Refused, match="Nobody approves their own"):
        approve(waits, runa)
    assert live() == OURS


def test_a_superuser_neither(site: State, runa: User) -> None:
    runa.is_superuser = True
    runa.save()
    waits = propose(runa)
    with pytest.raises(Refused, match="Nobody approves their own"):
        approve(waits, runa)


def test_a_superuser_who_is_not_listed_approves_nothing(site: State, runa: User) -> None:
    waits = propose(runa)
    with pytest.raises(PermissionDenied):
        approve(waits, factories.superuser(username="root"))


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_somebody_listed_whose_login_is_closed_approves_nothing(
    site: State, runa: User, idris: User, change: dict[str, bool]
) -> None:
    waits = propose(runa)
    for name, value in change.items():
        setattr(idris, name, value)
    with pytest.raises(PermissionDenied):
        approve(waits, idris)


def test_a_login_with_another_s_name_under_a_new_number_is_the_same_person(
    site: State, runa: User
) -> None:
    waits = propose(runa)
    runa.delete()
    with pytest.raises(Refused, match="Nobody approves their own"):
        approve(waits, factories.approver("runa"))


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"account_number": ""},
        {"account_number": "94668"},
        {"account_number": "1794"},
        {"account_number": "86011117947"},
        {"account_number": "17\u200b947"},
        {"iban": "17947"},
    ],
)
def test_whoever_types_other_digits_than_those_proposed_is_told_so(
    site: State, runa: User, idris: User, typed: dict[str, str]
) -> None:
    waits = propose(runa)
    with pytest.raises(ValidationError) as refused:
        approve(waits, idris, typed=typed)
    assert "Compare the bank's paper" in refused.value.message_dict["account_number"][0]
    assert live() == OURS


@pytest.mark.parametrize("typed", ["17947", "1 79 47", "۱۷۹۴۷", "1.79.47"])
def test_the_digits_may_be_typed_as_people_do(
    site: State, runa: User, idris: User, typed: str
) -> None:
    approve(propose(runa), idris, typed={"account_number": typed})
    assert live() == OTHER


def test_each_number_that_changes_is_typed(site: State, runa: User, idris: User) -> None:
    both = replace(OTHER, vipps_number="123456", shows_vipps=True)
    waits = approval.propose(both, by=runa, authenticated_at=now(), verified="Bank letter")
    with pytest.raises(ValidationError) as refused:
        approve(waits, idris)
    assert set(refused.value.message_dict) == {"vipps_number"}
    approve(waits, idris, typed=TYPED | {"vipps_number": "23456"})
    assert live() == both


@pytest.fixture
def mailboxes(settings: Any) -> None:
    settings.DONATIONS_APPROVERS = [
        ("runa", "runa@example.org"),
        ("idris", "idris@example.org"),
    ]


def token(login: str, proposal: int) -> str:
    return proposal_links.to_approve(login, proposal).partition("letter=")[2]


@pytest.mark.usefixtures("mailboxes")
def test_who_has_a_mailbox_in_the_settings_comes_by_the_mail(
    site: State, runa: User, idris: User
) -> None:
    waits = propose(runa)
    approve(waits, idris, letter=token("idris", waits.entry))
    assert live() == OTHER


@pytest.mark.usefixtures("mailboxes")
@pytest.mark.parametrize("login", ["", "runa", "stop", "older"])
def test_no_other_letter_will_do(site: State, runa: User, idris: User, login: str) -> None:
    """Somebody who has set every password in the database holds none."""
    older = propose(runa)
    waits = propose(runa, note="Again")
    letters = {
        "": "",
        "runa": token("runa", waits.entry),
        "stop": proposal_links.to_stop("idris", waits.entry).rpartition("stop/")[2].strip("/"),
        "older": token("idris", older.entry),
    }
    with pytest.raises(Refused, match=r"sent to idris@example\.org"):
        approve(waits, idris, letter=letters[login])
    assert live() == OURS


@pytest.mark.usefixtures("mailboxes")
def test_nor_does_anybody_alone_without_their_letter(runa: User) -> None:
    with time_machine.travel(START, tick=False) as clock:
        factories.donation_details()
        waits = propose(runa, alone=True)
        clock.shift(timedelta(hours=72))
        with pytest.raises(Refused, match=r"sent to runa@example\.org"):
            approve(waits, runa)
        approve(waits, runa, letter=token("runa", waits.entry))
    assert live() == OTHER


VERBS: dict[str, Callable[[User, datetime | None], Any]] = {
    "propose": lambda by, at: propose(by, authenticated_at=at),
    "approve": lambda by, at: approval.approve(1, by=by, authenticated_at=at, typed={}),
    "resume": lambda by, at: approval.resume(by=by, authenticated_at=at),
    "propose to resume": lambda by, at: approval.propose_to_resume(by=by, authenticated_at=at),
    "revoke": lambda by, at: approval.revoke(by=by, authenticated_at=at),
    "roll back": lambda by, at: approval.roll_back(1, by=by, authenticated_at=at),
}


@pytest.mark.parametrize("ago", [None, timedelta(minutes=5, seconds=1), timedelta(days=1)])
@pytest.mark.parametrize("verb", VERBS)
def test_who_has_not_just_said_who_they_are_cannot(
    site: State, runa: User, verb: str, ago: timedelta | None
) -> None:
    with pytest.raises(NotFresh):
        VERBS[verb](runa, now() - ago if ago else None)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("verb", VERBS)
def test_staff_without_the_right_cannot(site: State, verb: str) -> None:
    with pytest.raises(PermissionDenied):
        VERBS[verb](factories.editor(), now())
    assert Entry.objects.count() == 1


def test_an_editor_neither_pauses_nor_stops(site: State, runa: User) -> None:
    waits = propose(runa)
    with pytest.raises(PermissionDenied):
        approval.pause(by=factories.editor(), fraud=True)
    with pytest.raises(PermissionDenied):
        approval.stop(waits.entry, by=factories.editor())


def test_one_person_alone_stops_everything_without_saying_again_who_they_are(
    site: State, treasurer: User
) -> None:
    assert approval.pause(by=treasurer, fraud=True, note="A letter looked odd.").pause


@pytest.mark.parametrize("login", ["treasurer", "idris"])
def test_its_author_or_an_approver_stops_a_proposal(
    site: State, treasurer: User, login: str
) -> None:
    waits = propose(treasurer)
    by = treasurer if login == "treasurer" else factories.approver(login)
    assert approval.stop(waits.entry, by=by).proposal is None


def test_only_an_approver_can_ask_for_the_way_alone(site: State, treasurer: User) -> None:
    with pytest.raises(PermissionDenied):
        propose(treasurer, alone=True)


def test_alone_takes_72_hours(site: State, runa: User) -> None:
    with time_machine.travel(START, tick=False) as clock:
        clock.move_to(now() + timedelta(days=3650))
        waits = propose(runa, alone=True)
        clock.shift(timedelta(hours=71, minutes=59))
        with pytest.raises(Refused, match="72 hours"):
            approve(waits, runa)
        clock.shift(timedelta(minutes=1))
        approve(waits, runa)
    assert live() == OTHER


def test_wrong_numbers_are_not_proposed(site: State, runa: User) -> None:
    wrong = replace(OTHER, account_number="86011117948")
    with pytest.raises(ValidationError) as refused:
        approval.propose(wrong, by=runa, authenticated_at=now(), verified="Bank letter")
    assert "account_number" in refused.value.message_dict


def test_how_they_were_verified_has_to_be_said(site: State, runa: User) -> None:
    with pytest.raises(ValidationError) as refused:
        propose(runa, verified=" ")
    assert set(refused.value.message_dict) == {"verified"}


def test_the_command_line_sets_a_site_up_once(site: State) -> None:
    with pytest.raises(Refused, match="one proposes, another approves"):
        factories.donation_details(vipps_number="12345")
    assert live() == OURS


def test_the_command_line_publishes_no_wrong_numbers() -> None:
    with pytest.raises(ValidationError):
        factories.donation_details(iban="NO1505302294669")
    assert not Entry.objects.exists()


def test_suspected_fraud_takes_two_to_resume(site: State, runa: User, idris: User) -> None:
    approval.pause(by=runa, fraud=True)
    with pytest.raises(Refused):
        approval.resume(by=idris, authenticated_at=now())
    waits = approval.propose_to_resume(by=runa, authenticated_at=now())
    with pytest.raises(Refused):
        approve(waits, runa, typed={})
    approve(waits, idris, typed={})
    assert ledger.state().pause is None


def test_one_rolls_back_what_one_has_changed(runa: User, idris: User) -> None:
    with time_machine.travel(START, tick=False) as clock:
        factories.donation_details()
        waits = propose(runa, alone=True)
        clock.shift(timedelta(hours=72))
        approve(waits, runa)
        approval.roll_back(1, by=idris, authenticated_at=now())
    assert live() == OURS


def test_revoked_details_are_shown_no_more(site: State, runa: User) -> None:
    approval.revoke(by=runa, authenticated_at=now())
    assert live() is None


@pytest.mark.parametrize("minutes", [-6, -60, 6])
def test_a_session_of_another_hour_is_not_fresh(site: State, runa: User, minutes: int) -> None:
    """Of one that is to come neither: the clock went back since."""
    with pytest.raises(NotFresh):
        propose(runa, authenticated_at=now() + timedelta(minutes=minutes))


def test_gifts_can_be_paused_while_the_clock_is_behind_the_last_entry(
    site: State, idris: User
) -> None:
    with time_machine.travel(START, tick=False):
        assert approval.pause(by=idris, fraud=True).pause
    assert ledger.state().at == site.at


def test_a_clock_that_went_back_shortens_no_wait(site: State, runa: User) -> None:
    with time_machine.travel(START, tick=False) as clock:
        waits = propose(runa, alone=True)
        clock.shift(timedelta(days=4))
        with pytest.raises(Refused, match="72 hours"):
            approve(waits, runa)


def test_a_name_is_recorded_on_one_line(site: State, runa: User) -> None:
    runa.first_name, runa.last_name = "Runa\nBcc: x", "\r Berg"
    waiting = propose(runa).proposal
    assert waiting
    assert waiting.by.name == "Runa Bcc: x Berg"
