"""The name that a transfer is made out to."""

from django.utils.translation import gettext as _

from donations.fields.sepa import sepa_line
from donations.fields.typed import refusal

LONGEST = 70  # characters of a beneficiary's name in a SEPA transfer (EPC069-12)


def parse_holder(typed: str) -> str:
    """As the bank has it, in the characters that every bank in Europe takes."""
    name = sepa_line(typed, LONGEST)
    if not any(one.isalpha() for one in name):
        raise refusal(
            _("“%(typed)s” is no name: it has no letter."),
            typed,
            _("Write the account holder as the bank does on its statements."),
        )
    return name
