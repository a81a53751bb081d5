"""A number that is not ours is refused where it was typed, and nothing that was typed is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.changes import Change
from articles.models import Article, Author, Autosave, Category, Correction, Picture, Source
from tests import factories

pytestmark = pytest.mark.django_db

NUMBER = "1234 56 78903"
FOREIGN = f"Give to {NUMBER} now"
REFUSED = "The account number 1234 56 78903 is not one of the newsroom&#x27;s own."
ADD = "/admin/articles/article/add/"
TYPED = {"headline": "Rain in Ostrel", "language": "en", "standfirst": "It rained all night."}


@pytest.fixture(autouse=True)
def live() -> None:
    factories.donation_details()


@pytest.fixture(params=[factories.journalist, factories.editor, factories.superuser])
def person(request: pytest.FixtureRequest, client: Client) -> User:
    made: User = request.param()
    client.force_login(made)
    return made


@pytest.fixture
def superuser(client: Client) -> User:
    made = factories.superuser()
    client.force_login(made)
    return made


def story_page(name: str, article: Article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def errors(response: Any) -> dict[str, list[str]]:
    """Of the form that comes back."""
    assert response.status_code == 200
    found: dict[str, list[str]] = response.context["adminform"].form.errors
    return found


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", FOREIGN),
        ("standfirst", FOREIGN),
        ("dateline", NUMBER),
        ("byline_text", FOREIGN),
        ("search_description", FOREIGN),
        ("slug", "1234-56-78903"),
        ("html", f"<p>It rains.</p><p>{FOREIGN}</p>"),
        ("html", "<p>1234<b>56</b>789<!-- -->03</p>"),
        ("html", '<p><a href="https://qr.vipps.no/vp/abcd1234">Give</a></p>'),
    ],
)
@pytest.mark.parametrize("button", ["_save", "_continue", "_publish_now", "_submit"])
def test_a_story_is_refused_at_the_field_for_everybody(
    client: Client, person: User, field: str, value: str, button: str
) -> None:
    response = client.post(ADD, {**TYPED, field: value, button: "1"})
    (message,) = errors(response)[field]
    assert "not one of the newsroom's own" in message
    assert list(errors(response)) == [field]
    form = response.context["adminform"].form
    assert {name: form[name].value() for name in {**TYPED, field: ""}} == {**TYPED, field: value}
    assert not Article.objects.exists()


def test_the_message_says_the_paragraph_and_the_words(client: Client, superuser: User) -> None:
    text = f"<p>A</p><h2>The wells</h2><p>B</p><p>{FOREIGN}</p>"
    (message,) = errors(client.post(ADD, {**TYPED, "html": text, "_save": "1"}))["html"]
    assert message.startswith(f"Paragraph 2 under “The wells”, “{FOREIGN}”: The account number")
    assert message.endswith("have the donation details changed first.")


def test_a_speaker_described_with_a_number_is_refused_at_the_quotations(
    client: Client, superuser: User
) -> None:
    said = {
        "html": "<p>“The wells are dry,” said Mina Toral, a baker.</p>",
        "attributions-0-words": "The wells are dry,",
        "attributions-0-source": "",
        "attributions-0-described_as": FOREIGN,
    }
    response = client.post(ADD, {**TYPED, **said, "_save": "1"})
    assert list(errors(response)) == ["attributions"]
    assert FOREIGN in response.content.decode()


def test_our_own_numbers_are_saved(client: Client, superuser: User) -> None:
    text = "<p>DNB 0530 22 94668, NO15 0530 2294 668, Vipps #557320</p>"
    client.post(ADD, {**TYPED, "html": text, "_save": "1"})
    assert Article.objects.get().headline == "Rain in Ostrel"


def test_what_is_typed_is_kept_though_it_could_not_be_saved(
    client: Client, superuser: User
) -> None:
    address = reverse("admin:articles_article_autosave_new")
    client.post(address, {**TYPED, "form": "f1", "base": "0", "html": f"<p>{FOREIGN}</p>"})
    assert FOREIGN in Autosave.objects.get().data["html"]


def test_a_text_that_was_brought_in_is_shown_with_a_warning_and_not_saved_until_it_is_mended(
    client: Client, superuser: User
) -> None:
    address = reverse("admin:articles_article_from_text")
    sent = f"Rain in Ostrel\n\nIt rained all night in the valley of Ostrel. {FOREIGN}."
    page = client.post(address, {"text": sent})
    assert f"Not our account number: {NUMBER}." in page.content.decode()
    filled = page.context["adminform"].form
    response = client.post(ADD, {**TYPED, "html": filled["html"].value(), "_save": "1"})
    assert list(errors(response)) == ["html"]


def test_an_old_revision_is_not_restored_and_the_history_says_why(
    client: Client, superuser: User
) -> None:
    article = factories.draft(standfirst="Vipps #557320")
    latest = workflow.save_draft(factories.content(), article)
    factories.changed_details(vipps_number="01234")
    address = reverse("admin:articles_article_restore", args=[article.pk, 1])
    page = client.post(address, follow=True).content.decode()
    assert "The Vipps number 557320 is not one of the newsroom&#x27;s own." in page
    assert article.revisions.latest("number") == latest


def test_publishing_an_old_draft_says_what_is_wrong_and_leads_to_the_field(
    client: Client, superuser: User
) -> None:
    article = factories.draft(standfirst="Vipps #557320")
    factories.changed_details(vipps_number="01234")
    seen = {"seen": "1", "when": "now"}
    page = client.post(story_page("publish", article), seen).content.decode()
    assert "The Vipps number 557320 is not one of the newsroom&#x27;s own." in page
    assert f"{story_page('change', article)}?missing#id_standfirst" in page
    form = client.get(f"{story_page('change', article)}?missing")
    assert list(errors(form)) == ["standfirst"]


def test_a_correction_that_names_one_is_refused_at_the_note(
    client: Client, superuser: User
) -> None:
    article = factories.published()
    workflow.save_draft(factories.content(category_id=article.category_id), article)
    sent = {"seen": "3", "when": "now", "change": str(Change.CORRECTION.value), "note": FOREIGN}
    response = client.post(story_page("publish", article), sent)
    assert REFUSED in response.content.decode()
    assert list(response.context["form"].errors) == ["note"]
    assert response.context["form"]["note"].value() == FOREIGN
    assert not Correction.objects.exists()


def test_a_public_reason_that_names_one_is_refused_at_its_field(
    client: Client, superuser: User
) -> None:
    article = factories.published()
    response = client.post(story_page("withdraw", article), {"reason": FOREIGN})
    assert list(response.context["form"].errors) == ["reason"]
    assert response.context["form"]["reason"].value() == FOREIGN
    assert Article.objects.live().contains(article)


FORMS = {
    Author: {"name": "Aska Venn", "about": "Writes about water.", "slug": "aska-venn"},
    Category: {"name": "World", "description": "The world.", "position": "0", "slug": "world"},
    Source: {
        "kind": "person",
        "name": "Mina Toral",
        "role": "baker",
        "organisation": "Ostrel Bakers",
        "place": "Ostrel",
    },
    Picture: {"alt": "A well", "caption": "A dry well.", "credit": "Aska Venn"},
}


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (model, field)
        for model, sent in FORMS.items()
        for field in sent
        if field in model.read_by_readers
    ],
)
def test_other_forms_refuse_it_at_its_field(
    client: Client, superuser: User, model: Any, field: str
) -> None:
    value = "konto-1234-56-78903" if field == "slug" else FOREIGN
    files = {"image": factories.image_file()} if model is Picture else {}
    address = reverse(f"admin:articles_{model._meta.model_name}_add")
    response = client.post(address, {**FORMS[model], field: value, **files})
    assert list(errors(response)) == [field]
    assert "not one of the newsroom's own" in errors(response)[field][0]
    assert response.context["adminform"].form[field].value() == value
    assert not model.objects.exists()


@pytest.mark.parametrize("model", FORMS)
def test_without_one_the_same_forms_save(client: Client, superuser: User, model: Any) -> None:
    files = {"image": factories.image_file()} if model is Picture else {}
    address = reverse(f"admin:articles_{model._meta.model_name}_add")
    client.post(address, {**FORMS[model], **files})
    assert model.objects.count() == 1


@pytest.mark.parametrize("field", ["description", "anonymity_reason"])
def test_a_source_who_is_not_named_is_read_too(client: Client, superuser: User, field: str) -> None:
    sent = {"kind": "anonymous", "description": "an official", "anonymity_reason": "fear"}
    response = client.post("/admin/articles/source/add/", {**sent, field: FOREIGN})
    assert list(errors(response)) == [field]


def test_a_list_of_categories_can_be_put_in_order_though_one_bears_an_old_number(
    client: Client, superuser: User
) -> None:
    category = factories.category(description=FOREIGN)
    row = {"form-0-id": str(category.pk), "form-0-position": "7"}
    sent = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "_save": "1", **row}
    client.post("/admin/articles/category/", sent)
    category.refresh_from_db()
    assert category.position == 7


def test_an_upload_with_such_a_caption_stores_no_file(client: Client, superuser: User) -> None:
    image: SimpleUploadedFile = factories.image_file()
    client.post("/admin/articles/picture/add/", {"alt": "A", "caption": FOREIGN, "image": image})
    assert not Picture.objects.exists()
