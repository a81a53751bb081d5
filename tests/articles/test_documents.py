"""Texts as they come: pasted, from a text file, from Word, from a saved page."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import documents, html, plain_text, web_page, word_file
from articles.documents import Document, UnreadableDocumentError
from articles.furniture import FurnitureKind
from tests.articles.word import EMBEDDED, LINKED, bold, link, paragraph, run, table
from tests.articles.word import word_file as word

LEAD = "The last of the nine wells above Sarwan went dry on Monday, and two mayors came to look."
QUOTE = "“We count the buckets now,” said Mina Toral, a hydrologist at the Ostrel Water Institute."
END = "The towns meet again next week, and nobody in the valley expects them to agree on much."
HEADLINE = "Wells Run Dry in the Ostrel Valley"
PAGE = f"{HEADLINE}\n\n412\n\nSARWAN — {LEAD}\n\nNine Wells, Two Towns\n\n{QUOTE}\n\n{END}\n"
SECTIONED = f"<p>{LEAD}</p><h2>Nine Wells, Two Towns</h2><p>{QUOTE}</p><p>{END}</p>"
PASHTO = "د نړۍ په ګوټ ګوټ کې خلک د اوبو له کمښت سره مخ دي او ډېر یې وایي چې مرسته نه رسېږي."
DARI = "مردم در روستاها می‌گویند که آب کافی ندارند و کمک به آن‌ها نمی‌رسد و همه منتظر باران هستند."
NORWEGIAN = (
    "Brønnene er tomme, og det er ikke vann til jordene. Det sier bøndene som bor på gårdene."
)


def left_out(document: Document) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in document.left_out]


def web(body: str, head: str = "") -> Document:
    page = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return documents.read("page.html", page.encode())


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as error:
        documents.read(name, data)
    return str(error.value)


# Plain text


def test_a_pasted_text_is_a_headline_a_dateline_and_sections() -> None:
    found = documents.from_text(PAGE)
    assert (found.headline, found.dateline, found.language) == (HEADLINE, "SARWAN", "en")
    assert found.html == SECTIONED
    assert left_out(found) == [("reads", "412")]


def test_a_text_file_is_read_as_what_is_pasted_is() -> None:
    assert documents.read("story.txt", PAGE.encode()) == documents.from_text(PAGE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_may_be_in_any_encoding_that_says_which_it_is(encoding: str) -> None:
    assert documents.read("story.txt", PAGE.encode(encoding)).html == SECTIONED


def test_what_the_site_put_around_a_text_is_left_out_and_told() -> None:
    found = documents.from_text(f"{PAGE}\nComments are closed.\n")
    assert left_out(found) == [("reads", "412"), ("comments notice", "Comments are closed.")]
    assert found.html == SECTIONED


def test_a_text_without_a_headline_leaves_it_to_be_written() -> None:
    found = documents.from_text(f"{LEAD}\n\n{END}")
    assert (found.headline, found.html) == ("", f"<p>{LEAD}</p><p>{END}</p>")


@pytest.mark.parametrize(
    ("text", "headline", "kept"),
    [
        ("Rain in Ostrel\n\nIt rained", "Rain in Ostrel", "<p>It rained</p>"),
        ("It rained.", "", "<p>It rained.</p>"),
        ("Rain & wind", "", "<p>Rain &amp; wind</p>"),
    ],
)
def test_a_note_of_a_few_words_is_kept(text: str, headline: str, kept: str) -> None:
    found = documents.from_text(text)
    assert (found.headline, found.html) == (headline, kept)


@pytest.mark.parametrize(
    ("text", "language"),
    [(LEAD, "en"), (PASHTO, "ps"), (DARI, "fa-AF"), (NORWEGIAN, "nb"), ("1 2 3", "en")],
)
def test_the_language_is_told_by_letters_and_common_words(text: str, language: str) -> None:
    assert documents.from_text(text).language == language


def test_a_text_in_arabic_script_without_a_headline_keeps_its_last_short_line() -> None:
    found = documents.from_text(f"{PASHTO}\n\n{PASHTO}\n\nدعوت میډیا")
    assert "دعوت میډیا" in found.html + str(found.left_out)
    assert found.html.startswith(f"<p>{PASHTO}</p>")


@given(st.text(min_size=1))
def test_any_text_is_proposed_or_refused_in_words(text: str) -> None:
    try:
        found = documents.from_text(text)
    except UnreadableDocumentError:
        return  # with its own words; see below
    assert html.clean(found.html) == found.html


# Word


def test_a_word_file_keeps_its_headings_emphasis_links_lists_and_tables() -> None:
    found = documents.read(
        "story.docx",
        word(
            paragraph(HEADLINE, style="Title"),
            paragraph("A valley counts its buckets", style="Subtitle"),
            paragraph("SARWAN — " + LEAD),
            paragraph("Nine wells", style="heading 1"),
            paragraph("They ", bold("are"), run(" dry", "<w:i/>"), "."),
            paragraph(
                '<w:hyperlink r:id="rId1">' + run("The report") + "</w:hyperlink>", " says so."
            ),
            paragraph("Older ones", style="heading 2"),
            paragraph("One", numbered=True),
            paragraph("Two", numbered=True),
            table(("Well", "Depth"), ("First", "9 m")),
            paragraph("Words of old.", style="Quote"),
            links={"rId1": "https://water.example/report"},
        ),
    )
    assert (found.headline, found.standfirst) == (HEADLINE, "A valley counts its buckets")
    assert found.dateline == "SARWAN"
    assert found.html == (
        f"<p>{LEAD}</p><h2>Nine wells</h2><p>They <strong>are</strong><em> dry</em>.</p>"
        '<p><a href="https://water.example/report">The report</a> says so.</p><h3>Older ones</h3>'
        "<ul><li>One</li><li>Two</li></ul><table><tbody><tr><td><p>Well</p></td><td><p>Depth</p></td>"
        "</tr><tr><td><p>First</p></td><td><p>9 m</p></td></tr></tbody></table>"
        "<blockquote><p>Words of old.</p></blockquote>"
    )
    assert (found.left_out, found.remarks) == ((), ())


def test_a_word_file_without_styles_gets_its_headings_from_its_short_lines() -> None:
    lines = PAGE.replace("\n\n412", "").strip().split("\n\n")
    found = documents.read(
        "story.docx",
        word(*(paragraph(bold(line)) if len(line) < 60 else paragraph(line) for line in lines)),
    )
    assert (found.headline, found.html) == (HEADLINE, SECTIONED)


@pytest.mark.parametrize("picture", [EMBEDDED, LINKED])
def test_pictures_in_a_word_file_are_left_out_and_nothing_is_fetched(
    picture: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("urllib.request.urlopen", None)
    found = documents.read(
        "story.docx",
        word(
            paragraph(HEADLINE, style="Title"),
            paragraph(LEAD, picture),
            parts={"word/media/x.png": "no picture"},
            links={"rIdP": "http://127.0.0.1:9/x.png"},
        ),
    )
    assert found.html == f"<p>{LEAD}</p>"
    assert found.remarks == (
        "1 picture was left out: add it under Pictures, then place it in the text.",
    )


def test_marked_changes_are_taken_as_accepted_and_said() -> None:
    changes = (
        '<w:ins w:id="1">' + run("nine ") + "</w:ins>"
        '<w:del w:id="2"><w:r><w:delText>ten </w:delText></w:r></w:del>'
    )
    found = documents.read("x.docx", word(paragraph("The ", changes, "wells " + LEAD)))
    assert found.html == f"<p>The nine wells {LEAD}</p>"
    assert found.remarks == (
        "The file has marked changes. They are taken as accepted: check the text.",
    )


def test_comments_in_a_word_file_are_left_out_and_said() -> None:
    note = (
        f'<w:comments xmlns:w="{"http://schemas.openxmlformats.org/wordprocessingml/2006/main"}">'
    )
    note += '<w:comment w:id="0">' + paragraph("Is this so?") + "</w:comment></w:comments>"
    found = documents.read("x.docx", word(paragraph(LEAD), parts={"word/comments.xml": note}))
    assert found.html == f"<p>{LEAD}</p>"
    assert found.remarks == ("Comments in the margin were left out.",)


def test_a_style_map_in_a_word_file_is_not_obeyed() -> None:
    found = documents.read(
        "x.docx", word(paragraph(LEAD), parts={"mammoth/style-map": "p => h2:fresh"})
    )
    assert found.html == f"<p>{LEAD}</p>"


def test_a_link_that_leads_nowhere_is_no_link() -> None:
    body = paragraph(link("r", "here"), " " + LEAD)
    for address in ("javascript:alert(1)", "../notes.docx", "#top"):
        assert documents.read("x.docx", word(body, links={"r": address})).html == (
            f"<p>here {LEAD}</p>"
        )


@pytest.mark.parametrize(
    ("limit", "value"), [("MAXIMUM_TEXT", 2_000), ("MAXIMUM_TAGS", 50), ("MAXIMUM_ENTRIES", 3)]
)
def test_a_word_file_that_unpacks_into_too_much_is_refused(
    limit: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = word(*(paragraph(LEAD) for _ in range(40)))
    monkeypatch.setattr(word_file, limit, value)
    assert "holds too much for one story" in refusal("x.docx", data)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = word(parts={"word/document.xml": " " * (word_file.MAXIMUM_TEXT + 1)})
    assert len(data) < 100_000
    assert "holds too much for one story" in refusal("bomb.docx", data)


BILLION = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and then nothing",
        b"no zip at all",
        word(parts={"word/document.xml": "<w:document"}),
        word(parts={"word/document.xml": BILLION + "]><x>&j;</x>"}),
        word("<w:p>" * 1000 + "</w:p>" * 1000),
        word(paragraph(LEAD))[:-200],
    ],
    ids=["cut", "no zip", "broken", "laughs", "deep", "short"],
)
def test_a_word_file_that_is_broken_is_refused_in_words(data: bytes) -> None:
    assert "cannot be read as a Word file" in refusal("x.docx", data)


def test_a_word_file_without_text_is_refused_in_words() -> None:
    assert "No text was found" in refusal("x.docx", word(paragraph("")))


# Web pages

ARTICLE = f"""
<header><h1>The Valley News</h1><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main><article class="post has-share"><p class="kicker">World</p><h1>{HEADLINE}</h1>
<div class="share">Share on <a href="x">F</a></div>
<div><p style="color:red"><span class="drop">SARWAN</span> — {LEAD}</p>
<figure><img src="https://pictures.example/x.jpg" alt="A well"><figcaption>The well</figcaption>
</figure><h4>Nine Wells, Two Towns</h4><p>{QUOTE} <a href="/report?a=1&amp;b=2">Report</a></p>
<p>{END}<script>alert(1)</script></p></div><div class="related-posts"><p>Read also: {END}</p></div>
<p>Comments are closed.</p></article></main>
<aside><p>Give: account 1234 56 78903. {END}</p></aside><footer><p>© The Valley News</p></footer>
"""


def test_of_a_saved_page_only_the_article_is_kept() -> None:
    found = web(ARTICLE, '<link rel=canonical href="https://valley.example/2025/wells">')
    assert (found.headline, found.dateline) == (HEADLINE, "SARWAN")
    link = '<a href="https://valley.example/report?a=1&amp;b=2">Report</a>'
    assert found.html == (
        f"<p>{LEAD}</p><h2>Nine Wells, Two Towns</h2><p>{QUOTE} {link}</p><p>{END}</p>"
    )
    assert left_out(found) == [("above", "World"), ("comments notice", "Comments are closed.")]
    assert found.remarks == (
        "What stood around the article was left out.",
        "1 picture was left out: add it under Pictures, then place it in the text.",
    )
    assert "account 1234 56 78903" in found.around


def test_a_page_that_names_no_article_is_read_at_its_densest_block() -> None:
    found = web(
        "<div class=top><div><a href=x>Home</a> <a href=y>World</a></div></div>"
        f"<div id=c><h2>{HEADLINE}</h2>{LEAD}<br><br>{QUOTE}<br><br>"
        f"<b>Bold</b> and <i>slanted</i>: {END}</div>"
        "<div class=foot>Imprint</div>",
        f"<title>{HEADLINE} – The Valley News</title>",
    )
    assert found.headline == HEADLINE
    assert found.html == (
        f"<p>{LEAD}</p><p>{QUOTE}</p><p><strong>Bold</strong> and <em>slanted</em>: {END}</p>"
    )


def test_a_long_article_beats_a_short_one_of_the_same_page() -> None:
    found = web(
        f"<article><h2>Teaser</h2><p>{END}</p></article>"
        f"<article><h1>{HEADLINE}</h1><p>{LEAD}</p><p>{QUOTE}</p></article>"
    )
    assert (found.headline, found.html) == (HEADLINE, f"<p>{LEAD}</p><p>{QUOTE}</p>")


def test_a_table_stays_that_a_page_has_in_a_figure() -> None:
    figure = (
        "<figure><table><tr><td>Well</td></tr></table><figcaption>Depths.</figcaption></figure>"
    )
    table = "<table><tbody><tr><td>Well</td></tr></tbody></table><p>Depths.</p>"
    assert web(f"<p>{LEAD}</p>{figure}<p>{END}</p>").html == f"<p>{LEAD}</p>{table}<p>{END}</p>"


def test_the_headline_of_a_page_may_stand_in_its_head_alone() -> None:
    head = f'<meta property="og:title" content="{HEADLINE}"><title>News</title>'
    assert web(f"<article><p>{LEAD}</p><p>{END}</p></article>", head).headline == HEADLINE


def test_a_link_of_a_page_without_an_address_is_no_link_unless_it_is_whole() -> None:
    found = web(f'<p><a href="/x">{LEAD}</a> <a href="https://a.example/">there</a></p>')
    assert found.html == f'<p>{LEAD} <a href="https://a.example/">there</a></p>'


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-1252">', "cp1252"),
        ("<meta charset=no-such>", "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_has(meta: str, encoding: str) -> None:
    page = f"<html><head>{meta}</head><body><h1>Tørke</h1><p>{NORWEGIAN}</p></body></html>"
    found = documents.read("side.htm", page.encode(encoding))
    assert (found.headline, found.html) == ("Tørke", f"<p>{NORWEGIAN}</p>")


def test_a_page_with_more_tags_than_any_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_page, "MAXIMUM_TAGS", 100)
    assert "too intricate" in refusal("x.html", b"<div>" * 101)


@given(st.lists(st.sampled_from(
    ["<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<td>", "<table>", "<h1>",
     "</h1>", "<article class=nav>", "</article>", "<a href='x y:'>", "<img src=x>", "&nbsp;", "<",
     LEAD, "Ends.", " ", "<!-- x -->", "<span>", "</span>", "<figure>", "<blockquote>"]
), max_size=40).map("".join))  # fmt: skip
def test_any_page_is_proposed_or_refused_in_words(page: str) -> None:
    try:
        found = web(page)
    except UnreadableDocumentError:
        return  # with its own words; see below
    assert html.clean(found.html) == found.html
    assert not re.search("<(?:img|figure)|<(?:span|a)>|<p>[^<]*<p>", found.html)


# What cannot be read


@pytest.mark.parametrize("name", ["old.doc", "open.odt", "print.PDF", "rich.rtf", "a.pages"])
def test_another_kind_of_file_is_refused_with_the_way_out(name: str) -> None:
    assert "save it as .docx, or paste its text" in refusal(name, b"%PDF-1.4 or whatever")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b" \n\n ", "The file is empty."),
        (b"\x89PNG\x00\x01" * 50, "This is not plain text"),
        ("Brønnene er tørre".encode("latin-1"), "This is not plain text"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data: bytes, said: str) -> None:
    assert said in refusal("story.txt", data)


@pytest.mark.parametrize("name", ["story.txt", "story.html"])
def test_a_file_that_is_too_large_is_refused(name: str) -> None:
    data = b"x" * (plain_text.MAXIMUM_BYTES + 1)
    assert "larger than 5 MB" in refusal(name, data)


def test_a_word_file_may_be_large_for_its_photographs_and_has_a_limit_too() -> None:
    data = b"PK\x03\x04" + b"x" * documents.MAXIMUM_WORD_BYTES
    assert "larger than 25 MB" in refusal("story.docx", data)


def test_a_word_file_is_known_by_its_first_bytes_whatever_its_name() -> None:
    assert documents.read("story.txt", word(paragraph(LEAD))).html == f"<p>{LEAD}</p>"


def test_every_kind_of_what_is_left_out_has_a_label() -> None:
    kinds = {*get_args(FurnitureKind), "above", "below", "reads"}
    assert kinds == set(documents.LABELS)
