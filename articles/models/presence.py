from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

GONE_AFTER = timedelta(seconds=60)  # without a sign of life; a form gives one every 20 seconds


class PresenceQuerySet(models.QuerySet["Presence"]):
    def here(self) -> Self:
        return self.filter(seen_at__gt=timezone.now() - GONE_AFTER)

    def others_than(self, person: User) -> Self:
        return self.here().exclude(person=person).select_related("person").order_by("pk")


class Presence(models.Model):
    """Somebody has a story's form open."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    seen_at = models.DateTimeField(auto_now=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = (
            models.UniqueConstraint(fields=["article", "person"], name="presence_unique"),
        )

    def __str__(self) -> str:
        return str(self.person)
