"""Every text that can be stored is kept free of foreign account numbers, or no reader sees it."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from articles import story_texts
from articles.models.guarded import GuardedModel
from newsroom.models import SiteLink, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

FOREIGN = "1234 56 78903"
TEXTS = (models.CharField, models.TextField, models.FileField)

# Written by a verb that refuses such numbers, as tests/…/test_foreign_numbers.py shows.
CHECKED_BY_VERBS = {
    *(f"articles.Article.{name}" for name in story_texts.PLAIN),
    "articles.Article.withdrawal_reason",
    "articles.Article.next_note",
    "articles.Correction.note",
    "articles.Quote.words",
    "articles.Quote.described_as",
    "articles.Section.heading",
    "articles.Section.body",
    "articles.Section.anchor",
    "articles.OldAddress.slug",
}
# Codes, file names, words between colleagues, and copies of the names of logins.
NOT_READ = {
    "articles.Article.hold_reason",
    "articles.Article.imported_from",
    "articles.Autosave.form",
    "articles.Correction.created_by_name",
    "articles.Event.created_by_name",
    "articles.Event.note",
    "articles.Notice.text",
    "articles.Picture.image",
    "articles.PreviewLink.created_by_name",
    "articles.PreviewLink.digest",
    "articles.Remark.created_by_name",
    "articles.Remark.text",
    "articles.Revision.created_by_name",
    "articles.Revision.note",
    "newsroom.SiteSettings.accent",
    "newsroom.SiteSettings.accent_at_night",
    "newsroom.SiteSettings.icon",
    "newsroom.SiteSettings.logo",
}


def stored_texts() -> set[str]:
    found = set()
    kept: list[type[models.Model]] = [SiteLink, SiteSettings]
    for model in [*apps.get_app_config("articles").get_models(), *kept]:
        for field in model._meta.get_fields():
            if isinstance(field, TEXTS) and not field.choices:
                found.add(f"{model._meta.app_label}.{model.__name__}.{field.name}")
    return found


def guarded() -> set[str]:
    return {
        f"{model._meta.app_label}.{model.__name__}.{name}"
        for model in GuardedModel.__subclasses__()
        for name in model.read_by_readers
    }


def test_of_every_text_it_is_known_who_keeps_it_free_of_foreign_numbers() -> None:
    assert stored_texts() == guarded() | CHECKED_BY_VERBS | NOT_READ


def test_nothing_is_both_guarded_and_unread() -> None:
    assert guarded().isdisjoint(CHECKED_BY_VERBS | NOT_READ)


@pytest.mark.parametrize(
    ("model", "field"),
    [(model, field) for model in GuardedModel.__subclasses__() for field in model.read_by_readers],
)
def test_a_guarded_text_with_a_foreign_number_is_invalid(
    model: type[GuardedModel], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        model(**{field: f"konto-{FOREIGN}"}).clean_fields()
    assert "1234 56 78903" in " ".join(refused.value.message_dict[field])


def test_a_field_that_is_not_checked_is_not_judged() -> None:
    SiteSettings(name=FOREIGN).clean_fields(exclude={"name"})


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(ValidationError) as refused:
        SiteSettings(name="x" * 101, tagline=FOREIGN).clean_fields()
    assert set(refused.value.message_dict) == {"name", "tagline"}


def test_our_own_numbers_are_valid() -> None:
    factories.donation_details()
    SiteSettings(name="Vipps #557320", tagline="0530 22 94668").clean_fields()
    SiteLink(
        placement="footer",
        label="IBAN NO15 0530 2294 668",
        address="https://example.org/?a=NO15%200530%202294%20668",
    ).clean_fields()
