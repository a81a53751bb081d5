from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donations.fields import numbers
from donations.sightings import find, look_alikes
from tests.donations.sighting_vectors import ACCOUNT, FAIR, FAIR_FORMS, GERMAN, HOSTILE, IBAN, VIPPS
from tests.donations.vectors import ACCOUNTS, REGISTRY

SECONDS = (
    1  # of processor time on a busy machine; it takes a tenth of that, and a slip takes minutes
)
WORDS = "The wells of Ostrel are dry, said Mina Toral, a baker, in March. “We pay 1 250 kroner.” "


def shown(text: str) -> list[str]:
    return [one.kind.shown(one.number) for one in find(text)]


@pytest.mark.parametrize(
    ("number", "text"), [(number, text) for number, texts in HOSTILE.items() for text in texts]
)
def test_nothing_hides_a_number_that_money_could_be_sent_to(number: str, text: str) -> None:
    assert shown(text) == [number]


@pytest.mark.parametrize("text", FAIR)
def test_other_figures_are_left_alone(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize("form", FAIR_FORMS)
def test_a_figure_of_another_form_is_left_alone_whatever_its_last_digit(form: str) -> None:
    assert [shown(form.format(digit)) for digit in range(10)] == [[]] * 10


@pytest.mark.parametrize("number", REGISTRY)
def test_the_ibans_of_all_countries_are_found(number: str) -> None:
    for text in (number, number.lower(), f"({numbers.IBAN.shown(number)})", "\f".join(number)):
        assert shown(text) == [numbers.IBAN.shown(number)]


@pytest.mark.parametrize("number", ACCOUNTS)
def test_published_account_numbers_are_found(number: str) -> None:
    assert shown(f"Give to {number}.") == [numbers.ACCOUNT_NUMBER.shown(number)]


def test_several_numbers_are_found_in_their_order() -> None:
    text = f"Vipps {VIPPS}, {IBAN} or {GERMAN}; {ACCOUNT} too: https://qr.vipps.no/donations/1"
    expected = [VIPPS, IBAN, GERMAN, ACCOUNT, "qr.vipps.no/donations/1"]
    assert shown(text) == expected


def test_the_account_inside_an_iban_is_not_a_second_number() -> None:
    assert shown("NO93 8601 1117 947, 8601 11 17947") == ["NO93 8601 1117 947", "8601 11 17947"]


def test_a_table_of_figures_is_no_account_though_one_row_has_its_digits() -> None:
    assert shown("1204\f5678901") == []
    assert shown("1204 5678901") == ["1204 56 78901"]


SPACING = st.text(" .-\u00a0\u2009\n", max_size=2)
UNSEEN = st.sampled_from(["", "\u200b", "\u200f", "\u2060", "\u00ad", "\u0336"])
ZEROS = st.sampled_from("0٠۰０०𝟎𝟘")


@given(st.data())
def test_no_script_or_spacing_hides_an_account_number(data: st.DataObject) -> None:
    text = "".join(
        chr(ord(data.draw(ZEROS)) + int(digit)) + data.draw(UNSEEN) + data.draw(SPACING)
        for digit in "05302294668"
    )
    assert shown(f"Give: {text}!") == ["0530 22 94668"]


@given(st.text())
def test_whatever_is_written_each_number_has_its_place(text: str) -> None:
    written = f"{text}\n\n\n\n– {ACCOUNT} –"
    found = find(written)[-1]
    origins = look_alikes.origins(written)
    first, last = origins[found.start], origins[found.end - 1]
    assert look_alikes.laid_out(written)[first : last + 1].endswith("78903")


@pytest.mark.parametrize(
    "text",
    [
        WORDS * 700,  # some 12,000 words
        "د ۱۴۰۴ کال په کابل کې ۱۲۰ کسان " * 2000,
        "1 " * 40_000,
        "1" * 80_000,
        "l" * 80_000,
        "no1 " * 20_000,
        "N.O.1." * 14_000,
        "vipps a b c d e f " * 4_000,
        "vipps-" * 14_000,
        "a." * 40_000,
        "v " * 40_000,
        "IBAN NO93 8601 " * 5_000,
        "account " * 10_000,
        "12.12.2025 " * 7_000,
        "+1 " * 25_000,
        "(" * 80_000,
        " " * 80_000,
        "\u202e" * 80_000,
    ],
    ids=range(18),
)
def test_a_long_text_is_read_in_an_instant(text: str) -> None:
    find(text[:100])
    before = process_time()
    find(text)
    assert process_time() - before < SECONDS
