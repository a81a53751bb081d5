import pytest

from articles.plain_text import Block, read
from tests.articles.saved_page import LAST, LEAD, MORE, headings, page, paragraphs


def test_a_page_without_blank_lines_has_a_paragraph_in_every_line() -> None:
    found = read("\n".join(["Ferry Stops", "37", f"ARVEL — {LEAD}", "A Harbour", MORE, LAST]))
    assert (found.reads, found.dateline) == (37, "ARVEL")
    assert found.blocks == (
        Block("paragraph", LEAD),
        Block("heading", "A Harbour"),
        Block("paragraph", MORE),
        Block("paragraph", LAST),
    )


def test_lines_cut_to_a_width_are_joined() -> None:
    wrapped = (
        "The ferry between Arvel and Ostrel stopped running on Monday, and nobody\n"
        "knows for how long. The harbour master, a careful man, has put a notice\n"
        "on the door, and a chair in front of it."
    )
    found = page(wrapped, "A Harbour", MORE)
    assert paragraphs(found) == [wrapped.replace("\n", " "), MORE]
    assert headings(found) == ["A Harbour"]


def test_lines_of_no_common_width_are_not_joined() -> None:
    assert paragraphs(page(f"{LEAD}\n{MORE}\n{LAST}")) == [LEAD, MORE, LAST]


def test_lines_with_nothing_but_odd_spaces_are_blank() -> None:
    found = read(f"Ferry Stops\n\u00a0\n\u2003\n{LEAD}\n \u00a0 \n{MORE}")
    assert paragraphs(found) == [LEAD, MORE]


def test_a_heading_right_above_cut_lines_stays_one() -> None:
    wrapped = (
        "The ferry between Arvel and Ostrel stopped running on Monday, and nobody\n"
        "knows for how long. The harbour master, a careful man, has put a notice\n"
        "on the door, and a chair in front of it."
    )
    found = page(LEAD, f"A Harbour Without a Boat\n{wrapped}")
    assert headings(found) == ["A Harbour Without a Boat"]
    assert paragraphs(found) == [LEAD, wrapped.replace("\n", " ")]


@pytest.mark.parametrize(
    "line",
    [
        "A Message of “Water Peace”",
        "The End of the ‘Long Wait’",
        "Life in the «Dry Zone»",
        'A Town and Its "Second Spring"',
        "“We Are Cut Off,” Says Mayor of Arvel",
    ],
)
def test_a_heading_may_have_a_term_or_a_title_in_quotation_marks(line: str) -> None:
    assert headings(page(LEAD, line, MORE)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "“We wait,” she said",
        "“We wait,” she said.",
        "“We wait,” said Mina Toral",
        "“We wait,” Toral said",
        "Toral: “We wait”",
        "Then she said, “We wait.”",
        "“We wait”",
    ],
)
def test_what_somebody_says_is_no_heading(line: str) -> None:
    assert headings(page(LEAD, line, MORE)) == []
