from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import Language, direction
from articles.models.guarded import GuardedModel


def validate_address(value: str) -> None:
    """An address of this site (/donate/) or a whole one (https://example.org/)."""
    if value.startswith("/") and not value.startswith("//"):
        return
    try:
        URLValidator(schemes=["https", "http", "mailto"])(value)
    except ValidationError:
        raise ValidationError(
            _("“%(value)s” is not an address: write https://example.org/ or /donate/."),
            params={"value": value},
        ) from None


class SiteLinkQuerySet(models.QuerySet["SiteLink"]):
    def shown(self) -> Self:
        return self.filter(is_shown=True)


class SiteLink(GuardedModel):
    """A link that stands around the stories: in the header, the footer, or to another edition."""

    class Placement(models.TextChoices):
        HEADER = "header", _("Header")
        FOOTER = "footer", _("Footer")
        EDITION = "edition", _("Other edition")
        SOCIAL = "social", _("Social media")

    placement = models.CharField(_("placement"), max_length=10, choices=Placement)
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

    @property
    def direction(self) -> str:
        return direction(self.language)


class SiteSettingsQuerySet(models.QuerySet["SiteSettings"]):
    def current(self) -> "SiteSettings":
        """The one record; the defaults while there is none."""
        return self.first() or SiteSettings()


class SiteSettings(GuardedModel):
    """What the whole site says of itself: one record."""

    name = models.CharField(_("name"), max_length=100, default="Newsroom")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    comments_are_closed = models.BooleanField(
        _("comments are closed"),
        default=True,
        help_text=_("Says so under every story."),
    )
    reads_are_shown = models.BooleanField(
        _("reads are shown"),
        default=True,
        help_text=_("How often a story was read, on the story's page."),
    )

    read_by_readers = ("name", "tagline")

    objects = SiteSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = (
            models.CheckConstraint(condition=Q(pk=1), name="site_settings_one_record"),
            models.CheckConstraint(condition=~Q(name=""), name="site_settings_have_name"),
        )

    def __str__(self) -> str:
        return self.name
