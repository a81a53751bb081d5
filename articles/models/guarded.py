from collections.abc import Collection
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from articles import account_numbers
from articles.account_numbers import Text


class GuardedModel(models.Model):
    """Readers see some of its texts, so no number that money could be sent to may stand in them
    unless it is the newsroom's own: full_clean() refuses others. See articles.account_numbers."""

    read_by_readers: ClassVar[tuple[str, ...]]
    addresses: ClassVar[tuple[str, ...]] = ()  # those of them that are links

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Costs a query when there is such a number."""
        errors: dict[str, list[ValidationError]] = {}
        for check in (super().clean_fields, self._refuse_foreign_numbers):
            try:
                check(exclude)
            except ValidationError as error:
                error.update_error_dict(errors)
        if errors:
            raise ValidationError({**errors})

    def _refuse_foreign_numbers(self, exclude: Collection[str] | None) -> None:
        account_numbers.refuse(self.texts_for_readers(exclude or ()))

    def texts_for_readers(self, exclude: Collection[str] = ()) -> list[Text]:
        return [self._text(name) for name in self.read_by_readers if name not in exclude]

    def _text(self, name: str) -> Text:
        text = str(getattr(self, name))
        return account_numbers.address(name, text) if name in self.addresses else Text(name, text)
