from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Autosave(models.Model):
    """What somebody has typed into one form and not saved yet. Gone once it is saved."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="autosaves"
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, related_name="autosaves"
    )  # null: a story that was never saved
    form = models.CharField(max_length=36, help_text=_("Names one form in one tab."))
    base = models.PositiveIntegerField(
        default=0, help_text=_("Number of the revision that the form shows; 0: none.")
    )
    data = models.JSONField(_("fields"), help_text=_("As they stand in the form."))
    saved_at = models.DateTimeField(_("time"), auto_now=True)

    class Meta:
        verbose_name = _("autosave")
        verbose_name_plural = _("autosaves")
        ordering = ("-saved_at",)
        constraints = (
            models.UniqueConstraint(fields=["person", "form"], name="autosave_of_a_form_unique"),
        )

    def __str__(self) -> str:
        return str(self.data.get("headline", ""))
