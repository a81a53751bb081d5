"""The first page of the donation details, and the pages of single entries."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils.timezone import now
from pytest_django import Settings

from donations import approval
from donations.entries.rules import State
from donations.models import Entry
from tests import factories
from tests.donations.admin.pages import LIST, approving, at_the_desk, stopping, text
from tests.donations.breaking import without_triggers
from tests.donations.chains import OTHER

pytestmark = pytest.mark.django_db


def proposed(by: str = "runa", **changes: Any) -> State:
    said: dict[str, Any] = {"authenticated_at": now(), "verified": "Bank letter"}
    return approval.propose(OTHER, by=factories.approver(by), **said | changes)


def paused(*, fraud: bool) -> State:
    return approval.pause(by=factories.approver("runa"), fraud=fraud, note="A reader called.")


def break_the_ledger() -> None:
    with without_triggers():
        row = Entry.objects.get(number=1)
        row.content = row.content.replace("94668", "94669")
        Entry.objects.bulk_create([row], update_conflicts=True, **CONFLICT)


CONFLICT: Any = {"update_fields": ["content"], "unique_fields": ["number"]}


def test_what_is_live_stands_with_its_version_its_time_and_its_people(
    site: State, tora: Client
) -> None:
    factories.changed_details(reference="Gift")
    shown = text(tora.get(LIST))
    for words in ("Gifts are possible", "Version 2", "by runa, idris", "0530 22 94668"):
        assert words in shown


def test_before_anything_is_published_it_says_what_to_do(tora: Client) -> None:
    shown = text(tora.get(LIST))
    assert "No details have been published yet" in shown
    assert "Propose a change" in shown
    assert "Pause gifts" not in shown


@pytest.mark.parametrize(
    ("fraud", "words", "way"),
    [
        (False, "Gifts are paused", "Resume gifts"),
        (True, "Gifts are paused: fraud is suspected", "Ask to resume"),
    ],
)
def test_a_pause_is_said_in_big_words(
    fraud: bool, words: str, way: str, site: State, idris: Client
) -> None:
    paused(fraud=fraud)
    shown = text(idris.get(LIST))
    assert f'<h2 id="standing">{words}</h2>' in shown
    assert f">{way}</a>" in shown
    assert "A reader called." in shown


def test_revoked_details_are_said_to_be_revoked(site: State, idris: Client) -> None:
    approval.revoke(by=factories.approver("runa"), authenticated_at=now())
    shown = text(idris.get(LIST))
    assert "No details are live: the last ones were revoked" in shown
    assert "Version 1" not in shown


def test_what_waits_stands_field_by_field(site: State, idris: Client) -> None:
    waits = proposed()
    shown = text(idris.get(LIST))
    for words in ("runa proposes a change", "Verified: Bank letter", "Danske Bank", "DNBANOKK"):
        assert words in shown
    assert approving(waits) in shown
    assert stopping(waits) in shown


def test_the_author_finds_no_way_to_approve(site: State, runa: Client) -> None:
    waits = proposed()
    shown = text(runa.get(LIST))
    assert approving(waits) not in shown
    assert stopping(waits) in shown


def test_donation_staff_who_may_not_approve_find_only_what_they_can_do(
    site: State, tora: Client
) -> None:
    waits = proposed()
    shown = text(tora.get(LIST))
    assert "Pause gifts" in shown
    for way in (approving(waits), stopping(waits), "revoke/", "roll-back/"):
        assert way not in shown


def test_one_alone_is_told_from_when_on_and_then_that_it_can_go_live(
    site: State, runa: Client
) -> None:
    waits, start = proposed(alone=True), now()
    assert "you can let it go live from" in text(runa.get(LIST))
    with time_machine.travel(start + timedelta(hours=73)):
        runa = at_the_desk(factories.approver("runa"))
        shown = text(runa.get(LIST))
        assert "you can let it go live now" in shown
        assert approving(waits) in shown


def test_who_may_approve_stands_with_what_keeps_them_from_it(site: State, tora: Client) -> None:
    factories.user(username="runa", is_active=False)
    shown = text(tora.get(LIST))
    assert "cannot approve: the login is not active" in shown
    assert "cannot approve: there is no such login" in shown
    assert "Fewer than two people can approve" in shown


def test_two_who_can_approve_are_enough(site: State, runa: Client, idris: Client) -> None:
    assert "Fewer than two" not in text(runa.get(LIST))


def test_whoever_has_no_mailbox_is_named(site: State, tora: Client) -> None:
    factories.user(username="runa", email="")
    assert "is not told by mail" in text(tora.get(LIST))


def test_the_history_says_who_did_what_and_when_in_the_newsrooms_time(tora: Client) -> None:
    with time_machine.travel("2026-07-01T10:00:00Z") as clock:
        factories.donation_details()
        clock.shift(3600)
        factories.changed_details(reference="Gift")
        approval.pause(by=factories.approver("runa"), fraud=True)
        found = at_the_desk(User.objects.get(username="tora")).get(LIST).context["found"]
        shown = text(at_the_desk(User.objects.get(username="tora")).get(LIST))
    assert [(row.what, row.who, row.version) for row in found.rows] == [
        ("Paused: fraud suspected", "runa", 2),
        ("Published", "runa, idris", 2),
        ("Proposed", "runa", None),
        ("Set up on the server", "command line", 1),
    ]
    assert "1 Jul 2026, 13:00" in shown
    assert "Times are those of Europe/Oslo." in shown


def test_an_entry_shows_what_it_says_and_its_proof(site: State, tora: Client) -> None:
    entry = Entry.objects.get()
    shown = text(tora.get(f"{LIST}1/"))
    for proof in (entry.content, entry.digest, entry.signature, entry.previous):
        assert proof in shown
    assert "0530 22 94668" in shown
    assert "This entry and all others verify." in shown


@pytest.mark.parametrize("number", ["0", "2", "999999999999999999999"])
def test_there_is_no_other_entry(number: str, site: State, tora: Client) -> None:
    assert tora.get(f"{LIST}{number}/").status_code == 404


def test_a_broken_ledger_is_said_with_what_to_do_and_offers_nothing(
    site: State, runa: Client, idris: Client
) -> None:
    break_the_ledger()
    shown = text(idris.get(LIST))
    assert "The ledger does not verify" in shown
    assert "entry 1 is not what its digest says" in shown
    assert "Tell a site manager" in shown
    for way in ("propose/", "pause/", "revoke/"):
        assert f"{LIST}{way}" not in shown
    assert "0530 22 94669" not in shown
    assert "<td>publish</td>" in shown
    assert "what stands here may not be true" in text(idris.get(f"{LIST}1/"))


def test_an_entry_that_is_gone_does_not_shift_the_others(site: State, idris: Client) -> None:
    factories.changed_details(reference="Gift")
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM donations_entry WHERE number = 2")
    assert "entry 2 is missing" in text(idris.get(LIST))
    assert idris.get(f"{LIST}2/").status_code == 404
    digest = Entry.objects.get(number=3).digest
    assert digest in text(idris.get(f"{LIST}3/"))


@pytest.mark.parametrize("content", ["", "{", "[]", "{}"])
def test_an_entry_that_cannot_be_read_is_shown_as_it_stands(
    content: str, site: State, idris: Client
) -> None:
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE donations_entry SET content = %s", [content])
    assert "The ledger does not verify" in text(idris.get(LIST))
    assert f'<code dir="ltr">{content}</code>' in text(idris.get(f"{LIST}1/"))


def test_a_superuser_and_whoever_is_listed_see_it_and_others_do_not(site: State) -> None:
    assert at_the_desk(factories.superuser()).get(LIST).status_code == 200
    assert at_the_desk(factories.approver("idris")).get(LIST).status_code == 200
    for make in (factories.user, factories.journalist, factories.editor):
        client = at_the_desk(make())
        assert client.get(LIST).status_code == 403
        assert client.get(f"{LIST}1/").status_code == 403


def test_whoever_is_taken_off_the_list_sees_it_no_longer(
    site: State, idris: Client, settings: Settings
) -> None:
    settings.DONATIONS_APPROVERS = [("runa", "")]
    assert idris.get(LIST).status_code == 403


@pytest.mark.parametrize("page", [LIST, f"{LIST}1/"])
def test_the_number_of_queries_is_the_same_with_thirty_entries(
    page: str, site: State, tora: Client, django_assert_num_queries: Any
) -> None:
    factories.approver("runa")
    tora.get(page)
    for count in (1, 30):
        while Entry.objects.count() < count:
            proposed()
        with django_assert_num_queries(8 if page == LIST else 7):
            tora.get(page)
