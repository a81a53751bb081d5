from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import Language, direction
from articles.models.guarded import GuardedModel
from newsroom.linking.link_addresses import validate_address
from newsroom.look import colours
from newsroom.look.colours import Mode

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

validate_colour = RegexValidator(
    r"^#[0-9a-f]{6}\Z", _("Write # and six of the characters 0–9 and a–f, as in #1f4397.")
)


def _page(label: "_StrPromise", help_text: "_StrPromise") -> "models.CharField[str, str]":
    """The address of a page that says by which rules the newsroom works."""
    return models.CharField(
        label, max_length=500, blank=True, validators=[validate_address], help_text=help_text
    )


class SiteSettingsQuerySet(models.QuerySet["SiteSettings"]):
    def current(self) -> "SiteSettings":
        """The one record; the defaults while there is none."""
        return self.first() or SiteSettings()


class SiteSettings(GuardedModel):
    """What the whole site says of itself: one record."""

    name = models.CharField(_("name"), max_length=100, default="Newsroom")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    publisher = models.CharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("The legal name of whoever answers for the site. Empty: the site's name."),
    )
    contact_mail = models.EmailField(
        _("mail address"), blank=True, help_text=_("Where readers reach the newsroom.")
    )
    contact_address = models.TextField(
        _("postal address"), max_length=500, blank=True, help_text=_("A line for each part.")
    )
    # The pictures of these two are kept by newsroom/look/site_images.py.
    logo = models.CharField(_("logo"), max_length=100, blank=True)
    logo_width = models.PositiveSmallIntegerField(_("width of the logo"), default=0)
    logo_height = models.PositiveSmallIntegerField(_("height of the logo"), default=0)
    icon = models.CharField(_("icon"), max_length=100, blank=True)
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[validate_colour],
        help_text=_("Of links, section marks and focus, as in #1f4397. Empty: lapis."),
    )
    accent_at_night = models.CharField(
        _("accent colour in dark mode"),
        max_length=7,
        blank=True,
        validators=[validate_colour],
        help_text=_("Empty: made from the accent colour, as much lighter as dark pages need it."),
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=Language,
        default=Language.ENGLISH,
        help_text=_("Of everything around the stories. A story has a language of its own."),
    )
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
    principles_page = _page(_("publishing principles"), _("What the newsroom stands for."))
    ethics_page = _page(_("ethics policy"), _("By which rules it works."))
    corrections_page = _page(_("corrections policy"), _("How it puts mistakes right."))
    unnamed_sources_page = _page(
        _("policy on unnamed sources"), _("When it quotes people without their names.")
    )
    fact_checking_page = _page(_("fact checking policy"), _("How it makes sure of facts."))
    ownership_page = _page(_("ownership and funding"), _("Who owns it and who pays for it."))
    feedback_page = _page(_("feedback policy"), _("How readers can say that something is wrong."))

    addresses = (
        "principles_page",
        "ethics_page",
        "corrections_page",
        "unnamed_sources_page",
        "fact_checking_page",
        "ownership_page",
        "feedback_page",
    )
    read_by_readers = (
        "name",
        "tagline",
        "publisher",
        "contact_mail",
        "contact_address",
        *addresses,
    )

    objects = SiteSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        default_permissions = ("change", "view")
        constraints = (
            models.CheckConstraint(condition=Q(pk=1), name="site_settings_one_record"),
            models.CheckConstraint(condition=~Q(name=""), name="site_settings_have_name"),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Both colours can be read on the pages of their mode."""
        modes = {"accent": colours.LIGHT, "accent_at_night": colours.DARK}
        wrong = {
            name: _unreadable(getattr(self, name), mode)
            for name, mode in modes.items()
            if _is_colour(getattr(self, name)) and not colours.passes(getattr(self, name), mode)
        }
        if wrong:
            raise ValidationError(wrong)

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def accents(self) -> tuple[str, str]:
        """For light pages and for dark ones."""
        light = self.accent or colours.LIGHT.accent
        derived = colours.nearest(self.accent, colours.DARK) if self.accent else ""
        return light, self.accent_at_night or derived or colours.DARK.accent


def _is_colour(value: str) -> bool:
    try:
        validate_colour(value)
    except ValidationError:
        return False  # which the field says
    return True


def _unreadable(colour: str, mode: Mode) -> ValidationError:
    return ValidationError(
        _(
            "%(colour)s has a contrast of %(found)s to 1 on the pages; %(needed)s to 1 is needed. "
            "%(near)s is close to it and can be read."
        ),
        code="contrast",
        params={
            "colour": colour,
            "found": colours.rounded(colours.least_contrast(colour, mode)),
            "needed": colours.AA,
            "near": colours.nearest(colour, mode),
        },
    )
