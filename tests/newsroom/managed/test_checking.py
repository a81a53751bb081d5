"""What is found wrong with a template before readers see it."""

import pytest

from newsroom.managed import checking, previewing, publishing
from newsroom.managed.checking import Problem
from newsroom.managed.families import default_source
from newsroom.managed.previewing import Preview
from newsroom.managed.registry import MANAGED
from newsroom.managed.samples import Sample
from newsroom.models import ManagedTemplate
from newsroom.templating import TooMuch
from tests import factories

pytestmark = pytest.mark.django_db


def footer(more: str) -> str:
    return default_source("footer").replace("</footer>", f"{more}\n</footer>")


def said(name: str, source: str) -> str:
    return "\n".join(one.message for one in checking.check(name, source))


@pytest.mark.parametrize("name", MANAGED)
def test_nothing_is_wrong_with_a_default(name: str) -> None:
    factories.published()
    assert checking.check(name, default_source(name)) == []


def test_the_engines_problems_come_with_line_and_column() -> None:
    problems = checking.check("story-card", "<p>\n{{ story.headlin }}</p>")
    assert problems == checking.unfit("story-card", "<p>\n{{ story.headlin }}</p>")
    assert [(one.line, one.column) for one in problems] == [(2, 10)]
    assert "did you mean “headline”?" in problems[0].message


def test_several_mistakes_are_told_at_once() -> None:
    problems = checking.check("footer", footer('<p onclick="x">{{ a }}</p><iframe></iframe>'))
    assert len(problems) == 3


@pytest.mark.parametrize("name", [name for name, one in MANAGED.items() if one.musts])
def test_what_a_template_must_contain_is_missed(name: str) -> None:
    assert "The page lacks: " in said(name, "{# nothing #}")


def test_barriers_are_found_where_the_template_wrote_them() -> None:
    source = footer('\n<img src="/static/img/icon.svg">')
    line = source.split("\n").index('<img src="/static/img/icon.svg">') + 1
    found = [one for one in checking.check("footer", source) if "alternative text" in one.message]
    assert [one.line for one in found] == [line]


def test_what_is_wrong_on_many_pages_is_told_once_with_their_names() -> None:
    (found,) = checking.check("footer", footer('<p><img src="/static/img/icon.svg"></p>'))
    assert len(found.pages) > 3
    assert len(set(found.pages)) == len(found.pages)


def test_an_id_that_another_template_has_is_found() -> None:
    assert "_main" in said("footer", footer('<p id="_main">Twice.</p>'))


def test_account_numbers_that_are_not_the_newsrooms_own_are_refused() -> None:
    (found,) = checking.check("footer", footer("<p>Account 1503 02 05440</p>"))
    assert "1503 02 05440" in found.message
    assert found.line == len(default_source("footer").split("\n")) - 1


def test_the_newsrooms_own_number_may_stand_in_a_template() -> None:
    factories.donation_details()
    assert checking.check("footer", footer("<p>Account 0530 22 94668</p>")) == []


def test_a_number_that_is_put_together_of_pieces_is_found() -> None:
    pieces = "<p>NO93 8601 <bdi>1117</bdi> 947</p>"
    assert "NO93 8601 1117 947" in said("footer", footer(pieces))


def test_a_number_that_no_sample_page_shows_is_found() -> None:
    assert "1503 02 05440" in said(
        "footer", footer("{% if not site.name %}Account 1503 02 05440{% endif %}")
    )


def test_a_page_that_is_too_heavy_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "BUDGET", 1_000)
    assert checking.check("footer", default_source("footer")) == []  # as heavy as it was
    assert "kB packed" in said("footer", footer("<p>A word more.</p>"))


def test_what_takes_too_much_is_refused() -> None:
    loops = "{% for a in sections %}" * 4 + "x" * 20_000 + "{% endfor %}" * 4
    sections = [factories.category() for _ in range(12)]
    assert len(sections) == 12
    source = default_source("header").replace("</header>", f"<p>{loops}</p></header>")
    assert "cannot be rendered" in said("header", source)


def test_what_takes_too_much_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[str] = []

    def endless(name: str, source: str, sample: Sample) -> None:
        pages.append(str(sample.title))
        raise TooMuch("It takes too long.")

    monkeypatch.setattr("newsroom.managed.previewing.previewed", endless)
    (found,) = checking.check("footer", default_source("footer"))
    assert found.message == "It cannot be rendered: It takes too long."
    assert list(found.pages) == pages
    assert len(pages) == 1


def test_what_takes_long_to_check_is_refused_after_some_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "SECONDS", 0)
    assert said("footer", default_source("footer")).startswith("To check it takes too long")


def test_an_element_that_html_closes_by_itself_needs_its_end_tag() -> None:
    """Readers' pages are looked at without HTML's rules for leaving it out."""
    source = footer("<ul><li>One<li>Two</ul>")
    assert "<ul> is not closed: write its end tag." in said("footer", source)


@pytest.mark.parametrize(
    "field", ['<img src="/a.png" alt="{}">', '<input value="{}">', '<b data-a="{}">b</b>']
)
def test_a_number_in_an_attribute_is_found(field: str) -> None:
    pieces = field.format("1503{# #}020{# #}5445")
    assert "1503 02 05445" in said("footer", footer(f"<p>{pieces}</p>"))


@pytest.mark.parametrize("element", ["bdo", "dialog"])
def test_what_turns_digits_around_or_covers_others_is_no_element_to_write(element: str) -> None:
    assert "is not allowed here" in said("footer", footer(f"<{element}>1</{element}>"))


def test_a_page_that_is_too_long_to_look_at_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LONGEST", 1_000)
    assert checking.check("footer", default_source("footer")) == []  # as long as it was
    assert "is the most that is checked" in said("footer", footer("<p>More.</p>"))


def test_what_is_wrong_with_another_live_template_is_not_told_here() -> None:
    wrong = footer("<p>\u2026<img src='/static/img/icon.svg'></p>")
    version = publishing.save_draft("footer", wrong)
    ManagedTemplate.objects.update(live=version, draft=None)
    assert checking.check("header", default_source("header")) == []


def test_a_page_that_the_default_cannot_make_beside_the_others_is_checked_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    default, previewed = default_source("footer"), previewing.previewed

    def failing(name: str, source: str, sample: Sample) -> Preview:
        if source == default:
            raise TooMuch("It takes too long.")
        return previewed(name, source, sample)

    monkeypatch.setattr("newsroom.managed.previewing.previewed", failing)
    assert "The page lacks: " in said("footer", "<footer></footer>")


def test_what_the_live_version_lacks_is_no_excuse() -> None:
    version = publishing.save_draft("footer", "<footer></footer>")
    ManagedTemplate.objects.update(live=version, draft=None)
    assert "The page lacks: " in said("footer", "<footer> </footer>")


def test_a_loop_of_templates_is_refused() -> None:
    assert "include itself" in said("quote", '{% include "quote" %}')


def test_problems_stand_in_the_order_of_the_text() -> None:
    places = [Problem("b", 3, 1), Problem("a", 1, 2)]
    found = checking.check("footer", footer("<b>{{ x }}</b>\n{{ y }}"))
    assert [one.line for one in found] == sorted(one.line for one in found)
    assert len(found) == len(places)
