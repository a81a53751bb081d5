from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from donations.giving.panel import Panel, current_panel, make_panel
from donations.models import Appeal
from tests import factories
from tests.donations import standings
from tests.donations.standings import DETAILS

pytestmark = pytest.mark.django_db


def panel(**fields: Any) -> Panel:
    return make_panel(standings.live(replace(DETAILS, **fields)))


def test_there_is_a_message_with_a_kid_or_a_reference() -> None:
    assert panel(reference="Gift 2026").has_message
    assert panel(kid="12345678903").has_message
    assert not panel().has_message


def test_readers_compare_with_the_end_of_the_account_or_of_the_iban() -> None:
    assert panel().end == "668"
    assert panel(account_number="", iban="NO7112345678903").end == "903"
    assert panel(account_number="", iban="", bic="").end == ""


@pytest.mark.parametrize("make", [standings.paused, standings.none, standings.unavailable])
def test_unless_the_details_are_live_there_is_no_number(make: Any) -> None:
    shown = make_panel(make())
    assert (shown.ways, shown.all_numbers, shown.end) == ((), (), "")
    assert (shown.transfer_codes, shown.vipps_code, shown.suggested) == ((), None, {})
    assert shown.status == make().status.value


def test_the_appeal_is_the_one_that_staff_wrote() -> None:
    Appeal.objects.create(heading="Stand with us", text="Every coin.\n\nIt helps.\n \nThank you.")
    shown = panel()
    assert (shown.heading, shown.lede) == ("Stand with us", "Every coin.")
    assert shown.rest == "It helps.\n\nThank you."


def test_an_empty_appeal_has_words_in_the_language_of_the_page() -> None:
    with translation.override("ps"):
        shown = panel()
        assert shown.heading == "زموږ د کار ملاتړ وکړئ"
        assert shown.lede.startswith("خپلواکه خبریالي")
        assert shown.rest == ""


def test_amounts_are_suggested_where_they_can_be_given() -> None:
    Appeal.objects.create(suggested_nok="100, 250", suggested_eur="10", suggested_usd="15")
    assert panel().suggested == {
        "NOK": ("NOK 100", "NOK 250"),
        "EUR": ("€10",),
        "USD": ("US$15",),
    }
    assert panel().first_suggested == ("NOK 100", "€10", "US$15")
    assert list(panel(iban="", bic="").suggested) == ["NOK"]
    assert list(panel(account_number="", vipps_number="").suggested) == ["EUR", "USD"]


def test_no_amount_changes_a_number() -> None:
    plain = panel().ways
    Appeal.objects.create(suggested_nok="100", suggested_eur="10", suggested_usd="15")
    assert panel().ways == plain


def test_there_is_a_code_for_any_amount_and_one_for_each_in_euro() -> None:
    Appeal.objects.create(suggested_nok="100", suggested_eur="10, 25")
    captions = [code.caption for code in panel().transfer_codes]
    assert captions == ["Any amount", "€10", "€25"]


def test_without_an_iban_there_is_no_code_for_a_transfer() -> None:
    assert panel(shows_iban=False).transfer_codes == ()


def test_a_vipps_link_has_a_code_while_vipps_is_shown() -> None:
    link = "https://qr.vipps.no/donations/557320"
    assert panel(vipps_link=link).vipps_code is not None
    assert panel().vipps_code is None
    hidden = panel(vipps_link=link, shows_vipps=False)
    assert (hidden.vipps_link, hidden.vipps_code) == ("", None)


@pytest.mark.parametrize("versions", [1, 30])
def test_it_costs_two_queries(
    versions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    factories.donation_details()
    for number in range(versions - 1):
        factories.changed_details(vipps_number=str(100 + number))
    current_panel()  # the chain is verified once in a process
    with django_assert_num_queries(2):
        assert current_panel().ways
