import pytest

from tests.articles.saved_page import LEAD, MORE, page, paragraphs


@pytest.mark.parametrize(
    ("place", "dash"),
    [
        ("NEW ARVEL", " — "),
        ("ARVEL, Ruritania", " (VNA) — "),
        ("ARVEL/OSTREL", " – "),
        ("ARVEL", " - "),
        ("ARVEL", "--"),
        ("ARVEL", "—"),
        ("Arvel", " — "),
        ("New Arvel, Ruritania", " – "),
        ("ST. ÅSEN", " — "),
        ("ARVEL", ", Dec. 4 — "),
        ("ARVEL", ", Dec. 4 (Valley News) — "),
        ("ARVEL", ", 4 December 2025 — "),
        ("ARVEL", ", Thursday — "),
        ("ARVEL", ", Dec. 4, 2025 (Valley News) — "),
        ("ARVEL", " (VNA): "),
        ("ARVEL", ": "),
        ("NEW ARVEL", ": "),
        ("کابل", " — "),
    ],
)
def test_a_place_before_a_dash_is_the_dateline(place: str, dash: str) -> None:
    found = page(f"{place}{dash}{LEAD}", MORE)
    assert (found.dateline, found.dateline_separator) == (place, dash)
    assert paragraphs(found) == [LEAD, MORE]


def test_a_quotation_may_follow_it() -> None:
    assert page("ARVEL — “We are cut off,” said Mina Toral.").dateline == "ARVEL"


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "The ferry — the only one — stopped.",
        "Arvel—the harbour town—is cut off.",
        "VNA — the harbour union — called a strike.",
        "A well-known captain - Ola Brun - took the bus.",
        "“ARVEL — a town,” he wrote.",
        "Nobody came. ARVEL — it was quiet.",
        "BREAKING — The ferry stopped.",
        "Breaking — The ferry stopped.",
        "BREAKING NEWS — The ferry stopped.",
        "UPDATE: The ferry stopped.",
        "EXCLUSIVE — The ferry stopped.",
        "NOTE: The ferry stopped.",
        "EDITOR’S NOTE: The ferry stopped.",
        "Monday — The ferry stopped.",
        "UN: The ferry stopped.",
        "Arvel: The ferry stopped.",
        "ARVEL: the ferry stopped.",
        "2025 — The year the ferry stopped.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    found = page(text)
    assert (found.dateline, found.dateline_separator) == ("", "")
    assert paragraphs(found) == [text]


def test_names_before_a_colon_in_every_answer_are_no_place() -> None:
    found = page("TORAL: The wells are dry, and nobody pays.", "BRUN: Nobody ever did.")
    assert found.dateline == ""
