# ruff: noqa: E501 - a template in a table is read best in one piece

from collections.abc import Iterator

import pytest
from django.utils import translation

from newsroom.templating import Declared, Source, number, text
from tests.newsroom.templating.data import STORY, VALUES, parsed, refused, rendered, story


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("{% if story.shown %}a{% endif %}", "a"),
        ("{% if not story.shown %}a{% endif %}", ""),
        ("{% if not story.shown %}a{% else %}b{% endif %}", "b"),
        ("{% if story.reads < 5 %}a{% elif story.reads == 1234 %}b{% else %}c{% endif %}", "b"),
        ("{% if story.standfirst or story.reads > 1 and not story.shown %}a{% endif %}", ""),
        ('{% if "Trade" in story.tags %}a{% endif %}', "a"),
        ('{% if "x" not in story.tags %}a{% endif %}', "a"),
        ("{% if story.standfirst is not None %}a{% endif %}", "a"),
        ("{% if story.published is None %}a{% else %}b{% endif %}", "b"),
        ("{% if story.headline < story.reads %}a{% else %}b{% endif %}", "b"),
        ("{% if story == stories.0 %}a{% else %}b{% endif %}", "b"),
        ("{% if stories|length >= 3 %}a{% endif %}", "a"),
        ("{% if False or None %}a{% endif %}", ""),
    ],
)
def test_conditions_are_those_of_django(source: str, html: str) -> None:
    assert rendered(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("{% for one in stories %}{{ one.reads }};{% endfor %}", "1;2;3;"),
        ("{% for one in stories reversed %}{{ one.reads }};{% endfor %}", "3;2;1;"),
        ("{% for one in stories %}x{% empty %}none{% endfor %}", "xxx"),
        (
            "{% for one in story.tags %}{{ forloop.counter }}{{ one }} {% endfor %}",
            "1Trade 2Food &amp; drink ",
        ),
        (
            "{% for one in stories %}{% if forloop.first %}a{% elif forloop.last %}c{% endif %}{% endfor %}",
            "ac",
        ),
        (
            "{% for one in stories %}{{ forloop.counter0 }}{{ forloop.revcounter }}{{ forloop.revcounter0 }} {% endfor %}",
            "032 121 210 ",
        ),
        (
            "{% for a in story.tags %}{% for b in story.tags %}{{ forloop.parentloop.counter }}{{ forloop.counter }} {% endfor %}{% endfor %}",
            "11 12 21 22 ",
        ),
        ("{% for story in stories %}{{ story.reads }}{% endfor %}{{ story.reads }}", "1231234"),
    ],
)
def test_loops_are_those_of_django(source: str, html: str) -> None:
    assert rendered(source) == html


def test_a_loop_is_counted_wherever_that_is_asked_for() -> None:
    source = "{% for a in stories %}{{ query|default:forloop.counter }}{% endfor %}"
    assert rendered(source, query="") == "123"
    source = "{% for a in stories %}{% if forloop.first|yesno:'a,' %}x{% endif %}{% endfor %}"
    assert rendered(source) == "x"


def test_an_empty_list_shows_what_stands_after_empty() -> None:
    assert rendered("{% for one in stories %}x{% empty %}none{% endfor %}", stories=[]) == "none"


def test_with_names_values_for_its_block_only() -> None:
    source = "{% with one=stories.1 two='x' %}{{ one.reads }}{{ two }}{% endwith %}"
    assert rendered(source) == "2x"
    (problem,) = refused(source + "{{ two }}")
    assert "“two”" in problem[2]


def test_with_gives_a_hidden_value_back() -> None:
    source = "{% with query='new' %}{{ query }}{% endwith %} {{ query }}"
    assert rendered(source, query="old") == "new old"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('{% firstof story.standfirst story.reads "x" %}', "1234"),
        ('{% firstof story.standfirst "a&b" %}', "a&amp;b"),
        ("{% firstof story.standfirst %}", ""),
        ("{% firstof story.standfirst story.body %}", "<p>Clean.</p>"),
    ],
)
def test_firstof_shows_the_first_that_is_something(source: str, html: str) -> None:
    assert rendered(source) == html


def test_comments_are_not_shown() -> None:
    source = "a{# {{ nothing }} #}b{% comment %}{{ nothing }}{% lod %}{% if %}{% endcomment %}c"
    assert rendered(source) == "abc"


def test_the_language_of_a_text_is_written_as_attributes() -> None:
    source = "{% for link in links %}<a {% in_language link.language %}></a>{% endfor %}"
    assert rendered(source) == '<a lang="ps" dir="rtl"></a><a lang="en" dir="ltr"></a>'


def test_the_sites_own_words_say_their_language_inside_another_one() -> None:
    source = "<p {% in_site_language story.language %}></p>"
    assert rendered(source) == "<p ></p>"
    assert rendered(source, story=story(language="ps")) == '<p lang="en" dir="ltr"></p>'
    with translation.override("fa-af"):
        assert rendered(source) == '<p lang="fa-AF" dir="rtl"></p>'


def test_a_language_nobody_knows_is_read_from_left_to_right() -> None:
    shown = rendered("<p {% in_language story.language %}></p>", story=story(language='x" y'))
    assert shown == '<p lang="x&quot; y" dir="ltr"></p>'


class TestTranslation:
    @pytest.fixture(autouse=True)
    def _norwegian(self) -> Iterator[None]:
        with translation.override("nb"):
            yield

    def test_a_text_is_translated(self) -> None:
        assert rendered('{% translate "Yes" %} {{ _("No") }}') == "Ja Nei"

    def test_a_text_for_translation_is_escaped_like_any_other(self) -> None:
        assert rendered('{% translate "<b>&" %}{{ _("<i>") }}') == "&lt;b&gt;&amp;&lt;i&gt;"

    def test_an_empty_text_stays_empty(self) -> None:
        assert rendered('{% translate "" %}{% blocktranslate %}{% endblocktranslate %}') == ""


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("{% blocktranslate %}100% of {{ query }}{% endblocktranslate %}", "100% of a&amp;b"),
        (
            "{% blocktranslate with one=stories.0.headline %}“{{ one }}”{% endblocktranslate %}",
            "“Story 1”",
        ),
        (
            (
                "{% blocktranslate count n=stories|length %}{{ n }} one{% plural %}{{ n }} many"
                "{% endblocktranslate %}"
            ),
            "3 many",
        ),
        (
            (
                "{% blocktranslate count n=stories.0.reads with t=query %}{{ n }} {{ t }}{% plural %}"
                "{{ n }} many{% endblocktranslate %}"
            ),
            "1 a&amp;b",
        ),
        ("{% blocktranslate trimmed %}\n  a\n  b\n{% endblocktranslate %}", "a b"),
        ("{% blocktranslate %}%(query)s{% endblocktranslate %}", "%(query)s"),
    ],
)
def test_texts_with_values_are_translated_whole(source: str, html: str) -> None:
    assert rendered(source, query="a&b") == html


def test_a_translation_that_asks_for_another_value_is_left_aside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def translated(message: str) -> str:
        active = translation.get_language() is not None
        return "%(other)s" if active else message

    monkeypatch.setattr("newsroom.templating.nodes.gettext", translated)
    assert rendered("{% blocktranslate %}{{ query }}!{% endblocktranslate %}", query="a") == "a!"


CARD = Source(
    "<p>{{ story.headline }} {{ size }}</p>",
    Declared(story=STORY, size=number("", optional=True)),
)


def shown(source: str, **partials: Source) -> str:
    return parsed(source, card=CARD, **partials).render(VALUES)


def test_an_included_template_is_given_values_by_name() -> None:
    assert shown("{% include 'card' with story=stories.0 size=7 %}") == "<p>Story 1 7</p>"


def test_an_included_template_finds_what_is_around_it() -> None:
    source = "{% for story in stories %}{% include 'card' %}{% endfor %}"
    assert shown(source) == "<p>Story 1 0</p><p>Story 2 0</p><p>Story 3 0</p>"


def test_an_included_template_sees_nothing_that_it_does_not_declare() -> None:
    nosy = Source("{{ query }}", Declared(story=STORY))
    ((line, column, message),) = refused("{% include 'nosy' %}", nosy=nosy)
    assert (line, column) == (1, 12)
    assert "Line 1, column 4: there is no value “query” here." in message


def test_an_included_template_must_be_given_what_it_needs() -> None:
    needy = Source("{{ title }}", Declared(title=text("")))
    ((*_, message),) = refused("{% include 'needy' %}", needy=needy)
    assert message == "“needy” needs a value “title”: add with title=…"
    ((*_, message),) = refused("{% include 'needy' with title=story %}", needy=needy)
    assert message == "“needy” needs another kind of value as “title”."
    ((*_, message),) = refused("{% include 'needy' with title='a' tilte='b' %}", needy=needy)
    assert message == "“needy” knows no value “tilte”."


def test_what_an_included_template_does_to_names_stays_inside_it() -> None:
    loud = Source("{% with story='x' %}{% endwith %}", Declared(story=STORY))
    assert parsed("{% include 'loud' %}{{ story.reads }}", loud=loud).render(VALUES) == "1234"
