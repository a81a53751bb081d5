"""What the desk says of the donation details, and to whom."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from donations import approval, ledger
from donations.entries.chain import Broken
from donations.entries.rules import State
from newsroom import donation_lines, roles
from tests import factories
from tests.donations.chains import OTHER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _live() -> None:
    factories.donation_details()


def member(role: str) -> User:
    person = factories.user()
    person.groups.add(Group.objects.get(name=role))
    return person


def proposed(**changes: Any) -> State:
    said: dict[str, Any] = {"authenticated_at": now(), "verified": "Bank letter"}
    return approval.propose(OTHER, by=factories.approver("runa"), **said | changes)


def words(person: User) -> list[str]:
    return [line.words for line in donation_lines.of(person)]


def test_while_nothing_is_out_of_the_ordinary_nothing_is_said() -> None:
    assert words(factories.approver("idris")) == []
    assert words(member(roles.DONATIONS)) == []


def test_a_proposal_waits_for_those_who_can_approve_it() -> None:
    proposed()
    assert words(factories.approver("idris")) == ["runa proposes new donation details"]
    assert words(factories.approver("runa")) == []
    assert words(member(roles.DONATIONS)) == []


def test_ones_own_change_comes_back_when_it_can_go_live_alone() -> None:
    start = now()
    proposed(alone=True)
    runa = factories.approver("runa")
    assert words(runa) == []
    with travel(start + timedelta(hours=73)):
        assert words(runa) == ["Your change of the donation details was announced"]
    with travel(start + timedelta(days=15)):
        assert words(runa) == []


def test_a_pause_concerns_all_donation_staff_and_the_site_managers() -> None:
    approval.pause(by=factories.approver("runa"), fraud=False)
    for person in (
        factories.approver("idris"),
        member(roles.DONATIONS),
        member(roles.SITE_MANAGER),
    ):
        assert words(person) == ["Gifts are paused"]


def test_the_end_of_a_pause_for_suspected_fraud_waits_for_another() -> None:
    approval.pause(by=factories.approver("runa"), fraud=True)
    approval.propose_to_resume(by=factories.approver("runa"), authenticated_at=now())
    assert words(factories.approver("idris")) == [
        "Gifts are paused: fraud is suspected",
        "runa asks to resume gifts",
    ]


def test_a_ledger_that_does_not_verify_is_said_with_what_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> None:
        raise Broken("entry 1 is missing")

    monkeypatch.setattr(ledger, "state", broken)
    (line,) = donation_lines.of(member(roles.SITE_MANAGER))
    assert "readers see no number" in line.words
    assert line.detail == "entry 1 is missing"


def test_the_desk_shows_it_and_leads_there(client: Client) -> None:
    approval.pause(by=factories.approver("runa"), fraud=False)
    client.force_login(factories.approver("idris"))
    shown = client.get("/admin/").content.decode()
    assert '<a href="/admin/donations/entry/">Gifts are paused</a>' in shown


@pytest.mark.parametrize("make", [factories.journalist, factories.editor, factories.user])
def test_others_are_told_nothing_and_it_costs_them_nothing(
    make: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    approval.pause(by=factories.approver("runa"), fraud=True)
    person = make()
    person.get_all_permissions()
    with django_assert_num_queries(0):
        assert words(person) == []


def test_it_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    proposed()
    idris = factories.approver("idris")
    idris.get_all_permissions()
    with django_assert_num_queries(1):
        assert words(idris)
