from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from donations.giving import amounts
from donations.giving.amounts import AmountsError, Currency

AMOUNTS: dict[Currency, str] = {
    "NOK": "suggested_nok",
    "EUR": "suggested_eur",
    "USD": "suggested_usd",
}
TEXTS = ("heading", "text", "next_steps", "tax", "risk")
WORDS = (*TEXTS, *AMOUNTS.values())
PARAGRAPHS = _("Plain text. An empty line begins a new paragraph.")
BUILT_IN = _("Plain text. While this is empty, readers get the text that comes with the site.")
WHOLE_NUMBERS = _("Whole numbers, such as 10, 25, 50.")


def languages() -> list[tuple[str, object]]:
    """A function, so that a new language needs no migration."""
    return list(settings.LANGUAGES)


class AppealWords(models.Model):
    """What is said around the numbers, in one language: plain text, and empty where the site's
    own words will do."""

    heading = models.CharField(
        _("heading"),
        max_length=100,
        blank=True,
        help_text=_("While this is empty: “Support our work”."),
    )
    text = models.TextField(_("appeal"), max_length=3000, blank=True, help_text=PARAGRAPHS)
    suggested_nok = models.CharField(
        _("suggested amounts in kroner"), max_length=60, blank=True, help_text=WHOLE_NUMBERS
    )
    suggested_eur = models.CharField(
        _("suggested amounts in euro"), max_length=60, blank=True, help_text=WHOLE_NUMBERS
    )
    suggested_usd = models.CharField(
        _("suggested amounts in US dollars"), max_length=60, blank=True, help_text=WHOLE_NUMBERS
    )
    next_steps = models.TextField(
        _("what happens next"), max_length=2000, blank=True, help_text=BUILT_IN
    )
    tax = models.TextField(_("tax"), max_length=2000, blank=True, help_text=BUILT_IN)
    risk = models.TextField(
        _("warning for people at risk"), max_length=2000, blank=True, help_text=BUILT_IN
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Brings the amounts into their normal form."""
        errors = {}
        for field in AMOUNTS.values():
            try:
                setattr(self, field, amounts.normal(getattr(self, field)))
            except AmountsError as error:
                errors[field] = str(error)
        if errors:
            raise ValidationError(errors)

    @property
    def words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in WORDS}

    @property
    def texts(self) -> dict[str, str]:
        """What people wrote freely, and what may hold anything."""
        return {name: getattr(self, name) for name in TEXTS}

    def suggested(self, currency: Currency) -> tuple[int, ...]:
        return amounts.parse(getattr(self, AMOUNTS[currency]))
