import logging
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries

from donations import approval, ledger
from donations.entries import chain
from donations.entries.chain import Broken, FormerKey, Keys, Link
from donations.entries.signing import SigningKey, is_signed
from donations.models import Alarm, Entry
from donations.people import alarm
from donations.standing import Status
from tests import factories
from tests.donations.breaking import without_triggers
from tests.donations.chains import OTHER, OURS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="donations.ledger")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The subjects of what the site managers were told."""
    found: list[str] = []
    monkeypatch.setattr(alarm, "tell", lambda subject, _text: found.append(subject))
    monkeypatch.setattr(alarm, "_sounded", set())
    return found


def break_it() -> None:
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE donations_entry SET content = replace(content, '94668', '94669')")


def test_before_anything_was_published_there_is_nothing_to_show() -> None:
    assert ledger.standing().status is Status.NONE


def test_live_details_stand_with_their_version_and_time() -> None:
    factories.donation_details()
    factories.changed_details(reference="Gift")
    found = ledger.standing()
    assert found.status is Status.LIVE
    assert found.shown
    assert found.shown.reference == "Gift"
    assert found.version
    assert (found.version.number, found.version.people) == (2, 2)


def test_while_paused_nothing_is_shown() -> None:
    factories.donation_details()
    approval.pause(by=factories.approver(), fraud=False)
    found = ledger.standing()
    assert found.status is Status.PAUSED
    assert found.shown is None
    assert found.version
    assert found.version.details == OURS
    assert found.proof
    assert "05302294668" not in found.proof.statement


def test_the_statement_is_signed() -> None:
    factories.donation_details()
    proof = ledger.standing().proof
    assert proof
    assert '"iban":"NO1505302294668"' in proof.statement
    assert is_signed(proof.statement, proof.signature, proof.public_key)


def test_the_history_tells_the_newest_first_and_no_proposal() -> None:
    factories.donation_details()
    factories.changed_details(reference="Gift")
    approval.pause(by=factories.approver(), fraud=True)
    found = ledger.standing().history
    assert [(one.kind, one.people, one.version) for one in found] == [
        ("pause", 1, 2),
        ("publish", 2, 2),
        ("publish", 0, 1),
    ]


def test_a_ledger_that_does_not_verify_shows_nothing() -> None:
    factories.donation_details()
    assert ledger.standing().shown
    break_it()
    found = ledger.standing()
    assert found.status is Status.UNAVAILABLE
    assert found.version is None
    assert found.proof is None
    with pytest.raises(Broken, match="entry 1"):
        ledger.state()


def test_nothing_is_added_to_a_ledger_that_does_not_verify() -> None:
    factories.donation_details()
    break_it()
    with pytest.raises(Broken):
        approval.pause(by=factories.approver(), fraud=True)
    assert Entry.objects.count() == 1


def test_the_site_managers_are_told_once(told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    factories.donation_details()
    break_it()
    for _ in range(3):
        ledger.standing()
    monkeypatch.setattr(alarm, "_sounded", set())  # as in another process
    ledger.standing()
    assert told == ["Donation details are unavailable: the ledger does not verify"]


def test_a_second_breach_is_told_of_again(told: list[str]) -> None:
    factories.donation_details()
    break_it()
    ledger.standing()
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE donations_entry SET digest = 'x'")
    ledger.standing()
    assert len(told) == 2


def test_nobody_can_silence_the_alarm_beforehand(told: list[str]) -> None:
    """A row of the alarms is named by a key that the database does not hold."""
    factories.donation_details()
    break_it()
    ledger.standing()
    assert len(Alarm.objects.get().breach) == 64
    assert told


def test_another_key_verifies_nothing(settings: Any) -> None:
    factories.donation_details()
    settings.DONATIONS_KEYS = Keys(SigningKey("33" * 32))
    assert ledger.standing().status is Status.UNAVAILABLE


def test_a_new_key_goes_on_from_the_former_one(settings: Any) -> None:
    factories.donation_details()
    former = FormerKey(settings.DONATIONS_KEYS.signing.public_key, until=1)
    settings.DONATIONS_KEYS = Keys(SigningKey("33" * 32), (former,))
    assert ledger.standing().status is Status.LIVE
    approval.pause(by=factories.approver(), fraud=False)
    assert ledger.standing().status is Status.PAUSED


@pytest.mark.parametrize("entries", [1, 30])
def test_reading_costs_one_query_however_long_the_ledger(
    entries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    factories.donation_details()
    for number in range(1, entries):
        if number % 2:
            approval.pause(by=factories.approver(), fraud=False)
        else:
            factories.changed_details(reference=f"Gift {number}")
    with django_assert_num_queries(1):
        ledger.standing()


def test_a_ledger_is_verified_again_only_when_it_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    factories.donation_details()
    ledger.standing()
    verified: list[int] = []

    def verify(links: Iterable[Link], keys: Keys) -> None:
        verified.append(1)

    monkeypatch.setattr(chain, "verify", verify)
    ledger.standing()
    ledger.standing()
    assert verified == []
    approval.pause(by=factories.approver(), fraud=False)
    ledger.standing()
    assert verified == [1]


@pytest.mark.parametrize("entries", [1, 30])
def test_readers_cost_one_query_within_the_second_too(
    entries: int,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(ledger, "COMPARED_EVERY", 60)
    factories.donation_details()
    for _ in range(1, entries):
        approval.pause(by=factories.approver(), fraud=False)
        approval.resume(by=factories.approver(), authenticated_at=now())
    ledger.standing()
    with django_assert_num_queries(1):
        ledger.standing()


def test_a_new_entry_is_seen_within_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "COMPARED_EVERY", 60)
    factories.donation_details()
    assert ledger.standing().shown
    approval.pause(by=factories.approver(), fraud=False)
    assert ledger.standing().shown is None


def test_what_is_shown_until_a_breach_is_noticed_is_what_was_verified(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ledger, "COMPARED_EVERY", 60)
    factories.donation_details()
    factories.changed_details(reference="Gift")
    before = ledger.standing()
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE donations_entry SET content = replace(content, '94668', '94669')"
            " WHERE number = 1"
        )
    assert ledger.standing() == before
    monkeypatch.setattr(ledger, "COMPARED_EVERY", 0)
    assert ledger.standing().status is Status.UNAVAILABLE


@pytest.fixture
def head(settings: Any, tmp_path: Path) -> Path:
    settings.DONATIONS_WITNESS = tmp_path / "head"
    return tmp_path / "head"


@pytest.mark.django_db(transaction=True)
def test_entries_cut_off_at_the_end_are_missed(head: Path) -> None:
    factories.donation_details()
    approval.pause(by=factories.approver(), fraud=True)
    assert ledger.standing().status is Status.PAUSED
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM donations_entry WHERE number = 2")
    assert ledger.standing().status is Status.UNAVAILABLE
    head.unlink()  # as an administrator does after restoring an older backup
    assert ledger.standing().status is Status.LIVE


def test_what_may_yet_be_taken_back_is_not_remembered(head: Path) -> None:
    factories.donation_details()
    ledger.standing()
    assert not head.exists()


def cut_off(number: int) -> None:
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM donations_entry WHERE number >= %s", [number])


@pytest.mark.django_db(transaction=True)
def test_a_process_that_missed_an_entry_misses_its_end_no_more() -> None:
    """It has read nothing between the pause and the hand that took it away; another one has."""
    factories.donation_details()
    ledger.standing()
    slow = ledger._last
    approval.pause(by=factories.approver(), fraud=True)
    cut_off(2)
    ledger._last = slow
    assert ledger.standing().status is Status.UNAVAILABLE


@pytest.mark.django_db(transaction=True)
def test_what_a_verb_wrote_is_witnessed_before_anybody_reads(head: Path) -> None:
    factories.donation_details()
    approval.pause(by=factories.approver(), fraud=True)
    cut_off(2)
    ledger._last = None
    assert ledger.standing().status is Status.UNAVAILABLE


@pytest.mark.django_db(transaction=True)
def test_a_ledger_that_is_gone_is_missed_and_none_can_take_its_place(settings: Any) -> None:
    factories.donation_details()
    former = FormerKey(settings.DONATIONS_KEYS.signing.public_key, until=1)
    stolen, settings.DONATIONS_KEYS = (
        settings.DONATIONS_KEYS,
        Keys(SigningKey("33" * 32), (former,)),
    )
    assert ledger.standing().status is Status.LIVE
    cut_off(1)
    assert ledger.standing().status is Status.UNAVAILABLE
    body = {"origin": "setup", "by": None, "details": OTHER.to_json()}
    Entry.objects.create(**chain.as_row(chain.follow(None, "publish", now(), body, stolen)))
    assert ledger.standing().status is Status.UNAVAILABLE


@pytest.mark.django_db(transaction=True)
def test_the_way_out_of_a_breach_needs_no_restart(head: Path) -> None:
    factories.donation_details()
    head.write_text("{", encoding="utf-8")
    assert ledger.standing().status is Status.UNAVAILABLE
    head.unlink()
    assert ledger.standing().status is Status.LIVE
    assert head.exists()


@pytest.mark.django_db(transaction=True)
def test_a_witness_that_cannot_be_read_stops_the_verbs_too(head: Path) -> None:
    factories.donation_details()
    head.write_text("{", encoding="utf-8")
    with pytest.raises(Broken, match="delete it"):
        approval.pause(by=factories.approver(), fraud=True)


def test_what_was_taken_back_is_forgotten() -> None:
    factories.donation_details()
    with suppress(ZeroDivisionError), transaction.atomic():
        approval.pause(by=factories.approver(), fraud=True)
        assert ledger.standing().status is Status.PAUSED
        raise ZeroDivisionError
    assert ledger.standing().status is Status.LIVE
    with suppress(ZeroDivisionError), transaction.atomic():
        break_it()
        assert ledger.standing().status is Status.UNAVAILABLE
        raise ZeroDivisionError
    assert ledger.standing().status is Status.LIVE
