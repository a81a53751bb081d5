from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from donations import numbers
from donations.fields import NumberField, validate_seen
from donations.models.shapes import CONSTRAINTS

HOLDER_LENGTH = 70  # what a SEPA transfer carries
NUMBERS = {
    "account_number": numbers.ACCOUNT_NUMBER,
    "iban": numbers.IBAN,
    "bic": numbers.BIC,
    "vipps_number": numbers.VIPPS_NUMBER,
}
CONTENT = ("holder", "bank", *NUMBERS)


class DetailsQuerySet(models.QuerySet["Details"]):
    def live(self) -> "Details | None":
        """The one that readers get: the newest."""
        return self.order_by("-number").first()

    def with_is_live(self) -> "DetailsQuerySet":
        newer = Details.objects.filter(number__gt=OuterRef("number"))
        return self.annotate(is_live=~Exists(newer))

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Donation details are never changed; publish new ones.")

    def delete(self) -> NoReturn:
        raise TypeError("Donation details are never deleted.")


class Details(models.Model):
    """Where gifts go: one version of the account details. Never changed, never deleted."""

    number = models.PositiveIntegerField(_("version"), primary_key=True, editable=False)
    holder = models.CharField(
        _("account holder"),
        max_length=HOLDER_LENGTH,
        validators=[validate_seen],
        help_text=_("As the bank has it."),
    )
    bank = models.CharField(_("bank"), max_length=70, blank=True, validators=[validate_seen])
    account_number = NumberField(
        _("account number"),
        kind=numbers.ACCOUNT_NUMBER,
        max_length=11,
        blank=True,
        help_text=_("In Norway: 11 digits. Spaces and dots do not matter."),
    )
    iban = NumberField(
        "IBAN",
        kind=numbers.IBAN,
        max_length=34,
        blank=True,
        help_text=_("The same account, for gifts from other countries."),
    )
    bic = NumberField(
        "BIC",
        kind=numbers.BIC,
        max_length=11,
        blank=True,
        help_text=_("The bank's own code, 8 or 11 characters. Foreign banks ask for it."),
    )
    vipps_number = NumberField(
        _("Vipps number"),
        kind=numbers.VIPPS_NUMBER,
        max_length=6,
        blank=True,
        help_text=_("The newsroom's number in Vipps: at most 6 digits, never a phone number."),
    )
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    created_by_id = models.PositiveBigIntegerField(
        _("login"),
        null=True,
        editable=False,
        help_text=_("A copy, like the name: this record outlives the login."),
    )
    created_by_name = models.CharField(
        _("person"),
        max_length=150,
        blank=True,
        editable=False,
        help_text=_("Empty: the command line."),
    )

    objects = DetailsQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the donation details")
        verbose_name_plural = _("donation details")
        ordering = ("-number",)
        default_permissions = ("view",)
        permissions = (("publish_details", _("Can publish donation details")),)
        constraints = CONSTRAINTS

    def __str__(self) -> str:
        return gettext("Version %(number)d") % {"number": self.number}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses to write an existing version again."""
        if not self._state.adding:
            raise TypeError("Donation details are never changed; publish new ones.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Donation details are never deleted.")

    def clean(self) -> None:
        errors = {}
        if self._iban_is_of_another_account():
            errors["iban"] = gettext("The IBAN %(iban)s is not that of account %(account)s.") % {
                "iban": numbers.IBAN.shown(self.iban),
                "account": numbers.ACCOUNT_NUMBER.shown(self.account_number),
            }
        if self.bic and not self.iban:
            errors["bic"] = gettext("A BIC is of no use without the IBAN.")
        if errors:
            raise ValidationError(errors)

    def _iban_is_of_another_account(self) -> bool:
        """Of two numbers that are wrong in themselves, nothing more is said."""
        return (
            numbers.ACCOUNT_NUMBER.is_normal(self.account_number)
            and numbers.IBAN.is_normal(self.iban)
            and self.iban.startswith(numbers.NORWAY)
            and self.iban[4:] != self.account_number
        )

    @property
    def content(self) -> dict[str, str]:
        """What donors see of it; two versions with the same content say the same."""
        return {name: getattr(self, name) for name in CONTENT}

    @property
    def shown(self) -> dict[str, str]:
        """The content with its numbers in groups, as people write them."""
        grouped = {name: kind.shown(getattr(self, name)) for name, kind in NUMBERS.items()}
        return self.content | grouped

    @property
    def person(self) -> str:
        return self.created_by_name or gettext("command line")
