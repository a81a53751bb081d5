import pytest

from articles.furniture import Furniture
from tests.articles.saved_page import ENDING, LAST, LEAD, MORE, headings, kinds, page, paragraphs


def test_the_end_of_a_page_is_recognised_line_by_line() -> None:
    found = page(LEAD, LAST, ending=ENDING)
    assert paragraphs(found) == [LEAD, LAST]
    assert kinds(found) == [
        "edition link",
        "edition link",
        "donate button",
        "appeal",
        "appeal",
        "account number",
        "account number",
        "account number",
        "comments notice",
    ]
    assert found.furniture[1].text == "دعوت میډیا ۲۴"
    assert found.furniture[5].text == "Harbour Bank AC # 0530 2294668"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Comments are closed.", "comments notice"),
        ("Leave a Reply", "comments notice"),
        ("No comments", "comments notice"),
        ("3 Comments", "comments notice"),
        ("IBAN: NO15 0530 2294 668", "account number"),
        ("NO15 0530 2294 668", "account number"),
        ("BIC/SWIFT: ABCDNO22", "account number"),
        ("Kontonummer 0530 22 94668", "account number"),
        ("Vipps 557320", "account number"),
        ("Donate", "donate button"),
        ("Support us", "donate button"),
        ("Donate now!", "donate button"),
        ("Visit our Northern edition", "edition link"),
        ("Share this:", "share bar"),
        ("Facebook Twitter WhatsApp", "share bar"),
        ("Tags: ferry, harbour", "tags"),
        ("© 2025 Arvel Courier. All rights reserved.", "copyright"),
        ("Subscribe to our newsletter", "newsletter"),
        ("Previous post: Bread Prices Rise", "navigation"),
        ("Next article →", "navigation"),
    ],
)
def test_a_line_below_the_story_is_known_by_itself(line: str, kind: str) -> None:
    found = page(LEAD, MORE, ending=line)
    assert found.furniture == (Furniture(kind, line),)  # type: ignore[arg-type]  # one of the kinds
    assert paragraphs(found) == [LEAD, MORE]


def test_related_stories_go_with_their_titles() -> None:
    titles = ["Bread Prices Rise", "Harbour Master Retires"]
    found = page(LEAD, ending="\n".join(["Read also", *titles, "Comments are closed."]))
    assert kinds(found) == [*["related stories"] * 3, "comments notice"]


def test_an_appeal_may_follow_the_button() -> None:
    ending = "Donate Here\n\nSupport the Courier\n\nPlease give what you can.\n\nNo comments"
    assert kinds(page(LEAD, ending=ending)) == [
        "donate button",
        "appeal",
        "appeal",
        "comments notice",
    ]


@pytest.mark.parametrize(
    "last",
    [
        "Anybody who wants to donate to the harbour can do so at the old school.",
        "The IBAN on the letter, NO93 8601 1117 947, was false, the police said.",
        "“Please support us,” said Ola Brun. “Give what you can.”",
        "Comments are closed, the harbour master wrote on his door, and so is the harbour.",
        "Next week the council votes.",
        "Share prices fell, and Facebook with them.",
        "«What comes next?»",
        "World Bank experts lent the harbour 50,000 in 2024",
    ],
)
def test_a_last_paragraph_that_sounds_like_furniture_is_story(last: str) -> None:
    found = page(LEAD, last, ending=ENDING)
    assert paragraphs(found) == [LEAD, last]
    assert len(found.furniture) == 9


def test_in_the_middle_of_a_story_nothing_is_furniture() -> None:
    middle = ["Donate Here", "IBAN: NO15 0530 2294 668", "Comments are closed."]
    found = page(LEAD, *middle, LAST)
    assert [block.text for block in found.blocks] == [LEAD, *middle, LAST]
    assert found.furniture == ()


def test_a_section_about_support_stays() -> None:
    found = page(LEAD, "Support for the Ferry Falls", MORE, ending=ENDING)
    assert headings(found) == ["Support for the Ferry Falls"]
    assert len(found.furniture) == 9
