from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from articles import workflow
from articles.content import Attribution
from articles.models import Author, Category, Source
from articles.references import without_missing
from tests import factories

pytestmark = pytest.mark.django_db

SPOKEN = "<p>“The wells are dry,” said Mina Toral.</p>"


def test_what_is_still_there_stays() -> None:
    content = factories.content(
        category_id=factories.category().pk,
        author_ids=(factories.author().pk, factories.author().pk),
        lead_picture_id=factories.picture().pk,
        attributions=(Attribution(words="Dry.", source_id=factories.source().pk),),
    )
    assert without_missing(content) == content


def test_a_revision_is_restored_without_what_was_deleted_since() -> None:
    kept, gone = factories.author(), factories.author()
    quote = Attribution(words="The wells are dry,", source_id=factories.source().pk)
    article = factories.draft(author_ids=(gone.pk, kept.pk), html=SPOKEN, attributions=(quote,))
    workflow.save_draft(factories.content(), article)
    Author.objects.filter(pk=gone.pk).delete()
    Category.objects.all().delete()
    Source.objects.all().delete()
    content = workflow.restore(article, 1).content
    assert (content.author_ids, content.category_id) == ((kept.pk,), None)
    assert content.attributions == (replace(quote, source_id=None),)


def test_a_text_that_names_nothing_costs_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        without_missing(factories.content())
