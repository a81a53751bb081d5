from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.append_only import AppendOnlyModel, AppendOnlyQuerySet
from articles.models.article import Article
from articles.models.revision import Revision


class CorrectionQuerySet(AppendOnlyQuerySet["Correction"]):
    def live(self) -> Self:
        """Of the stories that readers may see, the newest first."""
        return (
            self.filter(article__in=Article.objects.live(), created_at__lte=timezone.now())
            .select_related("article")
            .order_by("-created_at", "-pk")
        )

    def older_than(self, correction: "Correction") -> Self:
        return self.filter(
            models.Q(created_at__lt=correction.created_at)
            | models.Q(created_at=correction.created_at, pk__lt=correction.pk)
        )


class Correction(AppendOnlyModel):
    """What a published story got wrong or left unclear, for its readers. Stands for good."""

    class Kind(models.TextChoices):
        CLARIFICATION = "clarification", _("Clarification")
        CORRECTION = "correction", _("Correction")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="corrections")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    note = models.CharField(_("note"), max_length=500)
    created_at = models.DateTimeField(_("time"))
    created_by_name = models.CharField(_("person's name"), max_length=310, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("created_at", "pk")
        constraints = (
            models.CheckConstraint(condition=~models.Q(note=""), name="correction_has_note"),
        )

    def __str__(self) -> str:
        return self.note
