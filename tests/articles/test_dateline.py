import pytest

from articles.dateline import open_with
from articles.markup import text_of

ARVEL = '<span class="dateline" dir="auto">ARVEL</span>'


def opened(html: str, dateline: str = "ARVEL") -> str:
    return open_with(dateline, [html])[0]


def test_a_story_without_dateline_stays_as_it_is() -> None:
    assert open_with("", ["<p>Snow fell.</p>", ""]) == ["<p>Snow fell.</p>", ""]


def test_the_dateline_opens_the_first_paragraph() -> None:
    assert opened("<p>Snow fell.</p><p>More.</p>") == f"<p>{ARVEL} — Snow fell.</p><p>More.</p>"


@pytest.mark.parametrize(
    "first",
    [
        "<p><strong>Snow</strong> fell.</p>",
        '<p lang="en">Snow fell.</p>',
        '<p><a href="/a">Snow</a> fell.</p>',
        "<p>\n Snow fell.</p>",
        "<p>&nbsp;</p><p>Snow fell.</p>",
        "<p><br></p><p>Snow fell.</p>",
    ],
)
def test_the_dateline_stands_before_inline_elements_of_the_first_paragraph(first: str) -> None:
    paragraphs = text_of(opened(first)).strip()
    assert paragraphs == "ARVEL — Snow fell."


@pytest.mark.parametrize(
    "before",
    [
        '<figure class="image"><img src="/a.png" alt=""><figcaption>A road</figcaption></figure>',
        "<blockquote><p>Snow again</p></blockquote>",
        "<ul><li><p>Snow</p></li></ul>",
        "<table><tbody><tr><td><p>Snow</p></td></tr></tbody></table>",
        "<hr>",
        "<h3>Weather</h3>",
        '<p><img src="/a.png" alt="Snow"></p>',
    ],
)
def test_what_stands_before_the_first_paragraph_gets_no_dateline(before: str) -> None:
    assert opened(f"{before}<p>Snow fell.</p>") == f"{before}<p>{ARVEL} — Snow fell.</p>"


@pytest.mark.parametrize(
    "text",
    [
        "ARVEL — Snow fell.",
        "ARVEL—Snow fell.",
        "ARVEL – Snow fell.",
        "ARVEL - Snow fell.",
        "ARVEL: Snow fell.",
        "ARVEL (Valley News) — Snow fell.",
        "ARVEL, Dec. 4 — Snow fell.",
        "ARVEL, Dec. 4, 2025 (Valley News) — Snow fell.",
        "ARVEL, 4 December (Valley News) — Snow fell.",
    ],
)
def test_a_text_that_opens_with_its_dateline_keeps_its_words(text: str) -> None:
    assert opened(f"<p>{text}</p>") == f"<p>{ARVEL}{text.removeprefix('ARVEL')}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "Arvel police said so.",
        "Arvel-based bakers wait.",
        "Arvelians are proud — so they say.",
        "Arvel, the capital, was quiet on Friday — until noon.",
    ],
)
def test_a_sentence_that_begins_with_the_place_is_no_dateline(text: str) -> None:
    assert opened(f"<p>{text}</p>", "Arvel").startswith(
        '<p><span class="dateline" dir="auto">Arvel</span> — Arvel'
    )


def test_the_case_and_the_spaces_of_the_place_do_not_matter() -> None:
    text = opened("<p>NEW&nbsp;ARVEL — Snow.</p>", "New Arvel")
    assert text_of(text) == "NEW\xa0ARVEL — Snow."


def test_a_dateline_across_inline_elements_is_marked_in_pieces() -> None:
    marked = opened("<p><strong>NEW</strong> ARVEL — Snow.</p>", "NEW ARVEL")
    assert marked == (
        '<p><strong><span class="dateline" dir="auto">NEW</span></strong>'
        '<span class="dateline" dir="auto"> ARVEL</span> — Snow.</p>'
    )


def test_a_text_from_right_to_left_opens_with_its_dateline() -> None:
    assert text_of(opened("<p>واوره وشوه.</p>", "کابل")) == "کابل — واوره وشوه."
    assert text_of(opened("<p>کابل: واوره وشوه.</p>", "کابل")) == "کابل: واوره وشوه."
    assert text_of(opened("<p>کابل، لیندۍ — واوره.</p>", "کابل")) == "کابل، لیندۍ — واوره."


def test_a_story_that_begins_with_a_heading_has_it_in_its_first_section() -> None:
    bodies = open_with("ARVEL", ["", "<ul><li>Snow</li></ul>", "<p>It fell.</p>", "<p>More.</p>"])
    assert bodies[2] == f"<p>{ARVEL} — It fell.</p>"
    assert bodies[3] == "<p>More.</p>"


def test_a_story_without_paragraphs_has_it_on_a_line_of_its_own() -> None:
    assert opened("<ul><li>Snow</li></ul>") == f"<p>{ARVEL}</p><ul><li>Snow</li></ul>"


def test_a_dateline_is_text_and_never_markup() -> None:
    assert text_of(opened("<p>Snow.</p>", "<b>R&D (x")) == "<b>R&D (x — Snow."
    assert "<b>" not in opened("<p>Snow.</p>", "<b>R&D (x")
