"""Who is told of what, by mail."""

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client
from django.utils.timezone import now
from pytest_django import Settings
from time_machine import Traveller, travel

from donations import approval, ledger
from donations.entries.chain import Broken
from donations.entries.rules import State
from donations.entries.signing import digest
from donations.models import Announcement
from donations.people import announcing
from tests import factories
from tests.donations.breaking import without_triggers
from tests.donations.chains import OTHER, OURS

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
BOTH = ["idris@example.org", "runa@example.org"]


@pytest.fixture(autouse=True)
def _live() -> None:
    factories.donation_details()
    for login in ("runa", "idris"):
        factories.approver(login)


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """Does something and what follows its commit, and forgets the mails before."""

    def done(verb: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            return verb(*args, **kwargs)

    return done


def propose(**changes: Any) -> State:
    said: dict[str, Any] = {"authenticated_at": now(), "verified": "Bank letter"}
    return approval.propose(OTHER, by=factories.approver("runa"), **said | changes)


def approve(state: State) -> State:
    typed = {"account_number": "17947"}
    idris = factories.approver("idris")
    return approval.approve(state.entry, by=idris, authenticated_at=now(), typed=typed)


def told() -> list[str]:
    """The mailboxes."""
    return sorted(to for letter in mail.outbox for to in letter.to)


def subjects() -> set[str]:
    return {str(letter.subject) for letter in mail.outbox}


def letter_to(mailbox: str) -> str:
    return next(str(one.body) for one in mail.outbox if one.to == [mailbox])


def digits(text: str) -> list[str]:
    """Every run of digits, whatever groups it; without the addresses of links."""
    bare = re.sub(r"https?://\S+", "", text)
    return re.findall(r"\d+", re.sub(r"(?<=\d)[\s.-]+(?=\d)", "", bare))


def test_everyone_who_may_approve_is_told_of_a_proposal(commit: Any) -> None:
    commit(propose)
    assert told() == BOTH
    assert subjects() == {"runa proposes new donation details"}


def test_each_gets_a_letter_of_their_own(commit: Any) -> None:
    commit(propose)
    assert [len(letter.recipients()) for letter in mail.outbox] == [1, 1]
    assert letter_to(BOTH[0]) != letter_to(BOTH[1])


def test_the_mailbox_in_the_settings_comes_before_that_of_the_login(
    commit: Any, settings: Settings
) -> None:
    settings.DONATIONS_APPROVERS = [("runa", "elsewhere@example.org"), ("idris", "")]
    commit(propose)
    assert told() == ["elsewhere@example.org", "idris@example.org"]


def test_whoever_is_not_active_is_not_told_at_the_mailbox_of_the_login(commit: Any) -> None:
    person = factories.approver("runa")
    state = commit(propose)
    person.is_active = False
    person.save()
    commit(approval.stop, state.entry, by=factories.approver("idris"))
    assert told() == ["idris@example.org"]


def test_a_mail_holds_the_last_three_digits_and_never_more(commit: Any) -> None:
    commit(propose, note="The new number is 8601 11 17947, NO93 8601 1117 947.")
    for letter in mail.outbox:
        assert "end in 947" in letter.body
        assert digits(str(letter.body)) == ["947"]


def test_a_live_change_is_told_with_three_digits_too(commit: Any) -> None:
    commit(approve, propose())
    assert subjects() == {"New donation details are live"}
    assert told() == BOTH
    assert digits(letter_to(BOTH[0])) == ["2", "947"]  # the version, and the end
    assert "runa, idris" in letter_to(BOTH[0])


@pytest.mark.parametrize(
    ("fraud", "subject"), [(False, "Gifts are paused"), (True, "Gifts are paused")]
)
def test_a_pause_is_told(fraud: bool, subject: str, commit: Any) -> None:
    commit(approval.pause, by=factories.approver("runa"), fraud=fraud)
    assert subjects() == {subject}
    assert told() == BOTH
    assert "pause the gifts at once" in letter_to(BOTH[0])


def test_every_further_step_is_told(commit: Any) -> None:
    runa, idris = factories.approver("runa"), factories.approver("idris")
    approval.pause(by=runa, fraud=True)
    asked = commit(approval.propose_to_resume, by=runa, authenticated_at=now())
    assert subjects() == {"runa asks to resume gifts"}
    assert digits(letter_to(BOTH[0])) == []
    commit(approval.approve, asked.entry, by=idris, authenticated_at=now(), typed={})
    assert subjects() == {"Gifts are possible again"}
    waits = propose()
    commit(approval.stop, waits.entry, by=idris)
    assert subjects() == {"A proposed change of the donation details was stopped"}
    commit(approval.revoke, by=runa, authenticated_at=now())
    assert subjects() == {"The donation details were revoked"}


def test_nothing_is_told_of_what_was_refused(commit: Any) -> None:
    with pytest.raises(approval.NotFresh):
        commit(propose, authenticated_at=None)
    assert mail.outbox == []


def test_the_link_in_the_letter_stops_it_in_the_name_of_its_reader(
    commit: Any, client: Client
) -> None:
    commit(propose)
    link = re.search(r"http://127\.0\.0\.1:8000(/donate/stop/\S+)", letter_to(BOTH[0]))
    assert link
    assert client.post(link[1]).status_code == 200
    assert ledger.state().proposal is None


def test_the_other_link_leads_to_where_it_is_approved(commit: Any) -> None:
    state = commit(propose)
    page = f"http://127.0.0.1:8000/admin/donations/entry/approve/{state.entry}/?letter="
    assert page in letter_to(BOTH[0])


def test_a_mail_server_that_is_away_stops_nothing(
    commit: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*args: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    assert commit(propose).proposal
    assert caplog.text.count("No mail could be sent to") == 2


# A change that one person lets go live alone


@pytest.fixture
def clock() -> Any:
    with travel("2026-07-01T10:00:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def alone(clock: Traveller, commit: Any) -> State:
    clock.move_to(now() + timedelta(days=365))  # after the first details
    state: State = commit(propose, alone=True)
    return state


def looks() -> int:
    """How many letters ten processes send that all look now."""
    mail.outbox.clear()
    for _ in range(10):
        announcing.tell_daily()
    return len(mail.outbox)


def test_one_alone_is_told_at_once_with_the_time(alone: State) -> None:
    assert subjects() == {"runa lets new donation details go live alone"}
    assert "can go live without a second person from 2027-07-04 10:00 (UTC) on" in letter_to(
        BOTH[0]
    )
    assert looks() == 0


def test_each_day_is_told_once_however_many_processes_look(alone: State, clock: Traveller) -> None:
    told_at = {}
    for hour in range(1, 75):
        clock.shift(HOUR)
        if count := looks():
            told_at[hour] = count
    assert told_at == {24: 2, 48: 2, 72: 2}
    assert subjects() == set()


def test_a_daily_letter_has_a_working_link_and_no_whole_number(
    alone: State, clock: Traveller, client: Client
) -> None:
    clock.shift(25 * HOUR)
    assert looks() == 2
    assert subjects() == {"Still announced: a change of the donation details"}
    body = letter_to(BOTH[0])
    assert "17947" not in body.replace(" ", "")
    link = re.search(r"http://127\.0\.0\.1:8000(/donate/stop/\S+)", body)
    assert link
    assert client.post(link[1]).status_code == 200


def test_a_day_on_which_nobody_looked_is_not_told_later(alone: State, clock: Traveller) -> None:
    clock.shift(50 * HOUR)
    assert looks() == 2
    assert Announcement.objects.count() == 1


def test_while_the_mail_server_is_away_the_next_look_tries_again(
    alone: State, clock: Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object) -> None:
        raise ConnectionRefusedError

    clock.shift(25 * HOUR)
    with monkeypatch.context() as patch:
        patch.setattr("donations.people.announcing.send_mail", away)
        assert looks() == 0
    assert looks() == 2
    assert looks() == 0


def stop(state: State) -> None:
    approval.stop(state.entry, by=factories.approver("idris"))


def replace_it(state: State) -> None:
    propose(note="Edited")


@pytest.mark.parametrize("end", [stop, approve, replace_it])
def test_nothing_is_told_any_more_after_it_ended(
    end: Callable[[State], Any], alone: State, clock: Traveller
) -> None:
    clock.shift(HOUR)
    end(alone)
    for _ in range(4):
        clock.shift(24 * HOUR)
        assert looks() == 0


def test_nothing_is_told_any_more_after_it_lapsed(alone: State, clock: Traveller) -> None:
    clock.shift(timedelta(days=14))
    assert looks() == 0


def test_a_proposal_that_waits_for_another_is_told_once(clock: Traveller, commit: Any) -> None:
    clock.move_to(now() + timedelta(days=365))
    commit(propose)
    clock.shift(25 * HOUR)
    assert looks() == 0


def test_a_ledger_that_does_not_verify_announces_nothing(
    alone: State, clock: Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise Broken("entry 1 is missing")

    monkeypatch.setattr(ledger, "state", broken)
    clock.shift(25 * HOUR)
    assert looks() == 0


@pytest.mark.django_db(transaction=True)
def test_processes_that_look_at_the_same_moment_send_one_letter(clock: Traveller) -> None:
    clock.move_to(now() + timedelta(days=365))
    propose(alone=True)
    clock.shift(25 * HOUR)
    mail.outbox.clear()
    gate = threading.Barrier(4)

    def look() -> None:
        gate.wait()
        announcing.tell_daily()
        connection.close()

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told() == BOTH


# What would keep people from being told


def test_a_name_of_two_lines_silences_nothing(commit: Any) -> None:
    person = factories.approver("runa")
    person.first_name = "Runa\nBerg"
    person.save()
    commit(propose)
    assert told() == BOTH
    assert subjects() == {"Runa Berg proposes new donation details"}


def test_a_subject_has_one_line_whatever_the_ledger_says(caplog: pytest.LogCaptureFixture) -> None:
    mail.outbox.clear()
    announcing._mail("Two\r\n lines", lambda _login: "Text")
    assert subjects() == {"Two lines"}
    assert caplog.text == ""


@pytest.mark.parametrize("mailbox", ["a\nb@example.org", "a@" + "x" * 80 + ".é"])
def test_a_mailbox_that_is_none_keeps_nobody_else_from_being_told(
    commit: Any, settings: Settings, mailbox: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DONATIONS_APPROVERS = [("runa", mailbox), ("idris", "idris@example.org")]
    commit(propose)
    assert "idris@example.org" in told()
    assert "No mail could be sent to runa" in caplog.text


def test_nobody_to_tell_is_logged(
    commit: Any, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DONATIONS_APPROVERS = [("runa", ""), ("idris", "")]
    User.objects.update(email="")
    commit(propose)
    assert "has a mailbox" in caplog.text


def test_no_mail_quotes_a_number_from_the_way_it_was_verified(commit: Any) -> None:
    commit(propose, verified="Read out to me: 8601 11 17947")
    assert digits(letter_to(BOTH[0])) == ["947"]
    assert "Verified: Read out to me: •••• •• •••••" in letter_to(BOTH[0])


def test_the_numbers_that_would_change_are_told(commit: Any) -> None:
    """And not the end of an account that stays as it is."""
    changed = replace(OURS, vipps_number="557321")
    runa = factories.approver("runa")
    commit(approval.propose, changed, by=runa, authenticated_at=now(), verified="Bank letter")
    assert "end in 321" in letter_to(BOTH[0])
    changed = replace(OTHER, vipps_number="557322", shows_vipps=True)
    commit(approval.propose, changed, by=runa, authenticated_at=now(), verified="Bank letter")
    assert "end in 947, 322" in letter_to(BOTH[0])


def test_nobody_can_silence_the_daily_letters_beforehand(alone: State, clock: Traveller) -> None:
    """A day is named by a key that the database does not hold."""
    clock.shift(25 * HOUR)
    assert looks() == 2
    row = Announcement.objects.get()
    assert len(row.day) == 64
    clock.shift(24 * HOUR)
    for guess in ("2", f"{alone.entry}/2", digest(f"{alone.entry}/2")):
        Announcement.objects.create(day=guess)
    assert looks() == 2


def test_while_the_site_is_set_up_there_may_be_nobody_to_tell(
    commit: Any, caplog: pytest.LogCaptureFixture
) -> None:
    User.objects.all().delete()
    with without_triggers():
        connection.cursor().execute("DELETE FROM donations_entry")
    commit(factories.donation_details)
    assert mail.outbox == []
    assert caplog.text == ""


def test_whoever_is_there_is_told_of_details_from_the_command_line(commit: Any) -> None:
    with without_triggers():
        connection.cursor().execute("DELETE FROM donations_entry")
    commit(factories.donation_details)
    assert told() == BOTH
    assert "By the command line." in letter_to(BOTH[0])
