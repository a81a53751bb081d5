# ruff: noqa: E501 - a template in a table is read best in one piece

from datetime import date

import pytest
from django.utils import translation

from newsroom.templating import Declared, moment, parse
from newsroom.templating.filters import FILTERS
from tests.newsroom.templating.data import refused, rendered, story

TRIED = [
    ("story.headline|lower|capfirst", "Bread &amp; &quot;weight&quot; &lt;b&gt;"),
    ("story.headline|upper", "BREAD &amp; &quot;WEIGHT&quot; &lt;B&gt;"),
    ("'one two'|title", "One Two"),
    ("'a b c d'|truncatewords:2", "a b …"),
    ("'a b c d'|truncatewords:'2'", "a b …"),
    ("story.published|date:'j F Y'", "22 November 2026"),
    ("story.published|date", "22 Nov 2026"),
    ("story.published|time:'H:i'", "18:30"),
    ("story.published|time", "18:30"),
    ("story.published|weekday", '<time datetime="2026-11-22T18:30+01:00">Sunday 22 November 2026</time>'),
    ("story.published|minute", '<time datetime="2026-11-22T18:30+01:00">22 November 2026, 18:30</time>'),
    ("story.published|zoned", '<time datetime="2026-11-22T18:30+01:00">22 November 2026, 18:30 CET</time>'),
    ("story.tags|join:', '", "Trade, Food &amp; drink"),
    ("story.tags|join:'<br>'", "Trade&lt;br&gt;Food &amp; drink"),
    ("story.tags|length", "2"),
    ("story.language|length", "2"),
    ("'a\\nb'|linebreaks", "<p>a\\nb</p>"),
    ("story.headline|linebreaks", "<p>Bread &amp; &quot;weight&quot; &lt;b&gt;</p>"),
    ("story.headline|linebreaksbr", "Bread &amp; &quot;weight&quot; &lt;b&gt;"),
    ("story.shown|yesno:'on,off'", "on"),
    ("story.standfirst|yesno:'on,off'", "off"),
    ("None|yesno:'on,off,unknown'", "unknown"),
    ("story.shown|yesno", "yes"),
    ("story.reads|floatformat:2", "1234.00"),
    ("story.reads|floatformat:'g'", "1,234"),
    ("story.reads|floatformat", "1234"),
    ("'a b/ü&'|urlencode", "a%20b%2F%C3%BC%26"),
    ("story.standfirst|default:'-'", "-"),
    ("story.standfirst|default:story.reads", "1234"),
    ("story.standfirst|default_if_none:'-'", ""),
    ("None|default_if_none:_('Yes')", "Yes"),
    ("story.standfirst|default:story.body", "<p>Clean.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "html"), TRIED)
def test_a_filter_does_what_djangos_does_and_escapes(expression: str, html: str) -> None:
    assert rendered("{{ " + expression + " }}") == html


def test_every_filter_is_tried_here() -> None:
    tried = "".join(expression for expression, _ in TRIED)
    assert [name for name in FILTERS if f"|{name}" not in tried] == []


def test_lines_of_a_text_become_paragraphs() -> None:
    shown = rendered("{{ query|linebreaks }}", query="a<b\n\nc\nd")
    assert shown == "<p>a&lt;b</p>\n\n<p>c<br>d</p>"


@pytest.mark.parametrize("name", ["date", "time", "weekday", "minute", "zoned"])
def test_a_moment_that_is_not_known_shows_nothing(name: str) -> None:
    assert rendered(f"{{{{ story.published|{name} }}}}", story=story(published=None)) == ""


def test_a_day_without_a_time_is_shown_as_a_day() -> None:
    page = parse("{{ day|zoned }}{{ day|time }}", Declared(day=moment("")))
    shown = '<time datetime="2026-11-22">Sunday 22 November 2026</time>'
    assert page.render({"day": date(2026, 11, 22)}) == shown


def test_dates_are_written_in_the_sites_language() -> None:
    with translation.override("nb"):
        assert rendered("{{ story.published|date:'l j. F' }}") == "søndag 22. november"


@pytest.mark.parametrize(
    ("expression", "column", "message"),
    [
        ("story.headline|lod", 19, "there is no filter “lod” here."),
        ("story.headline|uper", 19, "there is no filter “uper” here: did you mean “upper”?"),
        ("story.headline|date", 19, "the filter “date” is not for the kind “text”."),
        ("story.body|lower", 15, "the filter “lower” is not for the kind “markup”."),
        ("stories|join:', '", 12, "the filter “join” is not for the kind “record”."),
        ("story.headline|upper:1", 19, "the filter “upper” takes no argument."),
        ("story.headline|truncatewords", 19, 'the filter “truncatewords” needs an argument, as in truncatewords:"30"'),
        ("story.headline|truncatewords:query", 19, 'the filter “truncatewords” takes an argument like truncatewords:"30"'),
        ("story.headline|truncatewords:100000", 19, 'the filter “truncatewords” takes an argument like truncatewords:"30"'),
        ("story.reads|floatformat:999", 16, 'the filter “floatformat” takes an argument like floatformat:"2"'),
        ("story.headline|default", 19, "the filter “default” needs an argument."),
        ("story.headline|default:qery", 27, "there is no value “qery” here: did you mean “query”?"),
        ("story.headline|", 18, "“|” was not expected here."),
        ("story.headline|upper:", 18, "“|upper:” was not expected here."),
        ("story.headline upper", 18, "“ upper” was not expected here."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_filter_is_told_where_it_is(
    expression: str, column: int, message: str
) -> None:
    assert refused("{{ " + expression + " }}") == [(1, column, message)]
