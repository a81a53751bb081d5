"""The QR codes that readers scan, and what each of them says in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from donations.details import Details
from donations.giving import amounts, qr
from donations.giving.qr import Drawing


@dataclass(frozen=True)
class Code:
    caption: str
    label: str  # for those who do not see it
    drawing: Drawing


def transfers(details: Details, euros: Sequence[int]) -> tuple[Code, ...]:
    """Of a transfer to the IBAN: one without an amount, then one for each. The recipient is the
    same in all of them."""
    label = _("QR code for your bank's app: a transfer to the IBAN that ends in %(end)s")
    label %= {"end": details.iban[-3:]}
    any_amount = Code(_("Any amount"), label, qr.draw(qr.transfer(details)))
    return (any_amount, *(_of_amount(details, amount, label) for amount in euros))


def _of_amount(details: Details, euros: int, label: str) -> Code:
    amount = amounts.shown("EUR", euros)
    return Code(amount, f"{label}, {amount}", qr.draw(qr.transfer(details, euros)))


def page(address: str) -> Code:
    return Code(_("Opens our page"), _("QR code: opens our donation page"), qr.draw(address))


def vipps(link: str) -> Code:
    label = _("QR code for your phone's camera: opens our page in Vipps")
    return Code(_("Opens Vipps"), label, qr.draw(link))
