"""What a reader needs to give: plain data, the same for the page, the panel and what may follow."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donations import numbers
from donations.models import Appeal, Details

LAST = 3  # characters that a reader compares after copying


@dataclass(frozen=True)
class ShownNumber:
    slug: str
    label: str
    groups: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """Character by character, with a pause between the groups."""
        return ", ".join(" ".join(group) for group in self.groups)

    @property
    def end(self) -> str:
        return "".join(self.groups)[-LAST:]


@dataclass(frozen=True)
class Way:
    """One way to give."""

    slug: str
    heading: str
    numbers: tuple[ShownNumber, ...]
    facts: tuple[tuple[str, str], ...] = ()  # label and text


@dataclass(frozen=True)
class Panel:
    heading: str
    appeal: str
    suggested_amount: str
    language: str
    direction: str
    ways: tuple[Way, ...]


def current_panel() -> Panel:
    """Costs two queries."""
    return make_panel(Appeal.objects.in_language(get_language()), Details.objects.live())


def make_panel(appeal: Appeal, details: Details | None) -> Panel:
    return Panel(
        heading=appeal.heading,
        appeal=appeal.text,
        suggested_amount=appeal.suggested_amount,
        language=appeal.language,
        direction=appeal.direction,
        ways=_ways(details) if details else (),
    )


def _ways(details: Details) -> tuple[Way, ...]:
    ways = (_bank(details), _vipps(details), _abroad(details))
    return tuple(way for way in ways if way.numbers)


def _bank(details: Details) -> Way:
    shown = _shown(
        "account-number", _("Account number"), numbers.ACCOUNT_NUMBER, details.account_number
    )
    return Way("bank", _("By bank transfer in Norway"), shown, _account_facts(details))


def _abroad(details: Details) -> Way:
    shown = (
        *_shown("iban", "IBAN", numbers.IBAN, details.iban),
        *_shown("bic", "BIC (SWIFT)", numbers.BIC, details.bic),
    )
    return Way("abroad", _("From other countries"), shown, _account_facts(details))


def _vipps(details: Details) -> Way:
    shown = _shown("vipps-number", _("Vipps number"), numbers.VIPPS_NUMBER, details.vipps_number)
    return Way("vipps", _("With Vipps"), shown)


def _shown(slug: str, label: str, kind: numbers.Kind, number: str) -> tuple[ShownNumber, ...]:
    return (ShownNumber(slug, label, kind.groups(number)),) if number else ()


def _account_facts(details: Details) -> tuple[tuple[str, str], ...]:
    facts = ((_("Account holder"), details.holder), (_("Bank"), details.bank))
    return tuple((label, text) for label, text in facts if text)
