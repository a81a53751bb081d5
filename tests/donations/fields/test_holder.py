import pytest

from donations.fields.characters import NumberError
from donations.fields.characters import shown as fit_for_an_error
from donations.fields.holder import parse_holder
from tests.donations.bad_inputs import BAD_HOLDERS


@pytest.mark.parametrize(("typed", "told"), BAD_HOLDERS.items())
def test_a_name_that_not_every_bank_takes_is_refused_with_the_way_out(
    typed: str, told: str
) -> None:
    with pytest.raises(NumberError) as refused:
        parse_holder(typed)
    problem, way_out = told.split("|")
    assert problem in str(refused.value)
    assert way_out in str(refused.value)
    assert fit_for_an_error(typed) in str(refused.value)


@pytest.mark.parametrize(
    "name",
    ["Dawat Media Center", "D", "Ostrel Courier (Press) + Co., Ltd.", "O'Hara/Moe-Lie: 24?"],
)
def test_a_name_stays_as_the_bank_has_it(name: str) -> None:
    assert parse_holder(name) == name


def test_a_name_has_up_to_seventy_characters() -> None:
    assert parse_holder("D" * 70) == "D" * 70


def test_spaces_around_and_within_a_name_are_tidied() -> None:
    assert parse_holder("  Dawat \u00a0Media\n Center ") == "Dawat Media Center"


def test_an_error_names_the_character_and_what_to_write() -> None:
    with pytest.raises(NumberError) as refused:
        parse_holder("Støtte")
    assert str(refused.value) == (
        "“Støtte” holds “ø”, LATIN SMALL LETTER O WITH STROKE (U+00F8), which not every bank takes."
        " Write o instead, or what the bank writes on its statements in its place."
    )
