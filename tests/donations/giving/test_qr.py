from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donations.fields import sepa
from donations.giving import qr
from tests.donations.standings import DETAILS
from tests.scanning import Scanned, scan


def scanned(payload: str) -> Scanned:
    drawing = qr.draw(payload)
    size = drawing.size
    (found,) = scan(
        f'<svg role="img" aria-label="" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" d="{drawing.path}"/></svg>'
    )
    return found


def test_a_transfer_says_what_the_guidelines_ask_for_line_by_line() -> None:
    assert qr.transfer(DETAILS) == (
        "BCD\n002\n1\nSCT\nDNBANOKK\nDawat Media Center\nNO1505302294668"
    )


def test_an_amount_stands_in_whole_euros() -> None:
    assert qr.transfer(DETAILS, 10) == f"{qr.transfer(DETAILS)}\nEUR10"


def test_without_a_bic_its_line_stays_empty() -> None:
    assert qr.transfer(replace(DETAILS, bic="")).split("\n")[4:6] == ["", "Dawat Media Center"]


def test_a_message_is_the_unstructured_one_in_the_eleventh_line() -> None:
    lines = qr.transfer(replace(DETAILS, reference="Gift 2026"), 25).split("\n")
    assert lines[7:] == ["EUR25", "", "", "Gift 2026"]


def test_the_same_recipient_whatever_the_amount() -> None:
    recipients = {tuple(qr.transfer(DETAILS, euros).split("\n")[4:7]) for euros in (None, 1, 500)}
    assert recipients == {("DNBANOKK", "Dawat Media Center", "NO1505302294668")}


def test_the_longest_details_fit() -> None:
    longest = replace(
        DETAILS,
        holder="H" * 70,
        bic="DNBANOKKXXX",
        iban="MT84MALT011000012345MTLCAST001S",
        reference="R" * 140,
    )
    payload = qr.transfer(longest, 100_000)
    assert len(payload.encode()) <= qr.LONGEST_PAYLOAD
    assert scanned(payload).payload == payload.encode()


def test_more_than_the_guidelines_allow_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr.transfer(replace(DETAILS, holder="Ø" * 170))


def test_a_code_has_error_level_m_and_four_white_modules_around_it() -> None:
    found = scanned(qr.transfer(DETAILS))
    assert (found.error_level, found.quiet_zone) == ("M", 4)


def test_letters_beyond_latin_are_read_back_as_utf_8() -> None:
    payload = qr.transfer(replace(DETAILS, holder="Ærlig Bjørnstjerne دعوت"))
    assert scanned(payload).payload == payload.encode()


@given(
    holder=st.text(sorted(sepa.LATIN - {" "}), min_size=1, max_size=70),
    reference=st.text(sorted(sepa.LATIN - {" "}), max_size=140),
    euros=st.none() | st.integers(1, 100_000),
)
def test_what_a_bank_reads_is_what_was_written(
    holder: str, reference: str, euros: int | None
) -> None:
    payload = qr.transfer(replace(DETAILS, holder=holder, reference=reference), euros)
    assert scanned(payload).payload == payload.encode()
