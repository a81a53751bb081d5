# ruff: noqa: E501 - a template in a table is read best in one piece

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsroom.templating import (
    Declared,
    Limits,
    Markup,
    RenderProblem,
    Source,
    TooMuch,
    UnfitData,
    listing,
    parse,
    text,
)
from tests.newsroom.templating.data import DECLARED, VALUES, parsed, story

NAMES = Declared(names=listing("", text("")), word=text("", optional=True))


def nested(depth: int) -> str:
    return "{% for a in names %}" * depth + "x" + "{% endfor %}" * depth


def test_loops_in_loops_stop_at_the_budget_at_once() -> None:
    page = parse(nested(6), NAMES)
    start = time.process_time()
    with pytest.raises(TooMuch):
        page.render({"names": ["a"] * 100})
    assert time.process_time() - start < 0.2


@pytest.mark.parametrize(
    "source",
    [
        nested(4),
        "{% for a in names %}" * 6 + "{% endfor %}" * 6,
        "{% for a in names %}" * 3 + "{% if names == names %}{% endif %}" + "{% endfor %}" * 3,
        "{% for a in names %}{% for b in names %}{% if word|upper|lower == 'x' %}a{% endif %}{% endfor %}{% endfor %}",
        "{% for a in names %}{% for b in names %}{% firstof '' '' '' '' '' '' '' '' %}{% endfor %}{% endfor %}",
        "{% for a in names %}{% for b in names %}{% if word in word or word %}a{% endif %}{% endfor %}{% endfor %}",
    ],
)  # fmt: skip
def test_whatever_takes_long_costs_steps(source: str) -> None:
    with pytest.raises(TooMuch, match="steps"):
        parse(source, NAMES).render({"names": ["a"] * 100, "word": "b" * 5_000})


def test_no_text_grows_without_end() -> None:
    page = parse("{% for a in names %}{{ word }}{% endfor %}", NAMES)
    with pytest.raises(TooMuch, match="long a text"):
        page.render({"names": ["a"] * 1_000, "word": "b" * 10_000})


def test_no_rendering_goes_on_for_ever() -> None:
    page = parse(nested(3), NAMES)
    with pytest.raises(TooMuch, match="too long"):
        page.render({"names": ["a"] * 100}, Limits(steps=10**9, seconds=0.001))


def test_time_that_a_busy_machine_takes_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    page = parse(nested(2), NAMES)
    clock = iter(range(0, 10**9, 3600))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    assert page.render({"names": ["a"] * 30})


def test_limits_are_what_they_say() -> None:
    page = parse("{{ word }}", NAMES)
    assert page.render({"names": [], "word": "abc"}, Limits(characters=3)) == "abc"
    with pytest.raises(TooMuch):
        page.render({"names": [], "word": "abcd"}, Limits(characters=3))


def test_data_that_was_not_declared_so_is_told() -> None:
    with pytest.raises(UnfitData, match=r"names is no list, but int\."):
        parse("", NAMES).render({"names": 5})


def test_whatever_fails_fails_as_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(value: object) -> str:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("newsroom.templating.nodes.shown", broken)
    with pytest.raises(RenderProblem, match="ZeroDivisionError: by nothing"):
        parsed("{{ query }}").render(VALUES)


def test_one_parsed_template_serves_many_threads() -> None:
    source = "{% for a in stories %}{% with b=a.headline %}{{ forloop.counter }}{{ b }}{% endwith %}{% endfor %}"
    page = parsed(source)

    def one(number: int) -> bool:
        stories = [story(headline=f"{number}-{at}") for at in range(20)]
        shown = page.render(VALUES | {"stories": stories})
        return shown == "".join(f"{at + 1}{number}-{at}" for at in range(20))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(one, range(200)))


def test_what_is_missing_shows_nothing() -> None:
    source = "[{{ story.picture.address }}{{ stories.9.headline }}{{ story.published }}]"
    values = VALUES | {"story": story(picture=None, published=None)}
    assert parsed(source).render(values) == "[]"


def test_values_are_shown_plainly() -> None:
    source = "{{ story.reads }} {{ story.shown }} {{ story.published }} {{ story.body }} {{ None }}"
    assert parsed(source).render(VALUES) == "1234 True 22 Nov 2026, 18:30 <p>Clean.</p> "


def test_a_trace_knows_which_line_made_what() -> None:
    card = Source("<b>\n{{ story.headline }}</b>", DECLARED)
    page = parsed("<p>\n{{ query }}\n{% include 'card' %}</p>", card=card)
    trace = page.trace(VALUES | {"query": "Q", "story": story(headline="H")})
    assert trace.html == page.render(VALUES | {"query": "Q", "story": story(headline="H")})

    def origin(text: str) -> tuple[str, int, int]:
        piece = trace.origin(trace.html.index(text))
        assert piece
        return piece.template, piece.line, piece.column

    assert origin("Q") == ("page", 2, 1)
    assert origin("H") == ("card", 2, 1)
    assert origin("<b>") == ("card", 1, 1)
    assert origin("</p>") == ("page", 3, 21)


def test_markup_is_all_that_is_not_escaped() -> None:
    values = VALUES | {"story": story(body=Markup("<i>&amp;</i>"), headline="<i>&amp;</i>")}
    shown = parsed("{{ story.body }}{{ story.headline }}").render(values)
    assert shown == "<i>&amp;</i>&lt;i&gt;&amp;amp;&lt;/i&gt;"
