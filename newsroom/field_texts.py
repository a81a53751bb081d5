"""The fields of a row as people read them, for the log."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext


def field_texts(row: models.Model, names: Iterable[str]) -> dict[str, str]:
    """In English, whatever the language of whoever changed it: a log has one language."""
    with translation.override("en"):
        return {str(_field(row, name).verbose_name): _text(row, name) for name in names}


def _field(row: models.Model, name: str) -> "models.Field[Any, Any]":
    return next(field for field in row._meta.concrete_fields if field.name == name)


def _text(row: models.Model, name: str) -> str:
    if _field(row, name).choices:
        return str(getattr(row, f"get_{name}_display")())
    value = getattr(row, name)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return "" if value is None else str(value)
