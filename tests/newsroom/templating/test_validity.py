# ruff: noqa: E501 - a template in a table is read best in one piece

import gzip
import time
from pathlib import Path

import pytest

from newsroom.templating import markup_rules, validity

PAGE = """<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>A page</title>
<link rel="stylesheet" href="/static/site.css"></head>
<body><a href="#_main">Skip</a><header><nav aria-label="Sections"><ul><li><a href="/x">X</a></li></ul>
</nav></header><main id="_main"><h1>A</h1><h2>B</h2><p>C &amp; <em>d</em></p>
<img src="/a.avif" alt=""><dl><dt>a</dt><dd>b</dd></dl></main></body></html>"""


def rules(html: str) -> list[str]:
    return [problem.rule for problem in validity.problems(html)]


def test_a_good_page_has_nothing_wrong_with_it() -> None:
    assert validity.problems(PAGE) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<div>b</div></p>", ["html-unexpected-end-tag"]),
        ("<div>a", ["html-expected-closing-tag-but-got-eof"]),
        ("a</section>", ["html-end-tag-too-early"]),
        ("<b><i>x</b></i>", ["html-adoption-agency-1.3", "html-adoption-agency-1.2"]),
        ("<p class='a' class='b'>x</p>", ["html-duplicate-attribute"]),
        ("<div/>", ["html-expected-closing-tag-but-got-eof", "html-non-void-element-with-trailing-solidus"]),
        ("a &zzz; b", ["html-expected-named-entity"]),
        ("a < b", ["html-expected-tag-name"]),
        ("<p title='a'class='b'>x</p>", ["html-unexpected-character-after-attribute-value"]),
        ("<table><p>x</p></table>", ["html-unexpected-start-tag-implies-table-voodoo", "html-unexpected-end-tag-implies-table-voodoo"]),
        ("<p id='a'>x</p><p id='a'>y</p>", ["id-twice"]),
        ("<p id='a b'>x</p><p id=''>y</p>", ["id-form", "id-form"]),
        ("<span><div>x</div></span>", ["block-in-line"]),
        ("<h2><p>x</p></h2>", ["block-in-line"]),
        ("<em><a href='/x'><ul><li>x</li></ul></a></em>", ["block-in-line"]),
        ("<a href='/x'><div>x</div></a>", []),
        ("<div><li>x</li></div>", ["parent"]),
        ("<ul><p>x</p></ul>", ["list"]),
        ("<ul>x<li>y</li></ul>", ["list"]),
        ("<ul><li>x</li> <!-- y --> <li>z</li></ul>", []),
        ("<dl><p>x</p><dt>a</dt><dd>b</dd></dl>", ["list"]),
        ("<dl><dd>b</dd></dl>", ["definitions"]),
        ("<dl><dt>b</dt></dl>", ["definitions"]),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", []),
        ("<div><dt>a</dt></div>", []),
        ("<section><dt>a</dt></section>", ["parent"]),
        ("<figcaption>x</figcaption>", []),
        ("<div><figcaption>x</figcaption></div>", ["parent"]),
        ("<details><p>x</p></details>", ["details"]),
        ("<button type='button'><a href='/x'>x</a></button>", ["interactive"]),
        ("<a href='/x'><input aria-label='x'></a>", ["interactive"]),
        ("<header><footer>x</footer></header>", ["frame"]),
        ("<article><main>x</main></article>", ["main"]),
        ("<img src='' alt=''>", ["picture"]),
        ("<img src='/x'>", ["alternative"]),
        ("<svg role='img'></svg>", ["alternative"]),
        ("<svg role='img' aria-label='x'></svg>", []),
        ("<a href='/x'></a>", ["empty"]),
        ("<a href='/x'><img src='/a' alt=''></a>", ["empty"]),
        ("<a href='/x'><img src='/a' alt='a'></a>", []),
        ("<a href='/x' aria-label='a'></a>", []),
        ("<a id='x'></a>", []),
        ("<button type='button'> </button>", ["empty"]),
        ("<h2></h2>", ["empty"]),
        ("<h2>a</h2><h4>b</h4>", ["heading-level"]),
        ("<h3>a</h3><h2>b</h2><h3>c</h3>", []),
        ("<p lang='x_y'>a</p>", ["language"]),
        ("<p dir='up'>a</p>", ["direction"]),
        ("<p lang='fa-AF' dir='rtl'>a</p>", []),
        ("<p tabindex='2'>a</p>", ["order"]),
        ("<p tabindex='-1'>a</p>", []),
        ("<div aria-hidden='true'><a href='/x'>x</a></div>", ["hidden"]),
        ("<section aria-labelledby='n'>a</section>", ["reference"]),
        ("<section aria-labelledby='n'><h2 id='n'>a</h2></section>", []),
        ("<label for='n'>a</label>", ["reference"]),
        ("<input name='q'>", ["label"]),
        ("<label for='q'>a</label><input id='q'>", []),
        ("<label>a <input></label><input aria-label='b'><input type='hidden'>", []),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_piece_of_a_page_is_found(html: str, expected: list[str]) -> None:
    assert rules(html) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<!doctype html>", "", ["html-expected-doctype-but-got-start-tag"]),
        (' lang="en"', "", ["language"]),
        (' dir="ltr"', "", ["direction"]),
        ("<title>A page</title>", "", ["title"]),
        ("A page", " ", ["title"]),
        ("<h1>A</h1>", "<h1>A</h1><h1>B</h1>", ["h1"]),
        ("<h1>A</h1>", "", ["h1", "heading-level"]),
        ('<main id="_main">', '<div id="_main">', ["main", "html-expected-one-end-tag-but-got-another", "html-end-tag-too-early"]),
        ('"#_main"', '"#nowhere"', ["reference"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_whole_page_is_found(
    before: str, after: str, expected: list[str]
) -> None:
    found = rules(PAGE.replace(before, after, 1))
    assert set(found) <= set(expected)
    assert found


def test_a_problem_says_where_it_is_and_the_way_out() -> None:
    (problem,) = validity.problems("<p>پښتو</p>\r\n <img src='/a'>")
    assert (problem.line, problem.column, problem.element) == (2, 2, '<img src="/a">')
    assert problem.message == 'The picture has no alternative text: alt="…", or alt="".'


def test_the_parsers_words_are_put_into_ours() -> None:
    (problem,) = validity.problems("<p>a<div>b</div></p>")
    assert problem.message.startswith("<p> is closed here, but not open")


def test_a_short_text_is_never_read_as_a_files_name(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<p id='a'><p id='a'>", encoding="utf-8")
    assert validity.problems(str(file)) == []


def test_a_page_is_weighed_plain_and_as_it_travels() -> None:
    weight = validity.weight("پ" * 1_000)
    assert weight.plain == 2_000
    assert len(gzip.compress(("پ" * 1_000).encode(), 6)) == weight.packed < 100


def test_what_a_page_loads_is_told_once_each_in_order() -> None:
    html = PAGE.replace("</main>", "<img src='/a.avif' alt=''><img src='/b.avif' alt=''></main>")
    assert validity.loaded(html) == ["/static/site.css", "/a.avif", "/b.avif"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3_000 + "x" + "</div>" * 3_000,
        "<p>" + "".join(f"<b id=b{n}>" for n in range(200)) + "</p><p>x" * 3_000,
        "<br>" * 30_000,
    ],
    ids=["deep", "made again and again", "many"],
)
def test_a_page_that_takes_too_long_to_read_is_not_good(html: str) -> None:
    start = time.process_time()
    assert rules(html) == ["unreadable"]
    assert [problem.rule for problem in markup_rules.problems(html)] == ["unreadable"]
    assert time.process_time() - start < 10


def test_a_page_that_the_parser_fails_on_is_not_good(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise AssertionError

    monkeypatch.setattr("tinyhtml5.parser.HTMLParser.main_loop", broken)
    assert rules("<p>x</p>") == ["unreadable"]
