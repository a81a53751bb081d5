import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision

LIFETIME = timedelta(days=7)
TOKEN_BYTES = 32  # 256 bits: nobody guesses one


def digest(token: str) -> str:
    """What is stored of a token: a copy of the database opens no preview."""
    return sha256(token.encode()).hexdigest()


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def open(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def of_token(self, token: str) -> Self:
        return self.open().filter(digest=digest(token))

    def with_revision(self) -> Self:
        """For lists: without its text."""
        return self.select_related("revision").defer("revision__data")

    def with_story(self) -> Self:
        return self.select_related("revision", "article__latest_revision")


class PreviewLink(models.Model):
    """Lets somebody without a login see one story before it is published."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="preview_links")
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, related_name="+"
    )  # null: always the latest
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_by_name = models.CharField(_("person's name"), max_length=310, blank=True)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.article} ({self.created_at})"

    @staticmethod
    def new_token() -> str:
        return secrets.token_urlsafe(TOKEN_BYTES)

    @property
    def shown(self) -> Revision:
        """The revision that the link shows now."""
        revision = self.revision or self.article.latest_revision
        if revision is None:
            raise ValueError(f"Story {self.article_id} has no revision.")
        return revision

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()
