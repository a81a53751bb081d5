"""What speaks against details without being a rule: a person looks again and confirms it.

The registry of banks ages, and an organisation may have several numbers in Vipps.
"""

import re

from django.utils.translation import gettext as _

from donations.fields.agreement import Rule
from donations.fields.banks import (
    BANK_CODE_LENGTH,
    BANK_LENGTH,
    Bank,
    bank_code,
    bank_of_account,
    bank_of_iban,
    has_registry,
)
from donations.fields.numbers import NORWAY
from donations.fields.vipps_link import alias_of

NO_NAMES = frozenset({"ab", "as", "asa", "bank", "banken", "of", "plc", "se", "the"})


def no_bank_of_account(account_number: str) -> str:
    if not account_number or bank_of_account(account_number):
        return ""
    return _unknown(NORWAY, account_number[:BANK_CODE_LENGTH])


def no_bank_of_iban(iban: str, account_number: str) -> str:
    """Of a Norwegian account number, the IBAN says nothing more."""
    if not iban or account_number or bank_of_iban(iban) or not has_registry(iban[:2]):
        return ""
    return _unknown(iban[:2], bank_code(iban))


def other_bic(bic: str, iban: str) -> str:
    bank = bank_of_iban(iban) if bic and iban else None
    if bank is None or not bank.bics or bic[:BANK_LENGTH] in bank.bics:
        return ""
    return _(
        "The BIC is %(bic)s, but the bank code %(code)s belongs to %(name)s with the BIC"
        " %(known)s. Compare the first eight characters of the BIC and the account number with"
        " the bank's letter."
    ) % {
        "bic": bic,
        "code": bank.code,
        "name": bank.name,
        "known": ", ".join(sorted(bank.bics)),
    }


def other_bank(name: str, account_number: str, iban: str) -> str:
    bank = _bank(account_number, iban)
    if not name or bank is None or _words(name) & _words(bank.name):
        return ""
    return _(
        "The bank is “%(typed)s”, but the bank code %(code)s belongs to “%(name)s”. Compare the"
        " account number and the bank's name with the bank's letter."
    ) % {"typed": name, "code": bank.code, "name": bank.name}


def other_alias(link: str, vipps_number: str) -> str:
    alias = alias_of(link)
    if not alias or alias == vipps_number:
        return ""
    return _(
        "The link opens a gift to %(alias)s, the Vipps number is %(number)s. Compare both with the"
        " Vipps portal, and open the link on a phone to see whom it pays."
    ) % {"alias": alias, "number": vipps_number}


def _unknown(country: str, code: str) -> str:
    return _(
        "The registry knows no bank in %(country)s with the code %(code)s. Compare the account"
        " number with the bank's letter."
    ) % {"country": country, "code": code}


def _bank(account_number: str, iban: str) -> Bank | None:
    if account_number:
        return bank_of_account(account_number)
    return bank_of_iban(iban) if iban else None


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - NO_NAMES


DOUBTS = (
    Rule("account_number", ("account_number",), no_bank_of_account),
    Rule("iban", ("iban", "account_number"), no_bank_of_iban),
    Rule("bic", ("bic", "iban"), other_bic),
    Rule("bank", ("bank", "account_number", "iban"), other_bank),
    Rule("vipps_link", ("vipps_link", "vipps_number"), other_alias),
)
