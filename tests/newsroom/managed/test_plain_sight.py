import re

import pytest
from django.conf import settings

from newsroom.managed import plain_sight
from newsroom.managed.families import default_source

RULE = re.compile(r"([^{}/;]+)\{([^{}]*)\}")
MOVED = re.compile(r"position:\s*(?:absolute|fixed|sticky)")
NUMBERS = '<div class="donation-ways"><bdi dir="ltr">0530 22 94668</bdi></div>'


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "<div>{}</div>",
        '<aside class="donation-panel" aria-labelledby="_donations"><h2>Give</h2>{}</aside>',
        '<div class="story-after"><p>a<br>b > c</p><svg><path d="M0"/></svg>{}</div><p>c</p>',
        '<section dir="rtl" lang="ps"><input name="a>b"><p title="<b>">x</p>{}</section>',
    ],
)
def test_numbers_among_plain_elements_are_in_plain_sight(around: str) -> None:
    assert plain_sight.shows_once(around.format(NUMBERS), NUMBERS)


@pytest.mark.parametrize(
    "around",
    [
        "",
        "{0}{0}",
        "<div hidden>{0}</div>",
        "<div HIDDEN=''>{0}</div>",
        '<div aria-hidden="true">{0}</div>',
        "<details><summary>a</summary>{0}</details>",
        '<div class="visually-hidden">{0}</div>',
        '<div class="donation-panel visually&#45;hidden">{0}</div>',
        '<div class="a"><div>{0}</div></div>',
        "<s>{0}</s>",
        "<video>{0}</video>",
        "<svg>{0}</svg>",
        "<select>{0}</select>",
        "<div><p hidden>{0}</div>",
        "<details><select></details>{0}</select>",
        "<div><path hidden/>{0}</div>",
        "<path hidden><path/></path>{0}",
        "<svg><br><path hidden/></svg>{0}",
        '<div title=">" hidden>{0}</div>',
        "<div\nhidden\n>{0}</div>",
        "<div/hidden>{0}</div>",
        "<div data-copy><button></button>{0}</div>",
        "</div>{0}",
        "{0}<div>",
    ],
)
def test_what_hides_doubles_or_drops_the_numbers_is_found(around: str) -> None:
    assert not plain_sight.shows_once(around.format(NUMBERS), NUMBERS)


def test_changed_numbers_are_not_the_numbers() -> None:
    assert not plain_sight.shows_once(NUMBERS.replace("68", "67"), NUMBERS)


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<p>a<br></p>", ""),
        ("<ul><li>a<li>b</ul>", "ul"),
        ("<div><b>a</b>", "div"),
        ("a</div>", "div"),
        ("<b><i></b></i>", "b"),
        ("a < b <div", ""),
    ],
)
def test_an_element_that_is_not_closed_is_named(html: str, name: str) -> None:
    assert plain_sight.unclosed(html) == name


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<b>15</b>03<i> 02</i>", "1503 02"),
        ('12<img alt="34">', "1234"),
        ("<input value='12'><input value=34>", "1234"),
        ('<ol start="15"><li>03</li></ol>', "1503"),
        ('<li value="&#49;">a</li>', "1a"),
        ('<b data-copy-text="12" title="34">5</b>', "\f12\f\f34\f5"),
        ('<a href="/1/" class="b2" id="c3">x</a>', "x"),
        ("&#49;&amp;", "1&"),
    ],
)
def test_words_are_all_that_readers_get(html: str, seen: str) -> None:
    assert plain_sight.words(html) == seen


def test_no_class_of_the_style_sheet_lays_an_element_over_the_numbers() -> None:
    """What leaves its place is made by the style sheet itself, covers its own parent alone, or
    stands where no managed template writes."""
    sheets = [settings.BASE_DIR / "static" / "css" / "base.css"]
    sheets += sorted((settings.BASE_DIR / "static" / "css" / "components").glob("*.css"))
    rules = [rule for sheet in sheets for rule in RULE.findall(sheet.read_text())]
    moved = {selector.strip() for selector, body in rules if MOVED.search(body)}
    assert moved == {
        ".visually-hidden",  # a dot
        "body > .skip-link",
        ".quote:is(:hover, :focus)::after",
        ".story-card :is(h2, h3) a::after",  # nothing but a link
        ".story-rail > .story-outline",
    }


def test_the_defaults_are_written_as_what_is_asked_of_templates() -> None:
    assert plain_sight.unclosed(default_source("footer")) == ""


@pytest.mark.parametrize(
    "text",
    ["<a " * 200_000, "<a b='" * 200_000, '<a "' * 200_000, "<" * 500_000, "<p>" * 200_000],
)
def test_no_text_takes_long(text: str) -> None:
    plain_sight.unclosed(text)
    plain_sight.words(text)
