"""What a reader needs to give: plain data, the same for every page that shows a number."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from donations import ledger
from donations.giving import amounts, codes
from donations.giving.amounts import Currency
from donations.giving.codes import Code
from donations.giving.past import PastEvent, past
from donations.giving.ways import ShownNumber, Way, ways
from donations.models import Appeal
from donations.standing import Standing


@dataclass(frozen=True)
class Panel:
    appeal: Appeal
    standing: Standing

    @property
    def status(self) -> str:
        return self.standing.status.value

    @property
    def heading(self) -> str:
        return self.appeal.heading or _("Support our work")

    @property
    def lede(self) -> str:
        """The first paragraph of the appeal: the rest waits, so that the numbers come soon."""
        return self._paragraphs[0] or _(
            "Independent journalism needs people who have the time to ask, to check and to ask"
            " again. Readers give them that time."
        )

    @property
    def rest(self) -> str:
        return "\n\n".join(self._paragraphs[1:])

    @cached_property
    def _paragraphs(self) -> list[str]:
        return re.split(r"\s*\n\s*\n\s*", self.appeal.text.strip())

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        details = self.standing.shown
        return ways(details) if details else ()

    @property
    def account(self) -> Way | None:
        return self._way("bank")

    @property
    def vipps(self) -> Way | None:
        return self._way("vipps")

    @property
    def abroad(self) -> Way | None:
        return self._way("abroad")

    def _way(self, slug: str) -> Way | None:
        return next((way for way in self.ways if way.slug == slug), None)

    @property
    def all_numbers(self) -> tuple[ShownNumber, ...]:
        return tuple(number for way in self.ways for number in way.numbers if not number.is_text)

    @property
    def end(self) -> str:
        """What the account that most people copy ends in; empty without an account."""
        return next((way.numbers[0].end for way in (self.account, self.abroad) if way), "")

    @property
    def has_message(self) -> bool:
        slugs = {number.slug for way in self.ways for number in way.numbers}
        return not slugs.isdisjoint({"kid", "reference"})

    @property
    def vipps_link(self) -> str:
        return self.standing.shown.vipps_link if self.standing.shown and self.vipps else ""

    @property
    def vipps_code(self) -> Code | None:
        return codes.vipps(self.vipps_link) if self.vipps_link else None

    @property
    def transfer_codes(self) -> tuple[Code, ...]:
        """One without an amount, and one for each amount suggested in euro."""
        details = self.standing.shown
        if details is None or not self.abroad:
            return ()
        return codes.transfers(details, self.appeal.suggested("EUR"))

    @property
    def history(self) -> tuple[PastEvent, ...]:
        return tuple(past(event) for event in self.standing.history)

    @property
    def first_suggested(self) -> tuple[str, ...]:
        """The first amount of every currency, where there is room for no more."""
        return tuple(amounts[0] for amounts in self.suggested.values())

    @property
    def suggested(self) -> dict[Currency, tuple[str, ...]]:
        """By currency, as readers see them; none for a currency without a way to give."""
        fitting: dict[Currency, Way | None] = {
            "NOK": self.account or self.vipps,
            "EUR": self.abroad,
            "USD": self.abroad,
        }
        return {
            currency: tuple(amounts.shown(currency, one) for one in self.appeal.suggested(currency))
            for currency, way in fitting.items()
            if way and self.appeal.suggested(currency)
        }


def current_panel() -> Panel:
    """Costs two queries."""
    return make_panel(ledger.standing())


def make_panel(standing: Standing) -> Panel:
    """In the language of the page; costs one query."""
    return Panel(Appeal.objects.in_language(get_language()), standing)
