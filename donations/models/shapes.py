"""What the database itself demands of donation details, the same on SQLite and PostgreSQL.

donations.numbers reads check digits; the database holds length, characters and agreement.
"""

from string import ascii_uppercase, digits

from django.db.models import CharField, CheckConstraint, Func, Q, Value
from django.db.models.functions import Concat, Length, Substr
from django.db.models.lookups import Exact, Range
from django.utils.translation import gettext_lazy as _


def _length(field: str, shortest: int, longest: int) -> Q:
    return Q(Range(Length(field), (shortest, longest)))


def _made_of(allowed: str, value: str | Substr) -> Q:
    """Nothing is left when the allowed characters are trimmed off. (A regular expression would
    make SQLite depend on a function that only Django gives it.)"""
    return Q(Exact(Func(value, Value(allowed), function="TRIM", output_field=CharField()), ""))


def _begins(field: str, text: str) -> Q:
    return Q(Exact(Substr(field, 1, len(text)), text))


ACCOUNT_NUMBER = _length("account_number", 11, 11) & _made_of(digits, "account_number")
IBAN = (
    _length("iban", 15, 34)  # from the shortest in the registry to what ISO 13616 allows
    & _made_of(ascii_uppercase, Substr("iban", 1, 2))
    & _made_of(digits, Substr("iban", 3, 2))
    & _made_of(ascii_uppercase + digits, "iban")
)
BIC = (
    (_length("bic", 8, 8) | _length("bic", 11, 11))
    & _made_of(ascii_uppercase, Substr("bic", 1, 6))
    & _made_of(ascii_uppercase + digits, "bic")
)
VIPPS_NUMBER = _length("vipps_number", 1, 6) & _made_of(digits, "vipps_number")
SAME_ACCOUNT = Q(iban=Concat(Substr("iban", 1, 4), "account_number"))

CONSTRAINTS = (
    CheckConstraint(condition=Q(number__gte=1), name="details_numbers_start_at_1"),
    CheckConstraint(condition=~Q(holder=""), name="details_have_holder"),
    CheckConstraint(
        condition=Q(account_number="") | ACCOUNT_NUMBER & ~_begins("account_number", "0000"),
        name="details_account_number_shape",
    ),
    CheckConstraint(condition=Q(iban="") | IBAN, name="details_iban_shape"),
    CheckConstraint(condition=Q(bic="") | BIC, name="details_bic_shape"),
    CheckConstraint(condition=Q(vipps_number="") | VIPPS_NUMBER, name="details_vipps_number_shape"),
    CheckConstraint(
        condition=Q(account_number="") | ~_begins("iban", "NO") | SAME_ACCOUNT,
        name="details_iban_of_the_account",
    ),
    CheckConstraint(condition=Q(bic="") | ~Q(iban=""), name="details_bic_needs_iban"),
    CheckConstraint(
        condition=~Q(account_number="", iban="", vipps_number=""),
        name="details_have_a_way_to_give",
        violation_error_message=_(
            "Readers need a way to give: type an account number, an IBAN or a Vipps number."
        ),
    ),
)
