"""What givers write as message."""

from donations.fields.sepa import sepa_line

LONGEST = 140  # characters of remittance information in a SEPA transfer (EPC069-12)


def parse_reference(typed: str) -> str:
    return sepa_line(typed, LONGEST)
