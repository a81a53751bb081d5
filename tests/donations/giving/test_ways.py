from dataclasses import replace
from typing import Any

import pytest

from donations.giving.ways import ways
from tests.donations.standings import DETAILS


def shown(**fields: Any) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        way.slug: {number.slug: number.groups for number in way.numbers}
        for way in ways(replace(DETAILS, **fields))
    }


def test_every_way_to_give_has_its_numbers_in_groups() -> None:
    assert shown() == {
        "bank": {"account-number": ("0530", "22", "94668")},
        "vipps": {"vipps-number": ("557320",)},
        "abroad": {"iban": ("NO15", "0530", "2294", "668"), "bic": ("DNBANOKK",)},
    }


def test_a_way_without_a_number_is_left_out() -> None:
    assert list(shown(iban="", bic="")) == ["bank", "vipps"]
    assert list(shown(account_number="")) == ["vipps", "abroad"]
    assert list(shown(vipps_number="")) == ["bank", "abroad"]


@pytest.mark.parametrize(
    ("flag", "left"),
    [
        ("shows_bank", ["vipps", "abroad"]),
        ("shows_vipps", ["bank", "abroad"]),
        ("shows_iban", ["bank", "vipps"]),
    ],
)
def test_a_channel_that_is_switched_off_is_left_out(flag: str, left: list[str]) -> None:
    assert list(shown(**{flag: False})) == left


def test_the_account_holder_and_the_bank_stand_beside_the_account() -> None:
    account = (("Account holder", "Dawat Media Center"), ("Bank", "DNB"))
    facts = {way.slug: way.facts for way in ways(DETAILS)}
    assert facts == {"bank": account, "vipps": (), "abroad": account}


def test_a_bank_that_is_not_given_is_not_shown() -> None:
    assert ways(replace(DETAILS, bank=""))[0].facts == (("Account holder", "Dawat Media Center"),)


def test_a_message_stands_with_the_account_and_the_iban() -> None:
    told = shown(reference="Gift 2026")
    assert told["bank"]["reference"] == ("Gift 2026",)
    assert told["abroad"]["reference"] == ("Gift 2026",)
    assert "reference" not in told["vipps"]


def test_a_kid_takes_the_place_of_the_message_in_norway() -> None:
    told = shown(reference="Gift 2026", kid="12345678903")
    assert told["bank"] == {
        "account-number": ("0530", "22", "94668"),
        "kid": ("1234", "5678", "903"),
    }
    assert told["abroad"]["reference"] == ("Gift 2026",)


def test_a_number_is_spoken_character_by_character() -> None:
    number = ways(DETAILS)[0].numbers[0]
    assert number.spoken == "0 5 3 0, 2 2, 9 4 6 6 8"
    assert number.end == "668"
