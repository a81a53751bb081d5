# ruff: noqa: E501 - a template in a table is read best in one piece

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.templating import Declared, Source, TemplateProblem, TemplateProblems, parse, text
from newsroom.templating.limits import DEPTH, PROBLEMS
from newsroom.templating.tags import TAGS
from tests.newsroom.templating.data import DECLARED, outcome, refused


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        ("{{ stry }}", 1, 4, "there is no value “stry” here: did you mean “story”?"),
        ("{{ story.hedline }}", 1, 10, "“story” has no value “hedline”: did you mean “headline”?"),
        ("{{ story.picture.adress }}", 1, 18, "“story.picture” has no value “adress”: did you mean “address”?"),
        ("{{ story.headline.x }}", 1, 19, "“story.headline” is of the kind “text” and has nothing inside."),
        ("{{ zzz }}", 1, 4, "there is no value “zzz” here."),
        ("a\nbc {{ story.x }}", 2, 13, "“story” has no value “x”."),
        ("a\r\nbc {{ story.x }}", 2, 13, "“story” has no value “x”."),
        ("a\rbc {{ story.x }}", 2, 13, "“story” has no value “x”."),
        ("پښتو او دری\r\nپښتو {{ stry }}", 2, 9, "there is no value “stry” here: did you mean “story”?"),
        ("😀 {{ stry }}", 1, 6, "there is no value “stry” here: did you mean “story”?"),
        ("{{ story }}", 1, 4, "“story” is of the kind “record”: show something that is in it."),
        ("{{ stories }}", 1, 4, "“stories” is of the kind “list”: show something that is in it."),
        ("\n {% if story.shown %}x", 2, 2, "“if” is not closed: there is no {% endif %}."),
        ("{% for a in story %}{% endfor %}", 1, 13, "“story” is of the kind “record”, not a list."),
        ("{% for a in stories %}{{ a.hedline }}{% endfor %}", 1, 28, "“a” has no value “hedline”: did you mean “headline”?"),
        ("{% for a in stories %}{{ forloop.conter }}{% endfor %}", 1, 34, "“forloop” has no value “conter”: did you mean “counter”?"),
        ("{{ forloop.counter }}", 1, 4, "there is no value “forloop” here."),
        ("{% if stry %}{% endif %}", 1, 7, "there is no value “stry” here: did you mean “story”?"),
        ("{% with a=stry %}{% endwith %}", 1, 11, "there is no value “stry” here: did you mean “story”?"),
        ("{% blocktranslate %}a\n{{ stry }}{% endblocktranslate %}", 2, 4, "there is no value “stry” here: did you mean “story”?"),
        ("{% include 'hedaer' %}", 1, 12, "there is no template “hedaer”: did you mean “header”?"),
        ("x {{ query", 1, 3, "“{{” has no “}}” on the same line."),
        ("{% endfor %}", 1, 4, "“endfor” ends nothing that is open here."),
        ("a\n\u202eb", 2, 1, "an invisible character that is not allowed here: U+202E, right-to-left override."),
        ("<p>\n  <script>", 2, 3, "the element <script> is not allowed here."),
        ("<p class='a'\n   onclick='b'>", 2, 4, "event handlers cannot stand here: “onclick”."),
        ("<a href='{{ query }}'>", 1, 13, "Here one address must stand: this is of the kind “text”."),
    ],
)  # fmt: skip
def test_a_problem_is_told_where_it_is_and_what_was_meant(
    source: str, line: int, column: int, message: str
) -> None:
    assert refused(source, header=Source("", Declared())) == [(line, column, message)]


def test_an_unknown_tag_is_told_with_those_that_are_known() -> None:
    ((line, column, message),) = refused("{% inclde 'x' %}")
    assert (line, column) == (1, 4)
    assert message.startswith("there is no tag “inclde” here: did you mean “include”? Allowed are:")
    assert all(name in message for name in TAGS)


def test_all_problems_are_told_at_once_in_the_order_of_the_text() -> None:
    source = (
        "{{ b }}{% lod %}\n{{ story.c|d }}<script>{% if e %}{% for f in g %}\n{{ h }}{% endfor %}"
    )
    told = [(line, column) for line, column, _ in refused(source)]
    places = [(1, 4), (1, 11), (2, 10), (2, 12), (2, 16), (2, 24), (2, 30), (2, 46), (3, 4)]
    assert told == places


def test_a_problem_knows_how_long_it_is() -> None:
    with pytest.raises(TemplateProblems) as wrong:
        parse("{{ stry.headline }}", DECLARED)
    message = "there is no value “stry” here: did you mean “story”?"
    assert wrong.value.problems == (TemplateProblem(1, 4, message, 4),)
    assert str(wrong.value) == f"Line 1, column 4: {message}"


def test_a_block_that_is_not_closed_is_told_once_where_it_opens() -> None:
    source = "{% if story.shown %}{% for a in stories %}{% with b=a %}{% endif %}"
    assert [column for _, column, _ in refused(source)] == [21, 43]


def test_the_end_of_an_unknown_tag_is_not_told_again() -> None:
    assert len(refused("{% autoescape off %}x{% endautoescape %}")) == 1


def test_no_more_problems_are_told_than_somebody_can_read() -> None:
    assert len(refused("{{ x }}" * 500)) == PROBLEMS


def test_what_comes_of_a_wrong_value_is_not_told_again() -> None:
    source = (
        "{% with a=stry.b %}{{ a.c.d|upper }}{% for x in a %}{{ x.y }}{% endfor %}{% endwith %}"
    )
    assert len(refused(source)) == 1


def test_tags_may_stand_in_each_other_as_deep_as_is_said() -> None:
    def nested(depth: int) -> str:
        return "{% if query %}" * depth + "x" + "{% endif %}" * depth

    assert outcome(nested(DEPTH)) == "x"
    assert refused(nested(DEPTH + 1))
    inner = Source(nested(DEPTH - 10), DECLARED)
    outer = "{% if query %}" * 20 + "{% include 'inner' %}" + "{% endif %}" * 20
    assert refused(outer, inner=inner)


def test_a_parsed_template_knows_all_that_it_is_made_of() -> None:
    b = Source("{{ query }}", DECLARED)
    a = Source("{% include 'b' %}", DECLARED)
    page = parse("{% include 'a' %}", DECLARED, {"a": a, "b": b}, name="page")
    assert page.includes == {"a", "b"}


def test_a_problem_in_an_included_template_is_told_where_it_is_included() -> None:
    wrong = Source("\n{{ quer }}", Declared(query=text("")))
    ((line, column, message),) = refused("\n\n {% include 'wrong' %}", wrong=wrong)
    assert (line, column) == (3, 13)
    assert message.startswith("The template “wrong” has problems of its own: Line 2, column 4:")


PIECES = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            " ",
            "\n",
            "\r\n",
            "'",
            '"',
            "\\",
            "|",
            ":",
            ".",
            "=",
        ),
        *("<", ">", "</", "/>", "<a href='", '<p class="', "&", "on", "style", "<script", "<!--"),
        *("story", "stories", "query", "headline", "address", "forloop", "counter", "_(", ")", "0"),
        *("{% if query %}", "{% else %}", "{% endif %}", "{% for a in stories %}", "{% endfor %}"),
        *("{% with a=query %}", "{% endwith %}", "{{ query }}", "{{ a }}", "{% firstof ", "upper"),
        *("{% blocktranslate %}", "{% endblocktranslate %}", "{% plural %}", "{% comment %}", "پ"),
        *("not", "and", "in", "==", "{% include 'page' %}", "{% in_language query %}", "default:"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_pieces_are_a_template_or_a_list_of_problems(source: str) -> None:
    outcome(source)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_template_or_a_list_of_problems(source: str) -> None:
    outcome(source)
