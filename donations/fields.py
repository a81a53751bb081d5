"""Model fields for what donors copy into their bank."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst

from donations.characters import NumberError, refuse_unseen
from donations.numbers import Kind

TYPED_LENGTH = 100  # room for a number with its spacing and its label


def validate_seen(value: str) -> None:
    """Refuses by name what nobody sees: names that look the same must be the same."""
    try:
        refuse_unseen(value)
    except NumberError as error:
        raise ValidationError(str(error), code="unseen") from error


class NumberField(models.CharField):  # type: ignore[type-arg]  # takes no arguments at run time
    """A number in its normal form, or nothing. Cleaning takes it as people write it."""

    def __init__(self, *args: Any, kind: Kind | None = None, **kwargs: Any) -> None:
        """Without a kind it is the plain column that migrations work with."""
        self.kind = kind
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """As a plain field: a migration needs the column, not the rules of its day."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(self._normal(value), model_instance)

    def _normal(self, typed: str) -> str:
        if self.kind is None or not typed.strip():
            return typed.strip()
        try:
            return self.kind.parse(typed)
        except NumberError as error:
            raise ValidationError(str(error), code="number") from error

    def formfield(self, **kwargs: Any) -> Any:
        """Takes the text untouched, so that an error can say exactly what was typed."""
        return forms.CharField(
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            required=not self.blank,
            max_length=TYPED_LENGTH,
            strip=False,
            widget=kwargs.get("widget", forms.TextInput),
        )
