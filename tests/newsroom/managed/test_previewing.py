import pytest
from django.test import Client

from newsroom.managed import families, previewing
from newsroom.managed.samples import Sample, samples
from newsroom.models import SiteSettings
from newsroom.templating import RenderProblem, TemplateProblems
from tests import factories

pytestmark = pytest.mark.django_db
DRAFT = '<header><a href="/">{{ site.name }}</a> in draft</header>\n'


def sample(template: str, name: str) -> Sample:
    return next(one for one in samples(template) if one.name == name)


def test_a_draft_is_shown_on_a_whole_page() -> None:
    html = previewing.preview("header", DRAFT, sample("header", "sample-story"))
    assert html.startswith("<!doctype html>")
    assert '<header><a href="/">The Ostrel Paper</a> in draft</header>' in html
    assert "Story 1: bread by weight" in html


def test_a_draft_is_shown_on_what_the_site_has() -> None:
    factories.published(headline="Wells run dry")
    draft = "<h2>{{ story.headline|upper }}</h2>"
    html = previewing.preview("story-card", draft, sample("story-card", "front-page"))
    assert "<h2>WELLS RUN DRY</h2>" in html


def test_nobody_else_sees_the_draft(client: Client) -> None:
    factories.published()
    before = client.get("/").content
    previewing.preview("header", DRAFT, sample("header", "front-page"))
    assert client.get("/").content == before


def test_a_page_is_previewed_in_the_language_of_the_site() -> None:
    SiteSettings.objects.create(pk=1, language="ps")
    html = previewing.preview("header", DRAFT, sample("header", "sample-story"))
    assert '<html lang="ps" dir="rtl">' in html


def test_a_draft_that_is_no_template_says_so() -> None:
    with pytest.raises(TemplateProblems, match="motto"):
        previewing.preview("header", "{{ site.motto }}", sample("header", "sample-story"))


def test_a_draft_that_fails_says_so() -> None:
    draft = "{% for a in sections %}" * 40 + "x" + "{% endfor %}" * 40
    with pytest.raises(RenderProblem):
        previewing.preview("header", draft, sample("header", "sample-story"))


def test_after_a_draft_that_fails_pages_are_as_before(client: Client) -> None:
    test_a_draft_that_fails_says_so()
    assert b"Newsroom" in client.get("/").content


@pytest.mark.parametrize("name", ["header", "story-voices"])
def test_a_place_on_the_page_leads_to_the_line_that_made_it(name: str) -> None:
    source = "<p>One</p>\n<p>{% translate 'Two-and-a-half' %}</p>\n"
    page = previewing.previewed(name, source, sample("story-page", "sample-story"))
    origin = page.origin(page.html.index("Two-and-a-half"))
    assert origin
    assert (origin.template, origin.line) == (name, 2)


def test_in_what_the_template_spells_the_place_is_exact() -> None:
    source = "<p>\n<b>One</b>\n  <i>Here</i>\n</p>\n"
    page = previewing.previewed("header", source, sample("header", "sample-story"))
    origin = page.origin(page.html.index("<i>Here"))
    assert origin
    assert (origin.line, origin.column) == (3, 3)


def test_what_no_managed_template_made_leads_nowhere() -> None:
    page = previewing.previewed("header", DRAFT, sample("header", "sample-story"))
    assert page.origin(page.html.index("<title>")) is None


def test_a_draft_that_no_page_includes_is_previewed_alone() -> None:
    page = previewing.previewed(
        "donation-panel",
        families.default_source("donation-panel"),
        sample("donation-panel", "sample-donation-panel"),
    )
    assert [one.name for one in page.shown] == ["header", "donation-panel", "footer"]
