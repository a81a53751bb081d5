"""What a changed template must not do on any page, whatever its conditions make of the samples.

Looked at when readers get a page of it: else the default stands in its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles import account_numbers
from newsroom.managed import plain_sight
from newsroom.templating import Markup

BORDER = f"{account_numbers.CELL}—{account_numbers.CELL}"  # no number goes on across it


@dataclass(frozen=True)
class Found:
    problems: tuple[str, ...]
    numbers: int  # besides those of the donation details: whether they are ours may change

    @property
    def is_lasting(self) -> bool:
        """Whether a second look at the same text would find nothing, either."""
        return not self.problems and not self.numbers


def look(html: str, values: Mapping[str, Any]) -> Found:
    """At what a template made of these values.

    Costs a query where there is a number besides those of the donation details.
    """
    numbers = _numbers(values)
    rest = html.replace(numbers, BORDER) if numbers else html
    verdicts = account_numbers.judge(plain_sight.words(rest))
    foreign = [_foreign(one) for one in verdicts if not one.live]
    return Found((*_hidden(html, numbers), *foreign), len(verdicts))


def _hidden(html: str, numbers: str) -> Iterator[str]:
    if numbers and not plain_sight.shows_once(html, numbers):
        yield _("The donation numbers do not stand there once and in plain sight.")
    elif name := plain_sight.unclosed(html):
        text = _("<%(name)s> is not closed, and would hold what follows on the page.")
        yield text % {"name": name}


def _foreign(verdict: account_numbers.Verdict) -> str:
    text = _("%(number)s (%(kind)s) is not one of the newsroom's own numbers.")
    return text % {"number": verdict.number, "kind": verdict.kind}


def _numbers(values: Mapping[str, Any]) -> str:
    numbers = values.get("donations", {}).get("numbers")
    return numbers.html if isinstance(numbers, Markup) else ""
