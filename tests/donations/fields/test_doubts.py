import pytest

from donations.fields.doubts import (
    no_bank_of_account,
    no_bank_of_iban,
    other_alias,
    other_bank,
    other_bic,
)
from tests.donations.changes import one_digit_changes

LINK = "https://qr.vipps.no/donations/"


def test_a_bic_of_another_bank_is_told_with_both_codes_and_what_to_compare() -> None:
    assert other_bic("DABANO22", "NO1505302294668") == (
        "The BIC is DABANO22, but the bank code 0530 belongs to DNB Bank ASA with the BIC DNBANOKK."
        " Compare the first eight characters of the BIC and the account number with the bank's"
        " letter."
    )


@pytest.mark.parametrize(
    ("bic", "iban"),
    [
        ("DNBANOKK", "NO1505302294668"),
        ("DNBANOKKXXX", "NO1505302294668"),
        ("COBADEFF", "DE89370400440532013000"),
        ("COBADEFFXXX", "DE89370400440532013000"),
        ("", "NO1505302294668"),
        ("DNBANOKK", ""),
        ("ANYBFOTT", "FO6264600001631634"),
    ],
)
def test_a_bic_is_in_no_doubt_where_the_registry_has_it_or_knows_nothing(
    bic: str, iban: str
) -> None:
    assert other_bic(bic, iban) == ""


def test_a_bank_code_that_the_registry_lacks_is_told() -> None:
    assert no_bank_of_account("99990000013") == (
        "The registry knows no bank in NO with the code 9999. Compare the account number with the"
        " bank's letter."
    )
    assert "in NO with the code 9999" in no_bank_of_iban("NO0099990000013", "")
    assert "in DE with the code 99999999" in no_bank_of_iban("DE00999999990532013000", "")


def test_a_bank_code_is_in_no_doubt_twice_nor_where_the_registry_has_no_banks() -> None:
    assert no_bank_of_iban("NO0099990000013", "99990000013") == ""
    assert no_bank_of_iban("FO6264600001631634", "") == ""
    assert no_bank_of_iban("", "") == ""
    assert no_bank_of_account("") == ""
    assert no_bank_of_account("05302294668") == ""


def test_another_name_than_the_registry_has_is_told_with_both() -> None:
    assert other_bank("Danske Bank", "05302294668", "") == (
        "The bank is “Danske Bank”, but the bank code 0530 belongs to “DNB Bank ASA”. Compare the"
        " account number and the bank's name with the bank's letter."
    )
    assert "belongs to “Commerzbank”" in other_bank("Bank of Ostrel", "", "DE89370400440532013000")


@pytest.mark.parametrize("name", ["DNB", "dnb bank", "DNB Bank ASA, Oslo", ""])
def test_a_name_that_shares_a_word_is_in_no_doubt(name: str) -> None:
    assert other_bank(name, "05302294668", "NO1505302294668") == ""
    assert other_bank(name, "", "") == ""


@pytest.mark.parametrize("alias", [*sorted(one_digit_changes("557320")), "055732", "5"])
def test_a_link_to_another_number_is_told_with_both(alias: str) -> None:
    told = other_alias(LINK + alias, "557320")
    assert f"The link opens a gift to {alias}, the Vipps number is 557320." in told
    assert "Compare both with the Vipps portal" in told


def test_a_link_to_the_same_number_or_one_that_says_none_is_in_no_doubt() -> None:
    assert other_alias(f"{LINK}557320", "557320") == ""
    assert other_alias("https://qr.vipps.no/vp/nCQjy9dcM", "557320") == ""
    assert other_alias("", "557320") == ""
