import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donations.fields.characters import NumberError
from donations.fields.sepa import LATIN, conversion, sepa_line


@pytest.mark.parametrize(
    ("character", "instead"),
    [
        *zip("åæøäöüÅÆØÄÖÜ", "aaoaouAAOAOU", strict=True),
        *zip("éèçñšžłđðþß", "eecnszlddts", strict=True),
        *zip("ìİıŒœ&_–—’“„”[}", "iIiOo+---''''()", strict=True),
        ("ﬁ", "fi"),
        ("Ⅷ", "VIII"),
    ],
)
def test_what_stands_for_a_letter_that_not_every_bank_takes(character: str, instead: str) -> None:
    assert conversion(character) == instead


@pytest.mark.parametrize("character", "Жنअ中½@<=😀")
def test_nothing_stands_for_another_script_or_sign(character: str) -> None:
    assert conversion(character) == ""


@given(st.characters())
def test_what_stands_for_a_character_is_always_taken(character: str) -> None:
    assert set(conversion(character)) <= LATIN


@given(st.text(sorted(LATIN), max_size=140))
def test_a_line_in_the_set_stays_but_for_its_spaces(line: str) -> None:
    assert sepa_line(line, 140) == " ".join(line.split())


@given(st.text())
def test_whatever_is_typed_ends_up_in_the_set_or_is_refused(typed: str) -> None:
    try:
        line = sepa_line(typed, 140)
    except NumberError:
        return
    assert set(line) <= LATIN
    assert sepa_line(line, 140) == line


def test_digits_of_any_script_become_ascii() -> None:
    assert sepa_line("Gift ۱۴۰۵ ٣ ５", 140) == "Gift 1405 3 5"


def test_breaks_become_spaces() -> None:
    assert sepa_line("Dawat\nMedia\t\u00a0Center\r\n", 70) == "Dawat Media Center"


def test_a_letter_in_two_characters_is_named_as_the_one_it_is() -> None:
    with pytest.raises(NumberError, match="“é”, LATIN SMALL LETTER E WITH ACUTE"):
        sepa_line(unicodedata.normalize("NFD", "Médias"), 70)
