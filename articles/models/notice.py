from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def unseen_first(self) -> Self:
        return self.order_by(models.F("seen_at").desc(nulls_first=True), "-pk")


class Notice(models.Model):
    """Something that a person should know of a story: shown in the admin, and sent by mail."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notices")
    text = models.CharField(_("text"), max_length=600)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    seen_at = models.DateTimeField(_("seen"), null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.text
