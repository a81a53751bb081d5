import pytest

from donations.giving import amounts
from donations.giving.amounts import AmountsError


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        (" , ", ()),
        ("10", (10,)),
        ("10, 25, 50", (10, 25, 50)),
        ("10 25;50/100", (10, 25, 50, 100)),
        ("۱۰، ۲۵، ۵۰", (10, 25, 50)),
        ("50, 10, 50", (50, 10)),
        ("100000", (100_000,)),
    ],
)
def test_amounts_are_read_in_any_spacing_and_script(typed: str, found: tuple[int, ...]) -> None:
    assert amounts.parse(typed) == found


@pytest.mark.parametrize("word", ["0", "-5", "2.50", "€10", "ten", "010", "100001", "1000000"])
def test_what_is_no_whole_amount_is_named(word: str) -> None:
    with pytest.raises(AmountsError, match="is not an amount: write whole numbers") as refused:
        amounts.parse(f"10, {word}")
    assert f"“{word}”" in str(refused.value)


def test_more_than_five_are_no_suggestion() -> None:
    with pytest.raises(AmountsError, match="has 6 amounts: suggest 5 at most"):
        amounts.parse("1, 2, 3, 4, 5, 6")


def test_the_normal_form_is_read_as_the_same_amounts() -> None:
    assert amounts.normal("۱۰؛ 25") == "10, 25"
    assert amounts.parse(amounts.normal("10 25")) == (10, 25)


def test_readers_see_the_currency() -> None:
    shown = [amounts.shown(currency, 10) for currency in ("NOK", "EUR", "USD")]
    assert shown == ["NOK 10", "€10", "US$10"]
