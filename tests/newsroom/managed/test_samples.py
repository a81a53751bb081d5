import pytest

from articles import pictures, workflow
from articles.changes import Change
from newsroom.managed.families import default_source
from newsroom.managed.previewing import previewed
from newsroom.managed.registry import MANAGED
from newsroom.managed.samples import samples
from tests import factories

pytestmark = pytest.mark.django_db


def page(name: str) -> str:
    found = next(one for one in samples("story-page") if one.name == name)
    return previewed("story-page", default_source("story-page"), found).html


def names(template: str) -> set[str]:
    return {one.name for one in samples(template)}


def test_a_site_without_stories_has_made_up_pages_only() -> None:
    assert names("story-page") == {"sample-story", "sample-story-rtl", "sample-short-story"}
    assert "front-page" not in names("front-page")


def test_the_story_with_most_in_it_is_found() -> None:
    lead = pictures.store(factories.image_file(), alt="A dry well")
    factories.published(headline="With a picture", lead_picture_id=lead.pk)
    factories.published(headline="Newer")
    assert "<h1>With a picture</h1>" in page("story")


def test_stories_from_right_to_left_and_corrected_ones_are_found() -> None:
    assert not names("story-page") & {"story-rtl", "story-corrected"}
    factories.published(headline="اوبه", language="ps")
    corrected = factories.published(headline="Put right")
    workflow.publish(corrected, change=Change.CORRECTION, note="The well is in Arvel.")
    assert "<h1>اوبه</h1>" in page("story-rtl")
    assert "The well is in Arvel." in page("story-corrected")


def test_a_draft_is_no_sample() -> None:
    factories.draft()
    assert "story" not in names("story-page")


@pytest.mark.parametrize("template", MANAGED)
def test_samples_have_names_and_titles_of_their_own(template: str) -> None:
    factories.published()
    found = samples(template)
    assert len({one.name for one in found}) == len({str(one.title) for one in found}) == len(found)


def test_a_real_page_has_the_address_of_the_site() -> None:
    factories.published()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/stories/' in page("story")
