from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article, Byline, Quote, Section
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_published_story_has_category_time_and_revision_in_the_database() -> None:
    article = factories.draft()
    with pytest.raises(IntegrityError):
        Article.objects.filter(pk=article.pk).update(status=Article.Status.PUBLISHED)


def test_a_story_is_not_updated_before_it_was_published() -> None:
    article = factories.published()
    with pytest.raises(IntegrityError):
        Article.objects.filter(pk=article.pk).update(updated_at=timezone.now() - timedelta(days=1))


def test_an_author_stands_once_in_a_byline() -> None:
    author = factories.author()
    article = factories.draft(author_ids=(author.pk,))
    with pytest.raises(IntegrityError):
        Byline.objects.create(article=article, author=author, position=1)


@pytest.mark.parametrize(
    ("position", "heading", "anchor"), [(0, "Water", "water"), (1, "", ""), (1, "Water", "")]
)
def test_the_lead_has_no_heading_and_every_other_section_has_one(
    position: int, heading: str, anchor: str
) -> None:
    article = factories.draft()
    article.sections.all().delete()
    with pytest.raises(IntegrityError):
        Section.objects.create(article=article, position=position, heading=heading, anchor=anchor)


def test_a_quote_has_words() -> None:
    article = factories.draft()
    with pytest.raises(IntegrityError):
        Quote.objects.create(
            article=article, section=article.sections.get(), position=0, words="", spans=[]
        )


def test_the_speaker_is_whom_the_story_describes_or_else_the_source() -> None:
    source = factories.source(name="Mina Toral", role="mayor", organisation="", place="")
    assert Quote(source=source, described_as="the former mayor").speaker == "the former mayor"
    assert Quote(source=source).speaker == "Mina Toral, mayor"
    assert Quote().speaker == ""
