"""The numbers that money is sent to: strict readers of what was typed, and how each is shown.

A reader returns the normal form (ASCII, capitals, no spacing) or raises NumberError.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_letters, ascii_uppercase, digits

import stdnum.bic
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum import numdb

from donations.fields.characters import NumberError
from donations.fields.typed import refusal, typed_number, wrong_length

ACCOUNT_NUMBER_LENGTH = 11
ACCOUNT_NUMBER_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)  # modulus 11, of the first ten digits
BIC_LENGTHS = (8, 11)  # ISO 9362: the bank; the bank and its branch
VIPPS_NUMBER_LENGTH = 6  # at most
PHONE_NUMBER_LENGTH = 8  # in Norway
PHONE_NUMBER = "((00)?47)?[0-9]{8}"  # with or without Norway's prefix
NORWAY = "NO"


def parse_account_number(typed: str) -> str:
    """A Norwegian account number: 11 digits, the last one a check digit of modulus 11."""
    number = typed_number(typed, digits)
    if len(number) != ACCOUNT_NUMBER_LENGTH:
        raise wrong_length(typed, number, str(ACCOUNT_NUMBER_LENGTH))
    if number.startswith("0000"):
        raise refusal(_("“%(typed)s” begins with 0000, which is no bank."), typed)
    if not is_account_number(number):
        raise refusal(
            _("“%(typed)s” is no account number: its last digit does not fit the ten before it."),
            typed,
        )
    return number


def is_account_number(number: str) -> bool:
    """Whether eleven ASCII digits are a possible Norwegian account number."""
    weighed = sum(
        weight * int(digit)
        for weight, digit in zip(ACCOUNT_NUMBER_WEIGHTS, number[:-1], strict=True)
    )
    check = -weighed % 11  # 10 is never handed out: it is no digit
    return not number.startswith("0000") and number[-1] == str(check)


def parse_iban(typed: str) -> str:
    """An IBAN (ISO 13616) of a country in the registry: its form, modulus 97, and in a Norwegian
    one the account number. (python-stdnum would look up Belgian banks in a list that ages.)"""
    number = typed_number(typed, ascii_letters + digits, label="IBAN").upper()
    _refuse_wrong_form(number, typed)
    if not number[4:].strip("0"):
        raise refusal(_("“%(typed)s” is no IBAN: it has only zeros for bank and account."), typed)
    if not has_iban_check_digits(number):
        raise refusal(
            _("“%(typed)s” is no IBAN: the check digits %(check)s do not fit the rest."),
            typed,
            check=number[2:4],
        )
    if number.startswith(NORWAY) and not is_account_number(number[4:]):
        raise refusal(
            _("“%(typed)s” is no IBAN: the account number inside it, %(account)s, is none."),
            typed,
            account=number[4:],
        )
    return number


def _refuse_wrong_form(number: str, typed: str) -> None:
    country = number[:2]
    form = iban_form(country)
    if form is None or not re.match("[A-Z]{2}[0-9]{2}", number):
        raise refusal(
            _(
                "“%(typed)s” does not begin as an IBAN does: two letters for a country that has"
                " IBANs and two digits, such as NO15."
            ),
            typed,
        )
    if len(number) != form.length:
        raise wrong_length(typed, number, f"{form.length} ({country})")
    if not re.fullmatch(form.pattern, number[4:]):
        raise refusal(
            _(
                "“%(typed)s” has a letter where an IBAN of %(country)s has a digit, or a digit"
                " where it has a letter."
            ),
            typed,
            country=country,
        )


def has_iban_check_digits(number: str) -> bool:
    """Modulus 97 of ISO 7064 over ASCII capitals and digits; 00, 01 and 99 are never handed out."""
    value = int("".join(str(int(one, 36)) for one in number[4:] + number[:4]))
    return value % 97 == 1 and "02" <= number[2:4] <= "98"


@dataclass(frozen=True)
class IbanForm:
    length: int
    pattern: str  # of what follows the check digits


def iban_form(country: str) -> IbanForm | None:
    """How the IBANs of a country look: the registry of ISO 13616 as python-stdnum carries it."""
    found = numdb.get("iban").info(country)
    parts = re.findall(r"(\d+)!([nac])", found[0][1].get("bban", "") if found else "")
    if not parts:
        return None
    classes = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}
    return IbanForm(
        length=4 + sum(int(count) for count, _kind in parts),
        pattern="".join(f"{classes[kind]}{{{count}}}" for count, kind in parts),
    )


def parse_bic(typed: str) -> str:
    """A BIC (ISO 9362): four letters for the bank, two for the country, two letters or digits
    for the place, and three for the branch or none."""
    number = typed_number(typed, ascii_letters + digits).upper()
    if len(number) not in BIC_LENGTHS:
        raise wrong_length(typed, number, _("8 or 11"))
    if number[:6].strip(ascii_uppercase):
        raise refusal(
            _("“%(typed)s” is no BIC: the first six characters are letters, as in DNBANOKK."), typed
        )
    if not stdnum.bic.is_valid(number):
        raise refusal(
            _("“%(typed)s” is no BIC: %(country)s in the middle is no country."),
            typed,
            country=number[4:6],
        )
    return number


def parse_vipps_number(typed: str) -> str:
    """The Vipps number of an organisation: one to six digits, of which a leading zero counts.

    https://developer.vippsmobilepay.com/docs/APIs/donations-api/donation-links-and-qr/"""
    number = typed_number(typed, digits)
    if re.fullmatch(PHONE_NUMBER, number):
        raise refusal(
            _(
                "“%(typed)s” is a private phone number, with its 8 digits: the Vipps number of an"
                " organisation has at most 6."
            ),
            typed,
        )
    if len(number) > VIPPS_NUMBER_LENGTH:
        raise wrong_length(typed, number, _("at most 6"))
    if not number.strip("0"):
        raise refusal(_("“%(typed)s” is no Vipps number: it has only zeros."), typed)
    return number


def in_fours(number: str) -> tuple[str, ...]:
    return tuple(number[start : start + 4] for start in range(0, len(number), 4))


def _as_banks_do(number: str) -> tuple[str, ...]:
    return number[:4], number[4:6], number[6:]


def _whole(number: str) -> tuple[str, ...]:
    return (number,)


@dataclass(frozen=True)
class Kind:
    """One kind of number: what it is called, how it is read and how it is shown."""

    name: str | Promise
    parse: Callable[[str], str]
    groups: Callable[[str], tuple[str, ...]]  # of a normal form

    def is_normal(self, number: str) -> bool:
        try:
            return self.parse(number) == number
        except NumberError:
            return False

    def shown(self, number: str) -> str:
        """As people write it: 0530 22 94668, NO15 0530 2294 668."""
        return " ".join(self.groups(number)) if number else ""


ACCOUNT_NUMBER = Kind(gettext_lazy("account number"), parse_account_number, _as_banks_do)
IBAN = Kind("IBAN", parse_iban, in_fours)
BIC = Kind("BIC", parse_bic, _whole)
VIPPS_NUMBER = Kind(gettext_lazy("Vipps number"), parse_vipps_number, _whole)
