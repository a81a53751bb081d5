import pytest

from donations.fields.banks import (
    bank_code,
    bank_of_account,
    bank_of_iban,
    has_registry,
    is_of_the_country,
    parse_bank_name,
)
from donations.fields.characters import NumberError
from tests.donations.bad_inputs import BAD_BANK_NAMES
from tests.donations.vectors import REGISTRY


@pytest.mark.parametrize(("typed", "told"), BAD_BANK_NAMES.items())
def test_a_bad_name_of_a_bank_is_refused_with_the_way_out(typed: str, told: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse_bank_name(typed)
    problem, way_out = told.split("|")
    assert problem in str(refused.value)
    assert way_out in str(refused.value)


@pytest.mark.parametrize("name", ["DNB", "Sparebanken Sør", "Crédit Agricole", "SpareBank 1", ""])
def test_a_name_of_a_bank_is_in_latin_letters_of_any_language(name: str) -> None:
    assert parse_bank_name(f" {name} ") == name


def test_the_bank_of_a_norwegian_account_is_known_with_its_bic() -> None:
    bank = bank_of_account("05302294668")
    assert bank == bank_of_iban("NO1505302294668")
    assert bank
    assert (bank.country, bank.code, bank.name) == ("NO", "0530", "DNB Bank ASA")
    assert bank.bics == {"DNBANOKK"}


@pytest.mark.parametrize(
    ("iban", "code", "bic"),
    [
        ("NO9386011117947", "8601", "DABANO22"),
        ("DE89370400440532013000", "37040044", "COBADEFF"),
        ("SE4550000000058398257466", "500", "ESSESESS"),
        ("DK5000400440116243", "0040", "NDEADKKK"),
        ("NL91ABNA0417164300", "ABNA", "ABNANL2A"),
        ("GB29NWBK60161331926819", "NWBK", "NWBKGB2L"),
    ],
)
def test_the_bank_of_an_iban_is_known_by_its_code(iban: str, code: str, bic: str) -> None:
    bank = bank_of_iban(iban)
    assert bank
    assert bank.code == code
    assert bic in bank.bics


def test_in_slovenia_the_branch_belongs_to_the_code() -> None:
    assert bank_code("SI56263300012039086") == "26330"


@pytest.mark.parametrize("iban", REGISTRY)
def test_every_iban_says_its_bank_code(iban: str) -> None:
    code = bank_code(iban)
    assert code
    assert code in iban[4:]
    assert bank_of_iban(iban) is None or has_registry(iban[:2])


def test_a_code_that_nobody_has_is_of_no_bank() -> None:
    assert bank_of_account("99990000000") is None
    assert bank_of_iban("FO6264600001631634") is None
    assert has_registry("NO")
    assert not has_registry("FO")


@pytest.mark.parametrize(
    ("bic", "iban", "expected"),
    [
        ("DNBANOKK", "NO1505302294668", True),
        ("DNBANOKKXXX", "NO1505302294668", True),
        ("DNBASESS", "NO1505302294668", False),
        ("LUNADK2C", "NO1505302294668", False),
        ("NDEADKKK", "NO1505302294668", False),
        ("BARCJESH", "GB29NWBK60161331926819", True),
        ("BARCGB22", "GB29NWBK60161331926819", True),
        ("BARCIE2D", "GB29NWBK60161331926819", False),
        ("PSSTFRPP", "FR1420041010050500013M02606", True),
        ("PSSTFRPPGUY", "FR1420041010050500013M02606", True),
        ("BNPAGFGX", "FR1420041010050500013M02606", True),
        ("DEUTDEFF", "FR1420041010050500013M02606", False),
    ],
)
def test_a_bic_is_of_the_country_of_its_iban(bic: str, iban: str, expected: bool) -> None:
    assert is_of_the_country(bic, iban) == expected


def test_a_foreign_bank_may_have_a_code_of_the_country() -> None:
    """Lunar is a Danish bank with Norwegian accounts under the code 9602."""
    assert is_of_the_country("LUNADK2C", "NO9296020000012")
    assert is_of_the_country("LUNADK2CXXX", "NO9296020000012")
