from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.append_only import AppendOnlyModel, AppendOnlyQuerySet
from articles.models.article import Article


class Remark(AppendOnlyModel):
    """What colleagues say to each other about a story. Readers never see it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField(_("remark"), max_length=4000)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_by_name = models.CharField(_("person's name"), max_length=310, blank=True)

    objects = AppendOnlyQuerySet["Remark"].as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="remark_has_text"),
        )

    def __str__(self) -> str:
        return self.text
