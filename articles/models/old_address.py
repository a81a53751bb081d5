from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.slugs import MAXIMUM_LENGTH


class OldAddress(models.Model):
    """A slug that readers knew a story by. It leads to the story, and no other story gets it."""

    slug = models.CharField(_("slug"), max_length=MAXIMUM_LENGTH + 10, unique=True)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="old_addresses")

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")

    def __str__(self) -> str:
        return self.slug
