from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class NeverChangedQuerySet(models.QuerySet[Row]):
    """Django's refusals, with words; the database has its own: see donations.append_only."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(f"A {self.model._meta.verbose_name} is never changed.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"A {self.model._meta.verbose_name} is never changed.")

    def delete(self) -> NoReturn:
        raise TypeError(f"A {self.model._meta.verbose_name} is never deleted.")


class NeverChanged(models.Model):
    """Rows are added by one verb, and stay."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses to write an existing row again."""
        if not self._state.adding:
            raise TypeError(f"A {self._meta.verbose_name} is never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"A {self._meta.verbose_name} is never deleted.")
