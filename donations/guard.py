"""Says which of the numbers in a text that money could be sent to are the newsroom's own.

Any other must not reach a reader: see `refuse`, and `articles.account_numbers` for what the other
apps store.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from donations import ledger, sightings
from donations.details import Details
from donations.fields import numbers
from donations.fields.numbers import Kind
from donations.sightings import look_alikes
from donations.sightings.payment_links import VIPPS_LINK
from donations.sightings.sighting import Sighting
from donations.standing import Standing, Status


class Verdict(NamedTuple):
    number: str  # as people write it
    kind: str
    live: bool
    start: int  # where it stands in the text
    end: int
    reason: str  # why it must not stand there, and the way out; empty for a live one


def judge(text: str) -> list[Verdict]:
    return judge_each([text])[0]


def judge_each(texts: Sequence[str]) -> list[list[Verdict]]:
    """For each text every account number, IBAN, Vipps number and Vipps link, in its order.

    A misprinted one counts where its form or the word before it says what it is meant to be.
    Costs one query, or none when there is no number in any of them.
    """
    found = [sightings.find(text) for text in texts]
    if not any(found):
        return [[] for _text in texts]
    standing = ledger.standing()
    ours = _ours(standing)
    return [_judged(text, seen, ours, standing) for text, seen in zip(texts, found, strict=True)]


def refuse(fields: Mapping[str, str]) -> None:
    """Raises ValidationError, by field, for the numbers in these texts that are not ours."""
    errors = {
        field: [verdict.reason for verdict in verdicts if not verdict.live]
        for field, verdicts in zip(fields, judge_each([*fields.values()]), strict=True)
    }
    if found := {field: reasons for field, reasons in errors.items() if reasons}:
        raise ValidationError(found)


def _ours(standing: Standing) -> frozenset[tuple[Kind, str]]:
    """While the details are paused, they are not shown, but they are still the newsroom's."""
    if standing.version is None or standing.status is Status.UNAVAILABLE:
        return frozenset()
    details: Details = standing.version.details
    return frozenset(
        {
            (numbers.ACCOUNT_NUMBER, details.account_number),
            (numbers.IBAN, details.iban),
            (numbers.VIPPS_NUMBER, details.vipps_number),
            (VIPPS_LINK, VIPPS_LINK.parse(details.vipps_link)),
        }
    )


def _judged(
    text: str, found: Sequence[Sighting], ours: frozenset[tuple[Kind, str]], standing: Standing
) -> list[Verdict]:
    origins = look_alikes.origins(text) if found else []
    return [
        _verdict(one, (one.kind, one.number) in ours, origins, standing.status) for one in found
    ]


def _verdict(one: Sighting, live: bool, origins: Sequence[int], status: Status) -> Verdict:
    shown, kind = one.kind.shown(one.number), str(one.kind.name)
    return Verdict(
        number=shown,
        kind=kind,
        live=live,
        start=origins[one.start],
        end=origins[one.end - 1] + 1,
        reason="" if live else _reason(kind, shown, status),
    )


def _reason(kind: str, number: str, status: Status) -> str:
    values = {"kind": kind, "number": number}
    if status is Status.UNAVAILABLE:
        unknown = _(
            "Whether the %(kind)s %(number)s is the newsroom's own cannot be checked now: the"
            " donation details are unavailable. Take it out, or try again when they are back."
        )
        return unknown % values
    foreign = _(
        "The %(kind)s %(number)s is not one of the newsroom's own. Take it out, or, if it is new,"
        " have the donation details changed first."
    )
    return foreign % values
