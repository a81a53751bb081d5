"""QR codes: what a bank's app is told, and the drawing of it.

The payload is that of EPC069-12 (European Payments Council, "Quick Response Code: Guidelines to
Enable Data Capture for the Initiation of a SEPA Credit Transfer", version 3.1). Spelt here
and not by the library, so that every byte is ours.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

from donations.details import Details

QUIET_ZONE = 4  # modules of white on every side (ISO/IEC 18004)
ERROR_LEVEL = "m"  # as EPC069-12 asks
LONGEST_PAYLOAD = 331  # bytes


@dataclass(frozen=True)
class Drawing:
    """A code as an SVG path of strokes, one module wide."""

    size: int  # modules of one side, with the quiet zone
    path: str


def transfer(details: Details, euros: int | None = None) -> str:
    """The payload of a SEPA credit transfer, of that many euros or of what the giver types.

    Raises ValueError for one that is too long for the guidelines.
    """
    lines = (
        "BCD",  # service tag
        "002",  # version: the BIC may be left out
        "1",  # character set: UTF-8
        "SCT",  # SEPA credit transfer
        details.bic,
        details.holder,
        details.iban,
        f"EUR{euros}" if euros else "",
        "",  # purpose
        "",  # structured reference
        details.reference,  # at most 140 characters
    )
    payload = "\n".join(lines).rstrip("\n")  # empty lines at the end are left out
    if len(payload.encode()) > LONGEST_PAYLOAD:
        raise ValueError(f"{len(payload.encode())} bytes are too long for a transfer's code")
    return payload


@lru_cache(maxsize=64)  # the same few, for every reader
def draw(payload: str) -> Drawing:
    code = segno.make(payload, error=ERROR_LEVEL, boost_error=False, micro=False, encoding="utf-8")
    size = len(code.matrix) + 2 * QUIET_ZONE
    rows = enumerate(code.matrix, QUIET_ZONE)
    return Drawing(size, "".join(_row(y, list(modules)) for y, modules in rows))


def _row(y: int, modules: list[int]) -> str:
    """A stroke for each run of dark modules, along the middle of the row."""
    strokes, x = [], QUIET_ZONE
    for dark, run in groupby(modules):
        length = len(list(run))
        if dark:
            strokes.append(f"M{x} {y}.5h{length}")
        x += length
    return "".join(strokes)
