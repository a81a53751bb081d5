import pytest
from django.template.context import Context

from articles import pictures, reading
from articles.content import Attribution
from articles.front_page import lay_out
from articles.models import Article
from newsroom.managed.data import stories
from newsroom.managed.registry import MANAGED
from newsroom.models import SiteSettings
from newsroom.templating import freeze
from tests import factories

pytestmark = pytest.mark.django_db
SPOKEN = "<p>“The wells are dry,” said Mina Toral, mayor of Ostrel.</p>"


def rich_story() -> Article:
    picture = pictures.store(factories.image_file(), alt="A dry well", credit="Mina Toral")
    story = factories.published(
        headline="Wells & mills",
        html=SPOKEN,
        author_ids=(factories.author(name="Idris Vanto").pk,),
        lead_picture_id=picture.pk,
        attributions=(
            Attribution(
                words="The wells are dry,", source_id=factories.source(name="Mina Toral").pk
            ),
        ),
    )
    return Article.objects.with_story().get(pk=story.pk)


def page_of(story: Article, **values: object) -> Context:
    voices = reading.voices(story)
    sections = reading.sections(story, voices)
    return Context(
        {
            "article": story,
            "sections": sections,
            "outline": reading.outline(sections),
            "voices": voices,
            "corrections": reading.corrections(story),
            "site": SiteSettings(),
            **values,
        }
    )


def test_a_story_comes_as_plain_values() -> None:
    story = rich_story()
    made = stories.story_page(page_of(story))
    freeze(made, MANAGED["story-page"].declared)
    assert made["story"]["headline"] == "Wells & mills"
    assert made["story"]["picture"]["credit"] == "Mina Toral"
    assert made["story"]["reads_address"] == f"{story.get_absolute_url()}read/"
    assert "Idris Vanto" in made["story"]["byline"].html


def test_quotes_are_parts_of_the_text_with_their_speaker() -> None:
    (section,) = stories.story_page(page_of(rich_story()))["story"]["sections"]
    (quote,) = [one["quote"] for one in section["parts"] if "quote" in one]
    assert quote["words"].html == "“The wells are dry,”"
    assert quote["speaker"].startswith("Mina Toral")
    assert quote["is_first"]


def test_a_preview_counts_no_read() -> None:
    made = stories.story_page(page_of(rich_story(), preview="A preview"))
    assert made["story"]["reads_address"] == ""


@pytest.mark.parametrize(("shown", "reads"), [(True, 7), (False, 0)])
def test_reads_are_given_where_they_are_shown(shown: bool, reads: int) -> None:
    story = rich_story()
    story.reads = 7
    settings = SiteSettings(reads_are_shown=shown)
    assert stories.story_page(page_of(story, site=settings))["story"]["reads"] == reads


def test_a_front_page_comes_as_plain_values() -> None:
    for _ in range(7):
        factories.published()
    found = Article.objects.live().with_card().newest_first()
    made = stories.front_page(Context({"front": lay_out(list(found))}))
    freeze(made, MANAGED["front-page"].declared)
    assert made["lead"]["headline"] == found[0].headline
    assert len(made["rail"]) == 4
    assert sum(len(column["stories"]) for column in made["columns"]) == 2


def test_a_front_page_before_the_first_story_has_no_lead() -> None:
    made = stories.front_page(Context({"front": lay_out([])}))
    assert made == {"lead": None, "rail": [], "columns": []}


def test_a_picture_says_all_its_sizes() -> None:
    picture = stories.story_page(page_of(rich_story()))["story"]["picture"]
    assert [one.split()[1] for one in picture["sizes"].split(", ")] == ["1200w", "800w", "400w"]
    assert picture["address"].startswith("/media/pictures/")
