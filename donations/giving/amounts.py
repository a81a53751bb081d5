"""Suggested amounts: whole numbers of a currency, as staff type them and as readers see them.

They are words. No amount ever has anything to say about where money goes.
"""

import re
from typing import Literal, TypeAlias

from django.utils.translation import gettext as _

from donations.fields.characters import ascii_digit

Currency: TypeAlias = Literal["NOK", "EUR", "USD"]
SHOWN_AS: dict[Currency, str] = {"NOK": "NOK {}", "EUR": "€{}", "USD": "US${}"}
MOST = 5  # of one currency: more than that is no suggestion
LARGEST = 100_000


class AmountsError(ValueError):
    """Says in the user's words what was typed and how to write it."""


def parse(typed: str) -> tuple[int, ...]:
    """From “10, 25, 50”, in digits of any script; no amount from nothing. Raises AmountsError."""
    words = re.split(r"[\s,;/،؛]+", "".join(map(ascii_digit, typed)).strip())
    found = tuple(_amount(word) for word in words if word)
    if len(found) > MOST:
        raise AmountsError(
            _("“%(typed)s” has %(count)d amounts: suggest %(most)d at most.")
            % {"typed": typed, "count": len(found), "most": MOST}
        )
    return tuple(dict.fromkeys(found))


def _amount(word: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,5}", word) or int(word) > LARGEST:
        raise AmountsError(
            _(
                "“%(word)s” is not an amount: write whole numbers from 1 to %(largest)d with"
                " commas between them, such as 10, 25, 50."
            )
            % {"word": word, "largest": LARGEST}
        )
    return int(word)


def normal(typed: str) -> str:
    return ", ".join(map(str, parse(typed)))


def shown(currency: Currency, amount: int) -> str:
    return SHOWN_AS[currency].format(amount)
