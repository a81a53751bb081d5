import pytest

from articles.furniture import Furniture, FurnitureKind
from tests.articles.saved_page import LEAD, MORE, kinds, page, paragraphs


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("37", 37),
        ("1,204", 1204),
        ("1.204", 1204),
        ("37 views", 37),
        ("1 view", 1),
        ("1.2K views", 1200),
        ("3M reads", 3_000_000),
        ("Views: 37", 37),
        ("\u00a037\u00a0", 37),
        ("0", 0),
        ("۳۷", 37),
    ],
)
def test_a_bare_number_is_the_view_count(line: str, reads: int) -> None:
    found = page(line, LEAD)
    assert (found.reads, paragraphs(found)) == (reads, [LEAD])


def test_without_one_the_reads_are_unknown() -> None:
    assert page().reads is None


def test_byline_and_date_are_furniture_in_any_order() -> None:
    found = page("By Mina Toral", "37", "December 4, 2025", LEAD)
    assert found.reads == 37
    assert found.furniture == (
        Furniture("byline", "By Mina Toral"),
        Furniture("date", "December 4, 2025"),
    )
    assert paragraphs(found) == [LEAD]


@pytest.mark.parametrize(
    "line",
    [
        "4 December 2025",
        "Thursday, December 4, 2025",
        "2025-12-04",
        "04.12.2025",
        "Updated: Dec. 4, 2025, 18:30",
        "Published on December 4, 2025",
    ],
)
def test_a_date_is_known_in_many_forms(line: str) -> None:
    assert kinds(page(line, LEAD)) == ["date"]


def test_a_paragraph_that_begins_like_a_byline_is_story() -> None:
    text = "By Monday the whole harbour had heard of it, and the boats stayed in."
    assert paragraphs(page(text)) == [text]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("5 min read", "reading time"),
        ("12-minute read", "reading time"),
        ("Reading time: 5 minutes", "reading time"),
        ("Photo: Ola Brun", "picture credit"),
        ("Image credit: Ola Brun / Valley News", "picture credit"),
    ],
)
def test_reading_time_and_picture_credit_are_furniture(line: str, kind: FurnitureKind) -> None:
    found = page("37", line, LEAD)
    assert found.furniture == (Furniture(kind, line),)
    assert paragraphs(found) == [LEAD]


@pytest.mark.parametrize(
    "text",
    [
        "Five minutes read like an hour to those who waited.",
        "Image: a harbour, and nobody in it, and no boat.",
    ],
)
def test_a_paragraph_that_begins_like_them_is_story(text: str) -> None:
    assert paragraphs(page(text)) == [text]


@pytest.mark.parametrize("label", ["World", "Middle Valley", "Arts & Books", "جهان"])
@pytest.mark.parametrize("above", [[], ["37"]])
def test_a_word_or_two_under_the_headline_are_a_label(label: str, above: list[str]) -> None:
    found = page(*above, label, LEAD, MORE)
    assert found.furniture == (Furniture("label", label),)
    assert found.blocks == page(LEAD, MORE).blocks


@pytest.mark.parametrize(
    "story",
    [
        ["World", LEAD],
        ["Down by the Harbour", LEAD, MORE],
        ["Why?", LEAD, MORE],
        ["Ola Brun, Mina Toral", LEAD, MORE],
        ["By Mina Toral", "World", LEAD, MORE],
        [f"World\n{LEAD}", MORE],
    ],
)
def test_what_is_longer_or_not_alone_is_no_label(story: list[str]) -> None:
    assert "label" not in kinds(page(*story))
