from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from donations.models import Appeal
from donations.panel import current_panel
from tests import factories

pytestmark = pytest.mark.django_db


def ways(**fields: Any) -> dict[str, dict[str, tuple[str, ...]]]:
    factories.donation_details(**fields)
    return {
        way.slug: {number.slug: number.groups for number in way.numbers}
        for way in current_panel().ways
    }


def test_every_way_to_give_has_its_numbers_in_groups() -> None:
    assert ways() == {
        "bank": {"account-number": ("0530", "22", "94668")},
        "vipps": {"vipps-number": ("557320",)},
        "abroad": {"iban": ("NO15", "0530", "2294", "668"), "bic": ("DNBANOKK",)},
    }


def test_a_way_without_a_number_is_left_out() -> None:
    assert list(ways(iban="", bic="")) == ["bank", "vipps"]


def test_the_account_holder_and_the_bank_stand_beside_the_account() -> None:
    factories.donation_details()
    facts = {way.slug: way.facts for way in current_panel().ways}
    account = (("Account holder", "Dawat Media Center"), ("Bank", "DNB"))
    assert facts == {"bank": account, "vipps": (), "abroad": account}


def test_a_bank_that_is_not_given_is_not_shown() -> None:
    factories.donation_details(bank="")
    assert current_panel().ways[0].facts == (("Account holder", "Dawat Media Center"),)


def test_a_number_is_spoken_character_by_character() -> None:
    factories.donation_details()
    number = current_panel().ways[0].numbers[0]
    assert number.spoken == "0 5 3 0, 2 2, 9 4 6 6 8"
    assert number.end == "668"


def test_without_details_there_is_no_way_to_give() -> None:
    assert current_panel().ways == ()


def test_the_appeal_is_the_one_that_staff_wrote() -> None:
    Appeal.objects.create(heading="Stand with us", text="Every coin helps.", suggested_amount="€5")
    panel = current_panel()
    assert (panel.heading, panel.appeal, panel.suggested_amount) == (
        "Stand with us",
        "Every coin helps.",
        "€5",
    )


@pytest.mark.parametrize("versions", [1, 30])
def test_it_costs_two_queries(
    versions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(versions):
        factories.donation_details(vipps_number=str(number))
    with django_assert_num_queries(2):
        current_panel()
