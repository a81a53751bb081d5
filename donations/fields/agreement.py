"""What the fields of the donation details have to say of one another.

A problem is told in words, or an empty text if there is none.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from donations.fields.banks import is_of_the_country
from donations.fields.detail_fields import CHANNELS, Channel
from donations.fields.numbers import ACCOUNT_NUMBER, IBAN, NORWAY


@dataclass(frozen=True)
class Rule:
    field: str  # under which a problem is told
    reads: tuple[str, ...]  # the fields that it is about, in the order of the arguments
    problem: Callable[..., str]


def no_holder(holder: str, account_number: str, iban: str) -> str:
    if holder or not (account_number or iban):
        return ""
    return _("Banks ask for the account holder: add the name as it stands in the bank's letter.")


def no_bank(bank: str, account_number: str, iban: str) -> str:
    if bank or not (account_number or iban):
        return ""
    return _("Givers compare the bank's name: add it as it stands in the bank's letter.")


def other_account(iban: str, account_number: str) -> str:
    if not (iban and account_number) or iban[:2] + iban[4:] == NORWAY + account_number:
        return ""
    return _(
        "The IBAN %(iban)s is not that of account %(account)s. Compare both with the bank's letter."
    ) % {"iban": IBAN.shown(iban), "account": ACCOUNT_NUMBER.shown(account_number)}


def bic_alone(bic: str, iban: str) -> str:
    if not bic or iban:
        return ""
    return _("The BIC %(bic)s is of no use without the IBAN: add that, or leave out the BIC.") % {
        "bic": bic
    }


def other_country(bic: str, iban: str) -> str:
    if not (bic and iban) or is_of_the_country(bic, iban):
        return ""
    return _(
        "The BIC %(bic)s is of a bank in %(bank_country)s, the IBAN %(iban)s of an account in"
        " %(country)s. Compare both with the bank's letter."
    ) % {
        "bic": bic,
        "bank_country": bic[4:6],
        "iban": IBAN.shown(iban),
        "country": iban[:2],
    }


def kid_alone(kid: str, account_number: str) -> str:
    if not kid or account_number:
        return ""
    return _(
        "The KID %(kid)s is of no use without a Norwegian account number: add that, or leave out"
        " the KID."
    ) % {"kid": kid}


def link_alone(link: str, vipps_number: str) -> str:
    """Nobody can compare a link with anything: the number is what givers see in Vipps."""
    if not link or vipps_number:
        return ""
    return _(
        "The link %(link)s needs the Vipps number beside it, for givers to compare: add it from"
        " the Vipps portal, or leave out the link."
    ) % {"link": link}


def no_channel(*flags: bool) -> str:
    return "" if any(flags) else _("Nothing would be shown: choose at least one way to give.")


def no_number_for(channel: Channel) -> Callable[[bool, str], str]:
    def problem(is_shown: bool, number: str) -> str:
        if not is_shown or number:
            return ""
        return _(
            "“%(channel)s” is to be shown but has no number: add the number, or do not show it."
        ) % {"channel": channel.label}

    return problem


RULES = (
    Rule("holder", ("holder", "account_number", "iban"), no_holder),
    Rule("bank", ("bank", "account_number", "iban"), no_bank),
    Rule("iban", ("iban", "account_number"), other_account),
    Rule("bic", ("bic", "iban"), bic_alone),
    Rule("bic", ("bic", "iban"), other_country),
    Rule("kid", ("kid", "account_number"), kid_alone),
    Rule("vipps_link", ("vipps_link", "vipps_number"), link_alone),
    Rule(NON_FIELD_ERRORS, tuple(channel.flag for channel in CHANNELS.values()), no_channel),
    *(
        Rule(channel.flag, (channel.flag, channel.number), no_number_for(channel))
        for channel in CHANNELS.values()
    ),
)
