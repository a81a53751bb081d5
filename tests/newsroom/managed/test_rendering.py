import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from newsroom.managed import failures, families, rendering
from newsroom.managed.families import default_source
from newsroom.managed.made_up import cards, site, stories
from newsroom.managed.rendering import Values
from newsroom.managed.sources import LiveSources
from newsroom.templating import Markup, RenderProblem

pytestmark = pytest.mark.django_db
ENDLESS = "{% for a in sections %}" * 40 + "x" + "{% endfor %}" * 40
LONG = 20  # sections: 20 to the power of 40 turns


@pytest.fixture
def failed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Name and problem of every template that was told to fail."""
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(
        failures, "failed", lambda name, _source, problem: told.append((name, problem))
    )
    return told


def render(name: str, values: Values, live: dict[str, str] | None = None) -> str:
    return rendering.render(name, values, LiveSources((live or {}).items()))


def header() -> dict[str, object]:
    return site.around("")["header"] | {"sections": site.SECTIONS * LONG}


def test_without_a_live_version_readers_get_the_default() -> None:
    assert "The Ostrel Paper" in render("header", header())


def test_a_live_version_stands_in_place_of_the_default(failed: list[tuple[str, str]]) -> None:
    live = {"header": "<b>{{ site.name }}</b>"}
    assert render("header", header(), live) == "<b>The Ostrel Paper</b>"
    assert failed == []


def test_a_live_version_is_what_other_templates_include() -> None:
    live = {"story-card": "[{{ story.headline|truncatewords:2 }}]"}
    html = render("front-page", cards.front_page(), live)
    assert "[Story 1: …]" in html
    assert "<img" not in html


def test_a_line_end_at_the_end_of_a_template_is_no_part_of_it() -> None:
    assert render("comments-notice", {}, {"comments-notice": "a\r\n\n"}) == "a"


def test_what_takes_too_long_is_replaced_by_the_default(failed: list[tuple[str, str]]) -> None:
    html = render("header", header(), {"header": ENDLESS})
    assert html == render("header", header())
    assert failed == [("header", "It takes too many steps.")]


def test_the_included_template_that_fails_is_the_one_to_blame(
    failed: list[tuple[str, str]],
) -> None:
    page = (
        "<h1>Our page</h1>{% for story in rail %}"
        '{% include "story-card" with level=2 sizes="" %}{% endfor %}'
    )
    values = cards.front_page() | {"rail": [cards.card(number) for number in range(100)]}
    live = {"story-card": "x" * 60_000, "front-page": page}
    html = render("front-page", values, live)
    assert html.startswith("<h1>Our page</h1>")
    assert html.count("story-card-text") == 100
    assert failed == [("story-card", "It makes too long a text.")]


def test_a_live_version_that_is_no_template_any_more_is_replaced(
    failed: list[tuple[str, str]],
) -> None:
    """The data that a template gets may change with a release."""
    html = render("header", header(), {"header": "{{ site.motto }}"})
    assert html == render("header", header())
    assert [name for name, _ in failed] == ["header"]
    assert "motto" in failed[0][1]


def test_live_versions_that_include_each_other_are_taken_apart(
    failed: list[tuple[str, str]],
) -> None:
    live = {
        "story-voices": '{% include "story-outline" %}',
        "story-outline": '{% include "story-voices" %}',
    }
    html = render("story-page", stories.story_page(), live)
    assert "Bread by weight".lower() in html.lower()
    assert len(failed) == 1
    assert "cannot include itself" in failed[0][1]


def test_a_default_that_cannot_be_rendered_is_an_error(failed: list[tuple[str, str]]) -> None:
    """There is nothing to put in its place: the data is wrong."""
    with pytest.raises(RenderProblem):
        render("header", {}, {"header": "{{ site.name }}"})
    assert failed == []


def test_a_long_story_is_too_long_for_no_default() -> None:
    parts = [{"text": Markup("<p>" + "word " * 200_000 + "</p>")} for _ in range(8)]
    page = stories.short_story()
    page["story"]["sections"][0]["parts"] = parts
    assert len(render("story-page", page)) > 8_000_000


def test_values_are_escaped() -> None:
    values = header()
    values["links"] = [{"label": "<b>&", "address": "/", "language": "en"}]
    assert "&lt;b&gt;&amp;" in render("header", values)


def test_what_failed_is_not_tried_again_until_something_changes(
    failed: list[tuple[str, str]],
) -> None:
    live = LiveSources([("header", ENDLESS)])
    for _ in range(3):
        rendering.render("header", header(), live)
    assert len(failed) == 1
    rendering.render("header", header(), LiveSources([("header", ENDLESS)]))
    assert len(failed) == 2


@pytest.mark.django_db(transaction=True)
def test_pages_after_the_first_ask_for_no_template(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/corrections/")
    with django_assert_num_queries(3):  # due changes, corrections, the sections of the header
        client.get("/corrections/")


def test_every_template_is_parsed_once() -> None:
    one = families.family({"header": "<p>a</p>"})
    assert families.family({"header": "<p>a</p>"}) is one


def test_the_default_is_the_file() -> None:
    assert default_source("comments-notice").startswith('<p class="comments-notice')
