import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.managed.data import plain
from newsroom.templating import Declared, address, freeze

DECLARED = Declared(to=address(""))


@pytest.mark.parametrize(
    "text",
    [
        "/donate/",
        "https://example.org/a?b=c&d=%20#e",
        "mailto:desk@example.org",
        "#_main",
        "https://example.org/د-اوبو",
        "",
    ],
)
def test_an_address_stays_as_it_is(text: str) -> None:
    assert plain.address(text) == text


@pytest.mark.parametrize("text", ["javascript:alert(1)", "//evil.example/", "data:,x", "page/"])
def test_what_leads_nowhere_good_is_left_out(text: str) -> None:
    assert plain.address(text) == ""


def test_characters_that_would_end_an_address_are_encoded() -> None:
    assert plain.address('/o\'brien "x" <b>`') == "/o%27brien%20%22x%22%20%3Cb%3E%60"


@given(st.text() | st.text().map("/".__add__) | st.text().map("https://".__add__))
def test_every_address_is_fit_for_a_template(text: str) -> None:
    freeze({"to": plain.address(text)}, DECLARED)
