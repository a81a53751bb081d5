import pytest
from hypothesis import given
from hypothesis import strategies as st

from donations.fields.characters import NumberError
from donations.fields.characters import shown as fit_for_an_error
from donations.fields.kid import KID, modulus_10, modulus_11, parse_kid
from tests.donations.bad_inputs import BAD_KIDS
from tests.donations.changes import one_digit_changes
from tests.donations.vectors import KIDS_10, KIDS_11

PAYLOADS = st.text("0123456789", min_size=1, max_size=24).filter(lambda one: one.strip("0"))


@pytest.mark.parametrize(("typed", "problem"), BAD_KIDS.items())
def test_a_bad_kid_is_refused_with_the_reason(typed: str, problem: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse_kid(typed)
    assert problem in str(refused.value)
    assert fit_for_an_error(typed) in str(refused.value)


@pytest.mark.parametrize("number", KIDS_10)
def test_published_numbers_of_modulus_10_fit(number: str) -> None:
    assert parse_kid(number) == number
    assert modulus_10(number[:-1]) == number[-1]


@pytest.mark.parametrize("number", KIDS_11)
def test_published_numbers_of_modulus_11_fit(number: str) -> None:
    assert parse_kid(number) == number
    assert modulus_11(number[:-1]) == number[-1]


@pytest.mark.parametrize("typed", ["6-", "6 -", " 6\N{EN DASH} ", "6\N{MINUS SIGN}", "۶-"])
def test_in_modulus_11_a_hyphen_stands_for_ten(typed: str) -> None:
    """Twice six is twelve, one more than eleven: the check would be ten."""
    assert parse_kid(typed) == "6-"


@pytest.mark.parametrize(
    "typed", ["12344", "1234 4", "123-44", "12.344", "#12344", "۱۲۳۴۴", "١٢٣٤٤", "１２３４４"]
)
def test_a_kid_is_read_however_it_is_spaced(typed: str) -> None:
    assert parse_kid(typed) == "12344"


def test_the_longest_and_the_shortest_are_read() -> None:
    assert parse_kid("18") == "18"
    assert parse_kid("0" * 23 + "18") == "0" * 23 + "18"


def test_an_error_names_what_was_typed_and_what_to_compare_it_with() -> None:
    with pytest.raises(NumberError) as refused:
        parse_kid("1234 5")
    assert str(refused.value) == (
        "“1234 5” is no KID: its last character, 5, fits the digits before it neither by modulus"
        " 10 nor by modulus 11."
        " Compare it with the KID in the agreement with the bank, character by character."
    )


@given(PAYLOADS)
def test_either_check_makes_a_kid_that_is_shown_and_read_back(payload: str) -> None:
    for check in (modulus_10, modulus_11):
        number = payload + check(payload)
        assert parse_kid(number) == number
        assert parse_kid(KID.shown(number)) == number


@given(PAYLOADS, st.data())
def test_no_check_takes_a_number_with_one_digit_changed(payload: str, data: st.DataObject) -> None:
    for check in (modulus_10, modulus_11):
        changed = data.draw(st.sampled_from(sorted(one_digit_changes(payload))))
        assert check(changed) != check(payload)


@given(PAYLOADS)
def test_at_most_two_last_characters_make_a_kid(payload: str) -> None:
    fit = [last for last in "0123456789-" if KID.is_normal(payload + last)]
    assert set(fit) == {modulus_10(payload), modulus_11(payload)}


@pytest.mark.parametrize("changed", sorted(one_digit_changes("234567")))
def test_a_kid_with_a_changed_digit_is_refused_unless_the_other_check_takes_it(
    changed: str,
) -> None:
    number = f"{changed}6"
    assert KID.is_normal(number) == (modulus_11(changed) == "6")
