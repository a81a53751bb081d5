"""Keeps what somebody has typed and not saved, for as long as it is not saved."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Autosave
from articles.permissions import require, require_edit


@transaction.atomic
def keep(person: User, form: str, article: Article | None, base: int, data: dict[str, Any]) -> None:
    """Replaces what the same form kept before. `form` names one form in one tab."""
    if article:
        require_edit(person, article)
    else:
        require(person, "articles.add_article")
    Autosave.objects.update_or_create(
        person=person, form=form, defaults={"article": article, "base": base, "data": data}
    )


def drop(person: User, form: str) -> None:
    """Once it is saved, or not wanted any more."""
    Autosave.objects.filter(person=person, form=form).delete()


def waiting(person: User, article: Article | None) -> list[Autosave]:
    """What the person typed into forms of this story and never saved, the newest first."""
    return list(Autosave.objects.filter(person=person, article=article))


def find(person: User, article: Article | None, form: str) -> Autosave | None:
    """What one form of the story kept, if it is still waiting."""
    return Autosave.objects.filter(person=person, article=article, form=form).first()
