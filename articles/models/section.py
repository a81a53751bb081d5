from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Section(models.Model):
    """A part of a story: the lead (position 0, without heading) or what follows an `h2`."""

    article = models.ForeignKey(
        Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="sections"
    )
    position = models.PositiveSmallIntegerField(_("position"))
    heading = models.TextField(_("heading"), blank=True, help_text=_("Inline HTML."))
    anchor = models.CharField(_("anchor"), max_length=130, blank=True)
    body = models.TextField(_("body"), blank=True, help_text=_("HTML."))

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["article", "position"], name="section_position_unique"),
            models.UniqueConstraint(fields=["article", "anchor"], name="section_anchor_unique"),
            models.CheckConstraint(
                name="section_lead_has_no_heading",
                condition=Q(position=0, heading="", anchor="")
                | Q(position__gt=0) & ~Q(heading="") & ~Q(anchor=""),
            ),
        )

    def __str__(self) -> str:
        return self.anchor or str(_("lead"))
