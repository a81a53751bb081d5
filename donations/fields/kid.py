"""KID, the payment reference that Norwegian banks check: digits, the last character a check.

2 to 25 characters, modulus 10 or modulus 11, as the payee has agreed with the bank; in modulus 11
a hyphen stands for ten. Sources: no.wikipedia.org/wiki/KID-nummer and its implementation
github.com/Ondkloss/norwegian-numbers; mastercardpaymentservices.com/norway/utvikler/kid.
"""

import unicodedata
from itertools import cycle
from string import digits

from django.utils.translation import gettext as _

from donations.fields.characters import NumberError
from donations.fields.numbers import Kind, in_fours
from donations.fields.typed import refusal, typed_number

LENGTHS = range(2, 26)
WEIGHTS_10 = (2, 1)  # of the digits before the check character, from the right
WEIGHTS_11 = (2, 3, 4, 5, 6, 7)
TEN = "-"
MINUS = "\N{MINUS SIGN}"


def parse_kid(typed: str) -> str:
    """Either check may fit: which one the payee has agreed on, only the bank knows."""
    number = typed_number(typed, digits) + (TEN if _ends_in_a_dash(typed) else "")
    if len(number) not in LENGTHS:
        raise _no_kid(
            _("“%(typed)s” is no KID: its length is %(length)d instead of 2 to 25."),
            typed,
            length=len(number),
        )
    if not number.strip(f"0{TEN}"):
        raise _no_kid(_("“%(typed)s” is no KID: it has only zeros."), typed)
    if number[-1] not in (modulus_10(number[:-1]), modulus_11(number[:-1])):
        raise _no_kid(
            _(
                "“%(typed)s” is no KID: its last character, %(last)s, fits the digits before it"
                " neither by modulus 10 nor by modulus 11."
            ),
            typed,
            last=number[-1],
        )
    return number


def modulus_10(payload: str) -> str:
    """The check digit by Luhn: the digits of the weighed digits add up to a multiple of ten."""
    weighed = "".join(
        str(weight * int(digit))
        for weight, digit in zip(cycle(WEIGHTS_10), reversed(payload), strict=False)
    )
    return str(-sum(map(int, weighed)) % 10)


def modulus_11(payload: str) -> str:
    weighed = sum(
        weight * int(digit)
        for weight, digit in zip(cycle(WEIGHTS_11), reversed(payload), strict=False)
    )
    check = -weighed % 11
    return TEN if check == 10 else str(check)  # noqa: PLR2004 - ten has no digit of its own


def _ends_in_a_dash(typed: str) -> bool:
    last = typed.rstrip()[-1:]
    return last == MINUS or (last != "" and unicodedata.category(last) == "Pd")


def _no_kid(problem: str, typed: str, **values: object) -> NumberError:
    advice = _("Compare it with the KID in the agreement with the bank, character by character.")
    return refusal(problem, typed, advice, **values)


KID = Kind("KID", parse_kid, in_fours)
