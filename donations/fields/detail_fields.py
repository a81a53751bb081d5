"""The fields of the donation details: how each is called, read, shown and masked."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donations.fields.banks import parse_bank_name
from donations.fields.holder import parse_holder
from donations.fields.kid import KID
from donations.fields.numbers import ACCOUNT_NUMBER, BIC, IBAN, VIPPS_NUMBER, Kind
from donations.fields.reference import parse_reference
from donations.fields.vipps_link import parse_vipps_link

MASK = "••••"
TOLD = 3  # last characters of a masked number


@dataclass(frozen=True)
class Field:
    """One field of text."""

    label: str | Promise
    parse: Callable[[str], str]  # into the normal form; raises NumberError
    show: Callable[[str], str] = str  # a normal form as people write it
    mask: Callable[[str], str] = str  # a normal form for the public history


@dataclass(frozen=True)
class Channel:
    """One way to give, which can be shown or not."""

    label: str | Promise
    flag: str  # the field that says whether it is shown
    number: str  # the field without which it cannot be


def masked(number: str) -> str:
    """The last three characters only; none of a number that has no more than these."""
    return number and MASK + (number[-TOLD:] if len(number) > TOLD else "")


def _number(kind: Kind) -> Field:
    return Field(kind.name, kind.parse, kind.shown, masked)


FIELDS = {
    "holder": Field(_("account holder"), parse_holder),
    "bank": Field(_("bank"), parse_bank_name),
    "account_number": _number(ACCOUNT_NUMBER),
    "iban": _number(IBAN),
    "bic": Field(BIC.name, BIC.parse, BIC.shown),  # of a bank, not of an account
    "vipps_number": _number(VIPPS_NUMBER),
    "vipps_link": Field(_("Vipps link"), parse_vipps_link, mask=masked),
    "kid": _number(KID),
    "reference": Field(_("message"), parse_reference),
}
CHANNELS = {
    "bank": Channel(_("account in Norway"), "shows_bank", "account_number"),
    "iban": Channel("IBAN", "shows_iban", "iban"),
    "vipps": Channel("Vipps", "shows_vipps", "vipps_number"),
}
