from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from articles import workflow
from articles.forms import ArticleForm, NamedForm, PictureForm
from articles.models import Article, Autosave, Category, Revision, Source
from articles.quotes_field import Choice
from tests import factories

pytestmark = pytest.mark.django_db


def form_class(**attributes: Any) -> type[ArticleForm]:
    """As the admin makes it for a request, of a person who may do everything."""
    return type("RequestForm", (ArticleForm,), {"person": factories.superuser(), **attributes})


def form(article: Article | None = None, **sent: Any) -> ArticleForm:
    return form_class()({"language": "en", **sent} if sent else None, instance=article)


def valid(article: Article | None = None, /, **sent: Any) -> ArticleForm:
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


def test_the_slug_that_a_form_shows_follows_although_somebody_saved_another_headline() -> None:
    article = factories.draft(headline="Rain")
    article = workflow.save_draft(factories.content(headline="Flood"), article).article
    assert valid(article, headline="Snow", slug="rain", base="1").content().slug == ""


def test_the_former_address_of_another_story_is_refused() -> None:
    article = factories.published(slug="weather")
    content = replace(latest(article).content, slug="rain")
    workflow.publish(workflow.save_draft(content, article).article)
    made = form(headline="Snow", slug="weather")
    assert "“weather” is the address of another story" in str(made.errors["slug"])
    assert "slug" not in form(Article.objects.get(), headline="Snow", slug="weather").errors


def latest(article: Article) -> Revision:
    return article.revisions.latest("number")


def test_a_form_has_a_name_of_its_own_and_says_which_revision_it_shows() -> None:
    article = factories.published()
    first, second = form(article), form(article)
    assert first["form"].value() != second["form"].value()
    assert first["base"].value() == 2
    assert form()["base"].value() == 0


@pytest.mark.parametrize(("sent", "base"), [("2", 2), ("1", 1), ("0", 1), ("3", 1), ("", 1)])
def test_a_form_that_names_no_revision_of_the_story_started_from_the_first(
    sent: str, base: int
) -> None:
    assert valid(factories.published(), base=sent).started_from == base


def test_a_new_story_started_from_no_revision() -> None:
    assert valid().started_from is None


def test_what_was_typed_before_stands_in_the_form_with_its_revision() -> None:
    article = factories.draft(headline="Rain")
    kept = Autosave(
        form="f1", base=7, data={"headline": "Flood", "language": "ps", "without_byline": "on"}
    )
    shown = form_class(kept=kept)(instance=article)
    assert shown["headline"].value() == "Flood"
    assert shown["html"].value() is None
    assert shown["without_byline"].value() is True
    assert (shown["base"].value(), shown["restored"].value()) == (7, "f1")
    assert not shown.is_bound


def test_what_stands_in_the_form_is_read_without_making_anything() -> None:
    text = "<p>“The wells are dry,” said Mina Toral, a baker.</p>"
    row = {"attributions-0-words": "The wells are dry,", "attributions-0-accepted": "on"}
    typed = valid(html=text, slug="rain", **row).typed()
    assert not Source.objects.exists()
    assert typed.slug == "rain"
    assert isinstance(typed.attributions[0], Choice)


def test_whoever_ticks_that_nobody_is_named_names_nobody() -> None:
    author = factories.author()
    made = valid(byline=[str(author.pk)], without_byline="on")
    assert made.content().author_ids == ()


def test_the_fields_of_the_form_itself_are_no_change_of_the_story() -> None:
    assert valid(form="f1", base="1").changed_data == ["headline"]


@pytest.mark.parametrize(("language", "direction"), [("ps", "rtl"), ("nb", "ltr")])
def test_what_is_written_runs_in_the_direction_of_the_language(
    language: str, direction: str
) -> None:
    made = form(factories.draft(language=language))
    for name in ("headline", "standfirst", "dateline", "byline_text", "search_description"):
        assert f'lang="{language}" dir="{direction}"' in str(made[name]), name


def test_lengths_are_hinted_at_for_search_engines() -> None:
    made = form()
    assert 'data-longest="70"' in str(made["headline"])
    assert 'data-shortest="50" data-longest="160"' in str(made["search_description"])


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
