import pytest
from django.db import connection
from django.template.context import Context
from pytest_django import DjangoAssertNumQueries

from donations import approval, ledger
from donations.giving.panel import current_panel
from donations.models import Appeal
from donations.standing import Standing
from newsroom.managed import rendering
from newsroom.managed.data import donations
from newsroom.managed.registry import MANAGED
from newsroom.templating import freeze
from tests import factories
from tests.donations import standings
from tests.donations.breaking import without_triggers

pytestmark = pytest.mark.django_db


def panel() -> str:
    return str(rendering.render("donation-panel", donations.donation_panel(Context())))


def page() -> str:
    made = donations.donation_page(Context({"panel": current_panel()}))
    freeze(made, MANAGED["donation-page"].declared)
    return str(made["donations"]["numbers"].html)


def test_the_numbers_come_whole_with_everything_that_belongs_to_them() -> None:
    factories.donation_details()
    for numbers in (panel(), page()):
        assert "<span>0530</span>" in numbers
        assert "copy.js" in numbers


def test_without_numbers_it_is_said_why() -> None:
    for numbers in (panel(), page()):
        assert "The account details are not shown at the moment." in numbers


def test_while_gifts_are_paused_no_number_comes() -> None:
    factories.donation_details()
    approval.pause(by=factories.approver(), fraud=True)
    for numbers in (panel(), page()):
        assert "Please do not send money now." in numbers
        assert "0530" not in numbers


def test_of_a_ledger_that_does_not_verify_no_number_comes() -> None:
    factories.donation_details()
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE donations_entry SET digest = 'x'")
    for numbers in (panel(), page()):
        assert "temporarily unavailable" in numbers
        assert "0530" not in numbers


def test_the_panel_needs_nothing_from_the_page_around_it() -> None:
    Appeal.objects.create(heading="Stand with us", text="Every coin helps.", suggested_eur="10")
    factories.donation_details()
    shown = panel()
    assert '<h2 id="_donations">Stand with us</h2>' in shown
    assert "<p>Every coin helps.</p>" in shown
    assert "<span>0530</span><wbr><span>22</span><wbr><span>94668</span>" in shown
    assert '<bdi dir="ltr">€10</bdi>' in shown
    assert '<a href="/donate/">' in shown


def test_the_panel_draws_no_code_for_a_story_is_light() -> None:
    factories.donation_details()
    assert "<svg" not in panel()


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (standings.paused(), "Please do not send money now."),
        (standings.none(), "The account details are not shown at the moment."),
        (standings.unavailable(), "The account details are temporarily unavailable."),
    ],
)
def test_unless_the_details_are_live_the_panel_says_why_and_shows_no_number(
    standing: Standing, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Appeal.objects.create(suggested_eur="10")
    monkeypatch.setattr(ledger, "standing", lambda: standing)
    shown = panel()
    assert words in shown
    assert "data-number" not in shown
    assert "copy.js" not in shown
    assert "€10" not in shown


def test_the_panel_costs_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    factories.donation_details()
    panel()
    with django_assert_num_queries(3):  # one for live templates: nothing is kept in a transaction
        panel()
