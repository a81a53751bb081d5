"""Finds the numbers that money could be sent to in any text, however they are written."""

from collections.abc import Iterable

from donations.sightings.accounts import account_numbers
from donations.sightings.ibans import ibans
from donations.sightings.look_alikes import Reading, read
from donations.sightings.payment_links import payment_links
from donations.sightings.sighting import Sighting
from donations.sightings.vipps import vipps_numbers

BLANK = "|"


def find(text: str) -> list[Sighting]:
    """In their order; the account number inside an IBAN is not a second one."""
    reading = read(text)
    links = list(payment_links(reading))
    reading = _without(reading, links)
    found = list(ibans(reading.spaced))
    reading = _without(reading, found)
    return sorted([*links, *found, *_apart(vipps_numbers(reading), account_numbers(reading))])


def _without(reading: Reading, found: Iterable[Sighting]) -> Reading:
    for one in found:
        blank = BLANK * (one.end - one.start)
        reading = Reading(*(text[: one.start] + blank + text[one.end :] for text in reading))
    return reading


def _apart(*kinds: Iterable[Sighting]) -> list[Sighting]:
    """What is one thing is not another as well: the first kind that sees it has it."""
    kept: list[Sighting] = []
    for one in (one for kind in kinds for one in kind):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept
