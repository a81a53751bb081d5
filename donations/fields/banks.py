"""Which bank an account is at, by the registry that schwifty carries.

The registry ages and has gaps: what it says against a number is a doubt, never an error.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from schwifty import IBAN
from schwifty.registry import get_banks_by_code, get_countries

from donations.fields.characters import NumberError, named
from donations.fields.numbers import NORWAY
from donations.fields.sepa import refuse_longer, tidy_line
from donations.fields.typed import refusal

LONGEST = 70  # characters of a bank's name
BANK_CODE_LENGTH = 4  # of a Norwegian account number
BANK_LENGTH = 8  # of a BIC: what follows is a branch
# Countries whose accounts have the IBANs of another one (IBAN registry of ISO 13616).
TERRITORIES = {
    "FI": {"AX"},
    "FR": {"BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"},
    "GB": {"GG", "IM", "JE"},
}


@dataclass(frozen=True)
class Bank:
    country: str
    code: str  # at the beginning of its account numbers
    name: str
    bics: frozenset[str]  # of eight characters; none if the registry has none


def parse_bank_name(typed: str) -> str:
    """A name in Latin letters of any language: people read it, no transfer carries it."""
    name = tidy_line(typed)
    for character in name:
        if character.isalpha() and not named(character).startswith("LATIN "):
            raise refusal(
                _("“%(typed)s” holds “%(character)s”, %(name)s, which looks like another letter."),
                typed,
                _("Write the name of the bank in Latin letters."),
                character=character,
                name=named(character),
            )
    if name and not any(map(str.isalpha, name)):
        raise _no_name(typed)
    refuse_longer(name, typed, LONGEST)
    return name


def _no_name(typed: str) -> NumberError:
    advice = _("Write the name of the bank as it stands in the bank's letter.")
    return refusal(_("“%(typed)s” is no name of a bank: it has no letter."), typed, advice)


def bank_of_account(account_number: str) -> Bank | None:
    """The bank of a Norwegian account number in its normal form; None if the registry has none."""
    return _bank(NORWAY, account_number[:BANK_CODE_LENGTH])


def bank_of_iban(iban: str) -> Bank | None:
    return _bank(iban[:2], bank_code(iban))


def bank_code(iban: str) -> str:
    """What says the bank in an IBAN in its normal form; in Slovenia with the branch."""
    bban = IBAN(iban, allow_invalid=True).bban
    return "".join(getattr(bban, part.value) for part in bban.spec.bic_lookup_components)


def has_registry(country: str) -> bool:
    return country in get_countries()


def is_of_the_country(bic: str, iban: str) -> bool:
    """Whether the BIC is of the IBAN's country: by its letters, or because a foreign bank has
    accounts there under the bank code."""
    country = bic[4:6]
    bank = bank_of_iban(iban)
    return (
        country == iban[:2]
        or country in TERRITORIES.get(iban[:2], ())
        or (bank is not None and bic[:BANK_LENGTH] in bank.bics)
    )


def _bank(country: str, code: str) -> Bank | None:
    entries = get_banks_by_code(country, code)
    if not entries:
        return None
    first = max(entries, key=lambda entry: entry.primary)
    bics = frozenset(entry.bic[:BANK_LENGTH] for entry in entries if entry.bic)
    return Bank(country, code, first.name.strip(), bics)
