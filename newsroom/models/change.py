from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.append_only import AppendOnlyModel, AppendOnlyQuerySet


class ChangeQuerySet(AppendOnlyQuerySet["Change"]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def newer_than(self, number: int) -> Self:
        """Oldest first."""
        return self.filter(number__gt=number).order_by("number")

    def newest_number(self) -> int:
        """0 if there is none."""
        newest: int = self.aggregate(newest=models.Max("number", default=0))["newest"]
        return newest

    def next_number(self) -> int:
        """Only right while nobody else can record: see newsroom/recording.py."""
        return self.newest_number() + 1

    def newest_of_each(self, kind: str) -> Self:
        """The last change of every thing of that kind, without the texts."""
        numbers = self.of_kind(kind).order_by().values("key").annotate(last=models.Max("number"))
        return self.filter(number__in=numbers.values("last")).defer("before", "after")


class Change(AppendOnlyModel):
    """Who changed which thing of the site, and when. Names are copies, and outlive their owners."""

    number = models.PositiveBigIntegerField(_("number"), primary_key=True, editable=False)
    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)
    by_id = models.PositiveBigIntegerField(_("login"), null=True, editable=False)
    by_name = models.CharField(_("person"), max_length=310, blank=True)
    act = models.CharField(_("what was done"), max_length=100)
    kind = models.CharField(_("kind of thing"), max_length=50)
    key = models.CharField(_("thing"), max_length=100, blank=True)  # its primary key, or its name
    name = models.CharField(_("name"), max_length=300)
    before = models.JSONField(_("before"), default=dict)  # field, as people read it, to its text
    after = models.JSONField(_("after"), default=dict)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        default_permissions = ("view",)
        ordering = ("-number",)
        indexes = (models.Index(fields=["kind", "key"], name="change_of_thing"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"
