"""A line of the public history, without a number that somebody could still send money to."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from donations.details import Details
from donations.standing import Event


@dataclass(frozen=True)
class PastEvent:
    kind: str
    at: datetime
    people: int
    version: int
    masked: tuple[tuple[str, str], ...]  # label and the last three characters


def past(event: Event) -> PastEvent:
    return PastEvent(event.kind, event.at, event.people, event.version, _masked(event.details))


def _masked(details: Details) -> tuple[tuple[str, str], ...]:
    labels = {
        "account_number": _("Account number"),
        "iban": "IBAN",
        "vipps_number": _("Vipps number"),
    }
    masked = details.masked
    return tuple((label, masked[name]) for name, label in labels.items() if masked[name])
