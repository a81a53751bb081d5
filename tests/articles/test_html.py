import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.html import ELEMENTS, EVERYWHERE, clean

FRAGMENTS = st.sampled_from(
    [
        *(f"<{name}>" for name in ELEMENTS),
        *(f"</{name}>" for name in ELEMENTS),
        '<h2 dir="rtl">',
        '<p dir="rtl" lang="ps">',
        '<a href="https://example.org/?a=1&b=2">',
        '<img src="/media/x.webp" alt="a &quot; > b">',
        "<script>",
        "</script>",
        "<!-- x -->",
        "<div onclick='x'>",
        "&amp;",
        "&nbsp;",
        "&lt;p&gt;",
        "<",
        "&",
        "“Words,” she said — don’t.",
        "دعوت میډیا",
        "می\u200cروم",
        "\n\t",
        "\u00a0",
    ]
)
HTML = st.lists(FRAGMENTS | st.text(max_size=5), max_size=30).map("".join)


@given(HTML)
@example("<h2><p></p></h2>")
@example("<h2><div onclick='x'><h2>")
@example("<h2>a<div><h2>b</h2>c</div></h2>")
def test_cleaning_twice_changes_nothing_more(html: str) -> None:
    assert clean(clean(html)) == clean(html)


@given(HTML)
def test_only_what_the_allow_list_names_is_left(html: str) -> None:
    for name, attributes in re.findall(r"<([a-z0-9]+)((?:[^>\"]|\"[^\"]*\")*)>", clean(html)):
        assert name in ELEMENTS
        assert set(re.findall(r"([a-z-]+)=\"", attributes)) <= ELEMENTS[name] | EVERYWHERE


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>One</p>\n\n<p>Two</p>\n", "<p>One</p><p>Two</p>"),
        ("<p>One</p><p>&nbsp;</p><p><br></p>", "<p>One</p>"),
        ("<h2> </h2><h2>Water</h2>", "<h2>Water</h2>"),
        ("<p onclick='steal()'>Text</p>", "<p>Text</p>"),
        ("<script>steal()</script><p>Text</p>", "<p>Text</p>"),
        ('<p style="color:red">Text</p>', "<p>Text</p>"),
        ('<a href="javascript:steal()">here</a>', "<a>here</a>"),
        ('<a href="/donate/">here</a>', '<a href="/donate/">here</a>'),
        ('<img src="https://tracker.example/x.gif" alt="x">', '<img alt="x">'),
        ('<img src="//tracker.example/x.gif" alt="x">', '<img alt="x">'),
        ('<img src="/media/x.webp" alt="x">', '<img src="/media/x.webp" alt="x">'),
        ('<p dir="rtl" lang="ps">سلام</p>', '<p dir="rtl" lang="ps">سلام</p>'),
        ('<p dir="sideways" lang="no such">Text</p>', "<p>Text</p>"),
        ('<h2 dir="rtl">سلام</h2>', "<h2>سلام</h2>"),
        ('<figure class="image big">x</figure>', "<figure>x</figure>"),
        ('<figure class="image">x</figure>', '<figure class="image">x</figure>'),
        ("<p>a < b & c</p>", "<p>a &lt; b &amp; c</p>"),
        ("<p>New<em> York</em> <strong>City</strong></p>",) * 2,
    ],
)
def test_a_text_keeps_what_the_allow_list_names(typed: str, kept: str) -> None:
    assert clean(typed) == kept
