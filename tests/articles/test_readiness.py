from articles.content import Attribution
from articles.readiness import problems
from tests.factories import content


def fields(**changes: object) -> list[str]:
    return [problem.field for problem in problems(content(**{"category_id": 1} | changes))]


def test_a_story_with_category_text_and_sources_is_ready() -> None:
    spoken = Attribution(words="No.", source_id=1)
    term = Attribution(words="peace", speech=False)
    assert fields(attributions=(spoken, term)) == []


def test_a_story_needs_a_category() -> None:
    assert fields(category_id=None) == ["category"]


def test_a_story_needs_words_and_not_only_markup() -> None:
    assert fields(html='<figure class="image"><img src="/x.webp" alt="x"></figure>') == ["html"]


def test_quotations_without_a_source_are_counted() -> None:
    waiting = (Attribution(words="No."), Attribution(words="Yes."))
    (problem,) = problems(content(category_id=1, attributions=waiting))
    assert problem.field == "attributions"
    assert "2 quotations have no source" in str(problem.message)
