from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import bic as stdnum_bic
from stdnum import iban as stdnum_iban
from stdnum.no import kontonr

from donations.fields.characters import NumberError
from donations.fields.characters import shown as fit_for_an_error
from donations.fields.numbers import (
    ACCOUNT_NUMBER,
    BIC,
    IBAN,
    VIPPS_NUMBER,
    Kind,
    has_iban_check_digits,
    iban_form,
    is_account_number,
    parse_account_number,
    parse_bic,
    parse_iban,
    parse_vipps_number,
)
from tests.donations.changes import one_digit_changes, one_more_or_less, swaps
from tests.donations.vectors import ACCOUNTS, BAD, BICS, REGISTRY


@pytest.mark.parametrize(("parse", "typed", "problem"), BAD)
def test_a_bad_number_is_refused_with_the_reason(
    parse: Callable[[str], str], typed: str, problem: str
) -> None:
    with pytest.raises(NumberError) as refused:
        parse(typed)
    assert problem in str(refused.value)
    assert fit_for_an_error(typed) in str(refused.value)


@pytest.mark.parametrize(
    "typed",
    [
        *one_digit_changes("05302294668"),
        *swaps("05302294668"),
        *one_more_or_less("05302294668"),
    ],
)
def test_every_slip_in_the_account_number_is_noticed(typed: str) -> None:
    with pytest.raises(NumberError, match=r"is no account|wrong length|begins with 0000"):
        parse_account_number(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *one_digit_changes("NO1505302294668"),
        *swaps("NO1505302294668"),
        *one_more_or_less("NO1505302294668"),
    ],
)
def test_every_slip_in_the_iban_is_noticed(typed: str) -> None:
    with pytest.raises(NumberError, match=r"is no IBAN|wrong length|does not begin as an IBAN"):
        parse_iban(typed)


@pytest.mark.parametrize("typed", sorted(one_digit_changes("557320")))
def test_a_vipps_number_has_no_check_digit_so_another_digit_is_another_number(typed: str) -> None:
    assert parse_vipps_number(typed) == typed != "557320"


@pytest.mark.parametrize(
    "typed",
    [
        "05302294668",
        "0530 22 94668",
        "0530.22.94668",
        " # 0530 2294668 ",
        "＃0530-22-94668",
        "۰۵۳۰ ۲۲ ۹۴۶۶۸",
        "٠٥٣٠٢٢٩٤٦٦٨",
        "０５３０　２２　９４６６８",
        "0۵٣０ 22 94668",
        "0530\u00a022\u202f94668\n",
    ],
)
def test_an_account_number_is_read_however_it_is_spaced(typed: str) -> None:
    assert parse_account_number(typed) == "05302294668"


@pytest.mark.parametrize(
    "typed",
    [
        "NO1505302294668",
        "no15 0530 2294 668",
        "IBAN NO15 0530 2294 668",
        "iban: NO15-0530-2294-668",
        "NO۱۵ ۰۵۳۰ ۲۲۹۴ ۶۶۸",
    ],
)
def test_an_iban_is_read_however_it_is_spaced(typed: str) -> None:
    assert parse_iban(typed) == "NO1505302294668"


@pytest.mark.parametrize("typed", ["557320", "#557320", "# 55 73 20", "۵۵۷۳۲۰"])
def test_a_vipps_number_is_read_however_it_is_spaced(typed: str) -> None:
    assert parse_vipps_number(typed) == "557320"


def test_the_leading_zero_of_a_vipps_number_counts() -> None:
    assert parse_vipps_number("#0123") == "0123"
    assert parse_vipps_number("007") == "007"


def test_a_bic_is_read_in_small_letters_and_parts() -> None:
    assert parse_bic("dnba no kk") == "DNBANOKK"


@pytest.mark.parametrize("number", ACCOUNTS)
def test_known_account_numbers_are_read(number: str) -> None:
    assert parse_account_number(number) == number


@pytest.mark.parametrize("number", REGISTRY)
def test_the_example_of_every_country_in_the_registry_is_read(number: str) -> None:
    assert parse_iban(number) == number


@pytest.mark.parametrize("number", REGISTRY)
def test_a_wrong_digit_in_the_example_of_any_country_is_noticed(number: str) -> None:
    wrong = number[:-4] + number[-3] + number[-4] + number[-2:]
    changed = number[:-1] + ("1" if number[-1] != "1" else "2")
    for typed in {wrong, changed} - {number}:
        with pytest.raises(NumberError):
            parse_iban(typed)


@pytest.mark.parametrize("number", BICS)
def test_known_bics_are_read(number: str) -> None:
    assert parse_bic(number) == number


def test_numbers_are_shown_as_people_write_them() -> None:
    assert ACCOUNT_NUMBER.shown("05302294668") == "0530 22 94668"
    assert IBAN.shown("NO1505302294668") == "NO15 0530 2294 668"
    assert BIC.shown("DNBANOKK") == "DNBANOKK"
    assert VIPPS_NUMBER.shown("557320") == "557320"
    assert IBAN.shown("") == ""


def test_an_error_names_what_was_typed_and_what_to_compare_it_with() -> None:
    with pytest.raises(NumberError) as refused:
        parse_account_number("0530 22 94669")
    assert str(refused.value) == (
        "“0530 22 94669” is no account number: its last digit does not fit the ten before it."
        " Compare it with the bank's letter or the Vipps portal, character by character."
    )


ELEVEN_DIGITS = st.text("0123456789", min_size=11, max_size=11)


@given(ELEVEN_DIGITS.filter(lambda number: not number.startswith("0000")))
def test_python_stdnum_agrees_about_account_numbers(number: str) -> None:
    assert is_account_number(number) == kontonr.is_valid(number)


@given(st.text("0123456789", min_size=10, max_size=10))
def test_at_most_one_last_digit_makes_an_account_number(beginning: str) -> None:
    assert sum(is_account_number(f"{beginning}{last}") for last in range(10)) <= 1


@given(st.sampled_from(ACCOUNTS), st.data())
def test_an_account_number_with_one_digit_changed_is_none(number: str, data: st.DataObject) -> None:
    assert not is_account_number(data.draw(st.sampled_from(sorted(one_digit_changes(number)))))


@given(st.sampled_from(REGISTRY), st.data())
def test_an_iban_with_one_digit_changed_is_none(number: str, data: st.DataObject) -> None:
    changed = data.draw(st.sampled_from(sorted(one_digit_changes(number))))
    with pytest.raises(NumberError):
        parse_iban(changed)


@given(st.sampled_from(REGISTRY), st.data())
def test_python_stdnum_agrees_about_ibans(number: str, data: st.DataObject) -> None:
    """On IBANs with one character changed. It takes check digits that are never handed out, even
    with a letter."""
    place = data.draw(st.integers(0, len(number) - 1))
    typed = number[:place] + data.draw(st.sampled_from("0123456789ABCXYZ")) + number[place + 1 :]
    assert _is_read(IBAN, typed) == (
        stdnum_iban.is_valid(typed, check_country=False)
        and typed[2:4].isdecimal()
        and "02" <= typed[2:4] <= "98"
        and (typed[:2] != "NO" or kontonr.is_valid(typed[4:]))
    )


@given(st.text("ABCNOKXZ0129", min_size=7, max_size=12))
def test_python_stdnum_agrees_about_bics(typed: str) -> None:
    assert _is_read(BIC, typed) == stdnum_bic.is_valid(typed)


@given(st.sampled_from([ACCOUNT_NUMBER, IBAN, BIC, VIPPS_NUMBER]), st.text())
def test_whatever_is_typed_is_read_as_plain_characters_or_refused(kind: Kind, typed: str) -> None:
    number = kind.parse(typed) if _is_read(kind, typed) else "refused"
    assert number.isascii()
    assert number.isalnum()


@given(
    st.sampled_from(
        [(ACCOUNT_NUMBER, number) for number in ACCOUNTS]
        + [(IBAN, number) for number in REGISTRY]
        + [(BIC, number) for number in BICS]
    )
)
def test_what_is_shown_is_read_back_as_the_same_number(pair: tuple[Kind, str]) -> None:
    kind, number = pair
    assert kind.parse(kind.shown(number)) == number
    assert kind.parse(number) == number


@pytest.mark.parametrize("check", ["00", "01", "99"])
def test_check_digits_that_are_never_handed_out_are_refused(check: str) -> None:
    """97 more or less leaves the remainder as it is: only the range tells these apart."""
    twins = (f"NO{check}{number:011d}" for number in range(10_000_000_000, 10_000_001_000))
    remainders = [twin for twin in twins if _remainder(twin) == 1]
    assert remainders
    assert not any(has_iban_check_digits(twin) for twin in remainders)


def test_a_country_without_ibans_has_no_form() -> None:
    assert iban_form("US") is None
    assert iban_form("") is None


def _remainder(iban: str) -> int:
    return int("".join(str(int(one, 36)) for one in iban[4:] + iban[:4])) % 97


def _is_read(kind: Kind, typed: str) -> bool:
    try:
        kind.parse(typed)
    except NumberError:
        return False
    return True
