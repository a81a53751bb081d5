"""The digits by which people make sure that they mean the same account.

Whoever approves types the last five from the bank's own paper; mails and notices show three, too
few to type them from there.
"""

from donations.details import Details

TYPED = 5
TOLD = 3
MONEY_GOES_TO = ("account_number", "iban", "vipps_number", "vipps_link")


def ends(details: Details) -> str:
    """The last three characters of the first number that money would go to."""
    return _first_number(details)[-TOLD:]


def told(before: Details | None, after: Details) -> str:
    """The last three characters of each number that would change, as asked asks for them."""
    return ", ".join(dict.fromkeys(end[-TOLD:] for end in asked(before, after).values()))


def asked(before: Details | None, after: Details) -> dict[str, str]:
    """What to type, by field: the end of each number that would change, or of the account when
    none does. The IBAN of an account that is asked for already is not asked for again."""
    changed = [name for name in MONEY_GOES_TO if _changes(name, before, after)]
    if "account_number" in changed and after.iban.endswith(after.account_number):
        changed = [name for name in changed if name != "iban"]
    changed = changed or [next(name for name in MONEY_GOES_TO if getattr(after, name))]
    return {name: getattr(after, name)[-TYPED:] for name in changed}


def _changes(name: str, before: Details | None, after: Details) -> bool:
    number = getattr(after, name)
    return bool(number) and (before is None or getattr(before, name) != number)


def _first_number(details: Details) -> str:
    found = (getattr(details, name) for name in MONEY_GOES_TO)
    return next((number for number in found if number), "")
