from typing import NamedTuple

from donations.fields.numbers import Kind


class Sighting(NamedTuple):
    """A number that stands in a text."""

    start: int  # in a reading of the text
    end: int
    kind: Kind
    number: str  # in its normal form
