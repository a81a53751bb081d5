"""The ways to give, and each number as readers see, hear and copy it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from donations.details import Details
from donations.fields import kid, numbers

LAST = 3  # characters that a reader compares after copying


@dataclass(frozen=True)
class ShownNumber:
    slug: str
    label: str
    groups: tuple[str, ...]
    is_text: bool = False  # a message: read as it stands

    @property
    def spoken(self) -> str:
        """Character by character, with a pause between the groups."""
        return ", ".join(" ".join(group) for group in self.groups)

    @property
    def end(self) -> str:
        return "".join(self.groups)[-LAST:]


@dataclass(frozen=True)
class Way:
    """One way to give."""

    slug: str
    heading: str
    numbers: tuple[ShownNumber, ...]
    facts: tuple[tuple[str, str], ...] = ()  # label and text


def ways(details: Details) -> tuple[Way, ...]:
    """Those that are shown, in the order that fits first: inside Norway, then from elsewhere."""
    found = (_account(details), _vipps(details), _abroad(details))
    return tuple(way for way in found if way)


def _account(details: Details) -> Way | None:
    if not (details.shows_bank and details.account_number):
        return None
    account = ShownNumber(
        "account-number",
        _("Account number"),
        numbers.ACCOUNT_NUMBER.groups(details.account_number),
    )
    message = _kid(details) or _message(details)
    heading = _("By bank transfer in Norway")
    return Way("bank", heading, (account, *message), _account_facts(details))


def _vipps(details: Details) -> Way | None:
    if not (details.shows_vipps and details.vipps_number):
        return None
    groups = numbers.VIPPS_NUMBER.groups(details.vipps_number)
    return Way("vipps", _("With Vipps"), (ShownNumber("vipps-number", _("Vipps number"), groups),))


def _abroad(details: Details) -> Way | None:
    if not (details.shows_iban and details.iban):
        return None
    shown = [ShownNumber("iban", "IBAN", numbers.IBAN.groups(details.iban))]
    if details.bic:
        shown.append(ShownNumber("bic", "BIC (SWIFT)", numbers.BIC.groups(details.bic)))
    shown += _message(details)
    return Way("abroad", _("From other countries"), tuple(shown), _account_facts(details))


def _kid(details: Details) -> tuple[ShownNumber, ...]:
    return (ShownNumber("kid", "KID", kid.KID.groups(details.kid)),) if details.kid else ()


def _message(details: Details) -> tuple[ShownNumber, ...]:
    if not details.reference:
        return ()
    return (ShownNumber("reference", _("Message"), (details.reference,), is_text=True),)


def _account_facts(details: Details) -> tuple[tuple[str, str], ...]:
    facts = ((_("Account holder"), details.holder), (_("Bank"), details.bank))
    return tuple((label, text) for label, text in facts if text)
