from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import Language, direction
from articles.models.guarded import GuardedModel
from newsroom.linking.link_addresses import validate_address


class SiteLinkQuerySet(models.QuerySet["SiteLink"]):
    def shown(self) -> Self:
        return self.filter(is_shown=True)

    def in_placement(self, placement: str) -> Self:
        return self.filter(placement=placement)

    def twins(self, link: "SiteLink") -> Self:
        """Other links to its address in its placement, where there is room for one only."""
        return self.in_placement(link.placement).filter(address=link.address).exclude(pk=link.pk)


class SiteLink(GuardedModel):
    """A link that stands around the stories: in the header, the footer, or to another edition."""

    class Placement(models.TextChoices):
        HEADER = "header", _("Header")
        FOOTER = "footer", _("Footer")
        EDITION = "edition", _("Other edition")
        SOCIAL = "social", _("Social media")

    placement = models.CharField(
        _("placement"), max_length=10, choices=Placement, default=Placement.FOOTER
    )
    heading = models.CharField(
        _("heading"),
        max_length=100,
        blank=True,
        help_text=_("Stands above the link to another edition, in the language of this site."),
    )
    label = models.CharField(_("label"), max_length=100, help_text=_("The words of the link."))
    address = models.CharField(
        _("address"),
        max_length=500,
        validators=[validate_address],
        help_text=_("https://example.org/ or, on this site, /donate/."),
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=Language,
        default=Language.ENGLISH,
        help_text=_("Of the label and of the page it leads to."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Links are shown in this order, lowest first.")
    )
    is_shown = models.BooleanField(_("shown"), default=True)

    read_by_readers = ("heading", "label", "address")
    addresses = ("address",)

    objects = SiteLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("site link")
        verbose_name_plural = _("site links")
        ordering = ("placement", "position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(label="") & ~Q(address=""), name="site_link_has_label_and_address"
            ),
            models.UniqueConstraint(
                fields=["placement", "address"],
                name="site_link_once_in_a_placement",
                violation_error_message=_("This address already has a link in this placement."),
            ),
        )

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Names the link that is in the way."""
        if twin := SiteLink.objects.twins(self).first():
            text = _(
                "This address already has a link in this placement, “%(label)s”: change that one, "
                "or delete one of the two first."
            )
            raise ValidationError({"address": text % {"label": twin.label}})

    @property
    def direction(self) -> str:
        return direction(self.language)
