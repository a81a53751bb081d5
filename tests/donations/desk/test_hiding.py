import pytest

from donations.desk.hiding import Hiding

HIDING = Hiding.of(["17947", "ab-9C"])


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        ("8601 11 17947", "8601 11 •••••"),
        ("NO93 8601 1117 947", "NO93 8601 11•• •••"),
        ("17947", "•••••"),
        ("https://qr.vipps.no/vp/xab-9C", "https://qr.vipps.no/vp/x•••••"),
        ("https://qr.vipps.no/vp/xAB-9c", "https://qr.vipps.no/vp/x•••••"),
        ("0530 22 94668", "0530 22 94668"),
        ("17947 2", "17947 2"),
        ("Danske Bank", "Danske Bank"),
        ("", ""),
    ],
)
def test_a_number_loses_the_end_that_is_asked_for(shown: str, hidden: str) -> None:
    assert HIDING.number(shown) == hidden


def test_words_lose_every_digit_of_any_script() -> None:
    assert HIDING.words("It is 17 947, ۱۷۹۴۷, ①.") == "It is •• •••, •••••, •."


def test_without_a_proposal_nothing_is_hidden() -> None:
    assert Hiding().number("8601 11 17947") == "8601 11 17947"
    assert Hiding().words("17947") == "17947"


def test_a_number_shorter_than_what_is_asked_is_hidden_whole() -> None:
    assert Hiding.of(["123"]).number("123") == "•••"
