from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from articles import workflow
from articles.forms import ArticleForm, NamedForm, PictureForm
from articles.models import Article, Category
from tests import factories

pytestmark = pytest.mark.django_db


def form_class(**attributes: Any) -> type[ArticleForm]:
    """As the admin makes it for a request, of a person who may do everything."""
    return type("RequestForm", (ArticleForm,), {"person": factories.superuser(), **attributes})


def form(article: Article | None = None, **sent: Any) -> ArticleForm:
    return form_class()({"language": "en", **sent} if sent else None, instance=article)


def valid(article: Article | None = None, **sent: Any) -> ArticleForm:
    made = form(article, **{"headline": "Rain in Ostrel", **sent})
    assert made.is_valid(), made.errors
    return made


def test_the_form_shows_the_latest_revision_and_not_what_readers_see() -> None:
    article = factories.published(headline="Rain in Ostrel")
    content = replace(article.latest_revision.content, headline="Flood in Ostrel")  # type: ignore[union-attr]  # it has one
    article = workflow.save_draft(content, article).article
    assert form(article)["headline"].value() == "Flood in Ostrel"
    assert article.headline == "Rain in Ostrel"


def test_a_headline_is_enough() -> None:
    content = valid().content()
    assert (content.headline, content.html, content.category_id) == ("Rain in Ostrel", "", None)


def test_the_byline_keeps_the_order_in_which_it_was_sent() -> None:
    first, second = factories.author(name="Aria"), factories.author(name="Bo")
    sent = valid(byline=[str(second.pk), str(first.pk)])
    assert sent.content().author_ids == (second.pk, first.pk)


def test_the_byline_is_shown_in_its_order() -> None:
    first, second = factories.author(name="Aria"), factories.author(name="Bo")
    article = factories.draft(author_ids=(second.pk, first.pk))
    shown = str(form(article)["byline"])
    assert shown.index("Bo") < shown.index("Aria")


def test_the_slug_of_a_draft_follows_its_headline() -> None:
    article = factories.draft(headline="Rain")
    assert valid(article, headline="Snow", slug="rain").content().slug == ""


def test_a_slug_that_somebody_chose_stays() -> None:
    article = factories.draft(headline="Rain", slug="weather")
    assert valid(article, headline="Snow", slug="weather").content().slug == "weather"


def test_the_address_of_another_story_is_refused() -> None:
    factories.draft(slug="weather")
    made = form(headline="Snow", slug="weather")
    assert "“weather” is the address of another story" in str(made.errors["slug"])


def test_what_is_no_slug_is_refused() -> None:
    assert "slug" in form(headline="Snow", slug="two words").errors


def test_checking_what_was_sent_leaves_the_article_as_readers_see_it() -> None:
    article = factories.published(headline="Rain in Ostrel")
    valid(article, headline="Flood in Ostrel")
    assert article.headline == "Rain in Ostrel"


def test_everything_that_publishing_needs_is_said_at_its_field() -> None:
    text = "<p>“The wells are dry,” said Mina Toral, a baker.</p>"
    article = factories.draft(category_id=None, html=text)
    shown = form_class(says_what_is_missing=True)(instance=article)
    assert set(shown.errors) == {"category", "attributions"}


class CategoryForm(NamedForm):
    class Meta:
        model = Category
        fields = ("name", "slug", "position")


def named(**sent: str) -> CategoryForm:
    return CategoryForm({"position": "0", **sent})


def test_the_slug_of_a_name_is_made_in_any_script() -> None:
    made = named(name="نړۍ او فرهنگ")
    assert made.is_valid(), made.errors
    assert made.save().slug == "نړۍ-او-فرهنگ"


def test_a_slug_that_was_written_is_kept() -> None:
    made = named(name="World", slug="abroad")
    assert made.is_valid(), made.errors
    assert made.save().slug == "abroad"


def test_a_name_without_letters_asks_for_a_slug() -> None:
    assert "No slug can be made of “!?”" in str(named(name="!?").errors["slug"])


def test_a_slug_that_is_taken_is_refused() -> None:
    factories.category(slug="world")
    assert "slug" in named(name="World").errors


def picture_form(image: SimpleUploadedFile) -> PictureForm:
    return PictureForm({"alt": "A boat"}, MultiValueDict({"image": [image]}))


def test_a_picture_is_rendered_while_it_is_checked() -> None:
    made = picture_form(factories.image_file(width=900))
    assert made.is_valid(), made.errors
    assert made.rendered
    assert list(made.rendered.files) == [900, 800, 400]


def test_what_is_no_picture_is_refused_by_its_name() -> None:
    made = picture_form(SimpleUploadedFile("boat.txt", b"Ahoy"))
    assert "“boat.txt” is not a picture" in str(made.errors["image"])
