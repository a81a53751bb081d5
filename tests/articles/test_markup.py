from hypothesis import given
from hypothesis import strategies as st

from articles.html import clean
from articles.markup import Mark, blocks, mark, tokens
from tests.articles.test_html import HTML


def quote(block: int, start: int, end: int) -> Mark:
    return Mark(block, start, end, '<span class="quote" id="q">', '<span class="quote">', "</span>")


@given(HTML)
def test_the_tokens_joined_are_the_html(html: str) -> None:
    cleaned = clean(html)
    assert "".join(token.source for token in tokens(cleaned)) == cleaned


@given(HTML, st.data())
def test_marking_adds_tags_and_leaves_the_text_as_it_is(html: str, data: st.DataObject) -> None:
    story = clean(html)
    found = blocks(story)
    marks = []
    for index, text in enumerate(found):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        marks.append(Mark(index, start, end, "<q>", "<q>", "</q>"))
    marked = mark(story, marks)
    assert marked.replace("<q>", "").replace("</q>", "") == story
    assert blocks(marked.replace("q>", "em>")) == found


def test_blocks_are_paragraphs_list_items_cells_and_captions() -> None:
    html = (
        "<p>One &amp; <em>two</em><br>three</p><ul><li>Four</li></ul>"
        "<table><caption>Five</caption><tbody><tr><td>Six</td></tr></tbody></table>"
        '<figure class="image"><img src="/x.webp" alt="a > b">'
        "<figcaption>Seven</figcaption></figure>"
    )
    assert blocks(html) == ["One & two\nthree", "Four", "Five", "Six", "Seven"]


def test_a_mark_wraps_the_words() -> None:
    assert mark("<p>She said “no” twice.</p>", [quote(0, 9, 13)]) == (
        '<p>She said <span class="quote" id="q">“no”</span> twice.</p>'
    )


def test_a_mark_that_crosses_inline_elements_is_closed_and_opened_again() -> None:
    assert mark("<p>“We <em>will</em> go”</p>", [quote(0, 0, 12)]) == (
        '<p><span class="quote" id="q">“We </span><em><span class="quote">will</span></em>'
        '<span class="quote"> go”</span></p>'
    )


def test_character_references_count_as_one_character() -> None:
    assert mark("<p>A &amp; “B”</p>", [quote(0, 4, 7)]) == (
        '<p>A &amp; <span class="quote" id="q">“B”</span></p>'
    )


def test_only_the_named_block_is_marked() -> None:
    assert mark("<p>“A”</p>\n<p>“A”</p>", [quote(1, 0, 3)]) == (
        '<p>“A”</p>\n<p><span class="quote" id="q">“A”</span></p>'
    )
