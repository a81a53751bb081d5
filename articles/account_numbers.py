"""Where the site says whether an account number is its own.

The donation details live in another app, which this one does not know: `newsroom` fills the hook.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    number: str
    kind: str  # "account number", "IBAN", "Vipps number"
    live: bool


def nothing_known(text: str) -> list[Verdict]:
    return []


judge: Callable[[str], list[Verdict]] = nothing_known
