from hypothesis import given
from hypothesis import strategies as st

from articles.html import clean
from articles.story import Section, anchors, join, split, story_blocks, top_level
from tests.articles.test_html import HTML

HEADINGS = st.sampled_from(["Water", "<em>Water</em> &amp; bread", "اوبه", "Water"])
BODIES = st.lists(
    st.sampled_from(
        [
            "<p>One.</p>",
            "<blockquote><h2>Not a section</h2></blockquote>",
            "<table><tbody><tr><td><h2>Nor this</h2></td></tr></tbody></table>",
            '<figure class="image"><img src="/media/x.webp" alt="x"></figure>',
            "<h3>A step</h3>",
            "<hr>",
            "bare text",
        ]
    )
).map("".join)
STORIES = st.builds(
    lambda lead, rest: [Section("", lead), *rest],
    BODIES,
    st.lists(st.builds(Section, HEADINGS, BODIES)),
)


@given(HTML)
def test_a_text_split_into_sections_and_joined_is_the_same_to_the_byte(html: str) -> None:
    story = clean(html)
    assert join(split(story)) == story


@given(STORIES)
def test_sections_joined_into_a_text_and_split_are_the_same(sections: list[Section]) -> None:
    assert split(join(sections)) == sections


@given(STORIES)
def test_every_section_has_an_anchor_of_its_own(sections: list[Section]) -> None:
    found = anchors(sections)
    assert found[0] == ""
    assert all(found[1:])
    assert len(set(found)) == len(found)


@given(HTML)
def test_the_blocks_of_a_text_joined_are_the_text(html: str) -> None:
    story = clean(html)
    assert "".join(top_level(story)) == story
    assert all(top_level(story))


def test_each_paragraph_heading_list_and_figure_is_a_block() -> None:
    blocks = [
        "<p>One <strong>two</strong>.</p>",
        "<h2>Water</h2>",
        "<ul><li>Two<ul><li>Three</li></ul></li></ul>",
        "<hr>",
        '<figure class="image"><img src="/a.webp"><figcaption>Four</figcaption></figure>',
        "Five <em>six</em>",
        "<blockquote><p>Seven</p><p>Eight</p></blockquote>",
    ]
    assert top_level("".join(blocks)) == blocks


def test_a_text_without_headings_is_all_lead() -> None:
    assert split("<p>One.</p>") == [Section("", "<p>One.</p>")]


def test_a_text_that_opens_with_a_heading_has_an_empty_lead() -> None:
    assert split("<h2>Water</h2><p>One.</p>") == [Section("", ""), Section("Water", "<p>One.</p>")]


def test_the_title_of_a_section_is_plain_text() -> None:
    assert Section("<em>Bread</em> &amp; water", "").title == "Bread & water"


def test_blocks_know_their_section_and_leave_headings_out() -> None:
    html = "<p>One.</p><h2>Water</h2><ul><li>Two<ul><li>Three</li></ul></li></ul>"
    found = [(block.section, block.index, block.text) for block in story_blocks(split(html))]
    assert found == [(0, 0, "One."), (1, 0, "Two"), (1, 1, "Three")]
