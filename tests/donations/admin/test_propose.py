"""Proposing new details in the admin."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils.timezone import now

from donations import approval, ledger
from donations.entries.chain import Broken
from donations.entries.rules import Proposal, State
from donations.models import Entry
from tests import factories
from tests.donations.admin.pages import LIST, PASSWORD, PROPOSE, TYPED, at_the_desk, errors, text
from tests.donations.chains import OTHER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _live(site: State) -> None:
    """Details are live."""


def opened(client: Client) -> str:
    """The number of the last entry, as the form that was just opened keeps it."""
    return str(client.get(PROPOSE).context["form"].initial["seen"])


def sent(client: Client, **typed: str) -> Any:
    return client.post(PROPOSE, TYPED | {"seen": opened(client)} | typed)


def proposal() -> Proposal | None:
    return ledger.state().proposal


def test_the_form_begins_with_what_is_live_in_groups(tora: Client) -> None:
    shown = text(tora.get(PROPOSE))
    for number in ("0530 22 94668", "NO15 0530 2294 668", "DNBANOKK", "557320"):
        assert f'value="{number}"' in shown


def test_a_proposal_waits_and_changes_nothing_for_readers(
    tora: Client, django_capture_on_commit_callbacks: Any
) -> None:
    factories.approver("idris")
    with django_capture_on_commit_callbacks(execute=True):
        response = sent(tora, note="The letter of Monday.")
    assert response["Location"] == LIST
    waits = proposal()
    assert waits
    assert (waits.details, waits.by.name) == (OTHER, "Tora Fjell")
    assert (waits.verified, waits.note, waits.alone) == (
        "Bank letter",
        "The letter of Monday.",
        False,
    )
    state = ledger.state()
    assert state.live
    assert state.live.details == factories.DETAILS
    assert [letter.to for letter in mail.outbox] == [["idris@example.org"]]
    assert "until another person approves it" in text(tora.get(LIST))


def test_an_error_stands_at_its_field_and_nothing_typed_is_lost(tora: Client) -> None:
    response = sent(tora, account_number="8601 11 17948", reference="Gift ", note="By letter")
    assert "8601 11 17948" in errors(response)["account_number"][0]
    shown = text(response)
    for kept in ('value="8601 11 17948"', 'value="Gift "', ">\nBy letter</textarea>"):
        assert kept in shown
    assert proposal() is None


def test_all_errors_are_said_at_once(tora: Client) -> None:
    response = sent(tora, account_number="1", iban="2", holder="", verified="")
    assert {"account_number", "iban", "verified"} <= errors(response).keys()


@pytest.mark.parametrize("typed", ["8601\x0011", "86\u202e01 11 17947", "x" * 5000, "٨٦٠١"])
def test_odd_characters_are_an_error_at_the_field(typed: str, tora: Client) -> None:
    assert "account_number" in errors(sent(tora, account_number=typed))


def test_a_channel_without_its_number_is_refused(tora: Client) -> None:
    assert "shows_vipps" in errors(sent(tora, shows_vipps="on"))


def test_no_change_is_no_proposal(tora: Client) -> None:
    form = tora.get(PROPOSE).context["form"]
    ticked = {name: "on" if value is True else value for name, value in form.initial.items()}
    response = tora.post(PROPOSE, ticked | {"verified": "Bank letter"})
    assert response.status_code == 409
    assert "Nothing was changed" in text(response)


def test_a_doubt_has_to_be_confirmed_in_so_many_words(tora: Client) -> None:
    response = sent(tora, bank="Bank of Ostrel")
    doubts = response.context["form"].doubts
    assert [doubt.field for doubt in doubts] == ["bank"]
    assert proposal() is None
    again = sent(tora, bank="Bank of Ostrel", confirmed="Another doubt")
    assert again.status_code == 200
    assert proposal() is None
    assert sent(tora, bank="Bank of Ostrel", confirmed=doubts[0].words)["Location"] == LIST
    assert proposal()


def test_whoever_comes_too_late_sees_who_did_what_and_what_is_live_now(
    tora: Client, runa: Client
) -> None:
    before = opened(tora)
    factories.changed_details(by="runa", approved_by="idris", reference="Monthly")
    response = tora.post(PROPOSE, TYPED | {"seen": before, "reference": "Once"})
    assert response.status_code == 409
    shown = text(response)
    assert "Proposed · <bdi>runa" in shown
    assert "Published · <bdi>idris" in shown
    assert 'value="Once"' in shown
    assert "<bdi>Monthly</bdi>" in shown
    assert proposal() is None
    seen = response.context["form"]["seen"].value()
    assert tora.post(PROPOSE, TYPED | {"seen": seen, "reference": "Once"})["Location"] == LIST


@pytest.mark.parametrize("seen", ["", "x", "-1", "99999999999999999999"])
def test_a_form_without_its_number_counts_as_late(seen: str, tora: Client) -> None:
    assert tora.post(PROPOSE, TYPED | {"seen": seen}).status_code == 409
    assert proposal() is None


def test_the_author_begins_with_the_proposal_that_waits_and_replaces_it(tora: Client) -> None:
    sent(tora)
    first = proposal()
    shown = text(tora.get(PROPOSE))
    assert 'value="8601 11 17947"' in shown
    assert "Yours takes its place" in shown
    sent(tora, reference="Gift")
    second = proposal()
    assert first
    assert second
    assert second.entry != first.entry
    assert second.details == replace(OTHER, reference="Gift")


def test_another_begins_with_what_is_live_and_reads_no_digit_of_the_proposal(
    tora: Client, idris: Client
) -> None:
    sent(tora)
    shown = text(idris.get(PROPOSE))
    assert "17947" not in shown
    assert 'value="0530 22 94668"' in shown


def test_whoever_may_approve_may_ask_to_let_it_go_live_alone(runa: Client) -> None:
    sent(runa, alone="on")
    waits = proposal()
    assert waits
    assert waits.alone


def test_others_are_not_offered_that_and_cannot_forge_it(tora: Client) -> None:
    assert 'name="alone"' not in text(tora.get(PROPOSE))
    sent(tora, alone="on")
    waits = proposal()
    assert waits
    assert not waits.alone


def test_a_superuser_may_propose() -> None:
    assert sent(at_the_desk(factories.superuser()))["Location"] == LIST


@pytest.mark.parametrize("make", [factories.journalist, factories.editor, factories.user])
def test_nobody_else_may(make: Any) -> None:
    client = at_the_desk(make())
    assert client.get(PROPOSE).status_code == 403
    assert client.post(PROPOSE, TYPED | {"seen": "1"}).status_code == 403
    assert Entry.objects.count() == 1


def test_opening_the_form_asks_who_it_is(treasurer: User, client: Client) -> None:
    client.force_login(treasurer)
    assert (
        client.get(PROPOSE)["Location"]
        == f"/admin/account/confirm/?next={PROPOSE.replace('/', '%2F')}"
    )


def test_what_was_sent_too_late_is_there_again_and_not_sent(
    treasurer: User, client: Client
) -> None:
    client.force_login(treasurer)
    asks = client.post(PROPOSE, TYPED | {"seen": "1", "reference": "Gift", "bank": "Ostrel"})
    assert proposal() is None
    back = client.post(asks["Location"], {"password": PASSWORD, "next": PROPOSE})
    assert back["Location"] == PROPOSE
    shown = text(client.get(PROPOSE))
    assert "Nothing has been sent yet" in shown
    for kept in ('value="8601 11 17947"', 'value="Gift"', 'value="Ostrel"'):
        assert kept in shown
    boxes = client.get(PROPOSE).context["form"]
    assert (boxes["shows_bank"].value(), boxes["shows_vipps"].value()) == ("on", "")
    assert "Look at this again" in shown
    assert proposal() is None


@pytest.mark.parametrize("seen", ["0", "1", "7"])
def test_a_ledger_that_does_not_verify_takes_nothing_and_keeps_what_was_typed(
    seen: str, tora: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any) -> None:
        raise Broken("entry 1 is not what its digest says")

    monkeypatch.setattr(ledger, "state", broken)
    response = tora.post(PROPOSE, TYPED | {"seen": seen})
    assert response.status_code == 503
    shown = text(response)
    assert "The ledger does not verify, so nothing can be changed" in shown
    assert 'value="8601 11 17947"' in shown


def test_an_answer_of_the_verb_that_came_between_is_words_too(
    tora: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The authentication ran out while the form was on its way."""

    def late(*args: Any, **kwargs: Any) -> None:
        raise approval.NotFresh

    monkeypatch.setattr(approval, "propose", late)
    assert sent(tora)["Location"].startswith("/admin/account/confirm/")


def test_the_number_of_queries_is_the_same_with_thirty_entries(
    tora: Client, django_assert_num_queries: Any
) -> None:
    runa = factories.approver("runa")
    tora.get(PROPOSE)
    for count in (1, 30):
        while Entry.objects.count() < count:
            approval.propose(OTHER, by=runa, authenticated_at=now(), verified="Bank letter")
        with django_assert_num_queries(7):
            tora.get(PROPOSE)
