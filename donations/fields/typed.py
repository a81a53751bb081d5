"""What was typed as a number: what is left of it, and how a refusal is worded."""

import re
from string import digits

from django.utils.translation import gettext as _

from donations.fields.characters import NumberError, compact, named, shown


def typed_number(typed: str, allowed: str, label: str = "") -> str:
    """Without spacing and without a leading # or label. Raises NumberError for what is neither."""
    number = re.sub("^[#＃]", "", compact(typed))
    if label:
        number = re.sub(f"^{label}:?", "", number, flags=re.IGNORECASE)
    if not number:
        raise refusal(_("“%(typed)s” has no number in it."), typed)
    for character in number:
        if character not in allowed:
            raise foreign(character, typed, allowed)
    return number


def foreign(character: str, typed: str, allowed: str) -> NumberError:
    problem = (
        _("“%(typed)s” holds %(name)s: only digits belong here.")
        if allowed == digits
        else _("“%(typed)s” holds %(name)s: only digits and the letters A to Z belong here.")
    )
    return refusal(problem, typed, name=named(character))


def wrong_length(typed: str, number: str, wanted: str) -> NumberError:
    problem = _("“%(typed)s” has the wrong length: %(length)d instead of %(wanted)s.")
    return refusal(problem, typed, length=len(number), wanted=wanted)


def refusal(problem: str, typed: str, advice: str = "", **values: object) -> NumberError:
    """Says what was typed, what is wrong with it and what to compare it with."""
    advice = advice or _(
        "Compare it with the bank's letter or the Vipps portal, character by character."
    )
    return NumberError(f"{problem % {'typed': shown(typed), **values}} {advice}")
