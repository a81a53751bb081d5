from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.section import Section
from articles.models.source import Source


class Quote(models.Model):
    """The exact words of somebody in a story, with who said them."""

    article = models.ForeignKey(
        Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="quotes"
    )
    section = models.ForeignKey(
        Section, verbose_name=_("section"), on_delete=models.CASCADE, related_name="quotes"
    )
    position = models.PositiveSmallIntegerField(_("position"), help_text=_("In the story."))
    words = models.TextField(
        _("words"),
        help_text=_("Without quotation marks; each part of a broken quotation on its own line."),
    )
    spans = models.JSONField(
        _("spans"),
        help_text=_("[block of the section, start, end] of each part, marks included."),
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
    )
    described_as = models.CharField(
        _("described as"),
        max_length=400,
        blank=True,
        help_text=_("How this story describes the source: roles change, the record does not."),
    )

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["article", "position"], name="quote_position_unique"),
            models.CheckConstraint(condition=~models.Q(words=""), name="quote_has_words"),
        )

    def __str__(self) -> str:
        return self.words

    @property
    def speaker(self) -> str:
        """Who says it, for readers; empty while nobody has said who it was."""
        return self.described_as or (self.source.described_as if self.source else "")
