"""The filters on the allow-list: what each takes, gives, and does.

Arguments are literals, but for `default` and its like, so that nobody's data decides how much
work a filter is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from urllib.parse import quote

from django.template import defaultfilters
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from newsroom.templating.declared import Kind
from newsroom.templating.freezing import Frozen, Markup
from newsroom.templating.problems import RenderProblem
from newsroom.templating.state import plain

WEEKDAY, MINUTE, ZONED = "l j F Y", "j F Y, H:i", "j F Y, H:i T"  # as articles.templatetags has
TEXTS = frozenset({Kind.TEXT, Kind.ADDRESS, Kind.PICTURES, Kind.NUMBER})
MOMENTS = frozenset({Kind.MOMENT})
ANYTHING = frozenset(Kind)
NO_ARGUMENT = re.compile(r"(?!)")
COUNT = re.compile(r"[1-9]\d{0,2}")
DATE_FORMAT = re.compile(r"(?s).{0,60}")
DECIMALS = re.compile(r"-?\d?[gu]*")
CHOICES = re.compile(r"[^,]{0,60}(,[^,]{0,60}){1,2}")
SEPARATOR = re.compile(r"(?s).{0,60}")


@dataclass(frozen=True)
class Filter:
    takes: frozenset[Kind]
    gives: Kind
    do: Callable[[Frozen, str], Frozen]
    argument: re.Pattern[str] = NO_ARGUMENT
    needs_argument: bool = False
    example: str = ""  # of an argument

    @property
    def takes_argument(self) -> bool:
        return self.argument is not NO_ARGUMENT


def _date(value: Frozen, argument: str) -> str:
    return date_format(_local(value), argument or "DATE_FORMAT") if value is not None else ""


def _time(value: Frozen, argument: str) -> str:
    if not isinstance(value, datetime):  # a day has none
        return ""
    return date_format(_local(value), argument or "TIME_FORMAT")


def _local(value: Frozen) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value)
    if not isinstance(value, date):
        raise RenderProblem(f"A {type(value).__name__} is no moment.")
    return value


def _moment(form: str) -> Callable[[Frozen, str], Markup]:
    def shown(value: Frozen, argument: str) -> Markup:
        if value is None:
            return Markup("")
        local = _local(value)
        if not isinstance(local, datetime):
            return _element(str(local), date_format(local, WEEKDAY))
        return _element(local.isoformat(timespec="minutes"), date_format(local, form))

    return shown


def _element(exact: str, words: str) -> Markup:
    return Markup(f'<time datetime="{exact}">{escape(words)}</time>')


def _text(do: Callable[[str], str]) -> Callable[[Frozen, str], Frozen]:
    def done(value: Frozen, argument: str) -> str:
        return str.__str__(do(plain(value)))

    return done


def _lines(do: Callable[[str], str]) -> Callable[[Frozen, str], Frozen]:
    """Django's own, told to escape."""

    def done(value: Frozen, argument: str) -> Markup:
        return Markup(str.__str__(do(plain(value))))

    return done


def _length(value: Frozen, argument: str) -> int:
    return len(value) if isinstance(value, str | tuple) else 0


def _join(value: Frozen, argument: str) -> str:
    return argument.join(map(plain, value)) if isinstance(value, tuple) else ""


def _truncated(value: Frozen, argument: str) -> str:
    return str.__str__(defaultfilters.truncatewords(plain(value), int(argument)))


def _number(value: Frozen, argument: str) -> str:
    return str.__str__(defaultfilters.floatformat(plain(value), argument or -1))


def _chosen(value: Frozen, argument: str) -> str:
    yes, no, maybe = [*(argument or _("yes,no,maybe")).split(","), ""][:3]
    if value is None:
        return maybe or no
    return yes if value else no


FILTERS = {
    "capfirst": Filter(TEXTS, Kind.TEXT, _text(defaultfilters.capfirst)),
    "date": Filter(MOMENTS, Kind.TEXT, _date, DATE_FORMAT, example="j F Y"),
    "floatformat": Filter(frozenset({Kind.NUMBER}), Kind.TEXT, _number, DECIMALS, example="2"),
    "join": Filter(frozenset({Kind.LIST}), Kind.TEXT, _join, SEPARATOR, True, ", "),
    "length": Filter(TEXTS | {Kind.LIST}, Kind.NUMBER, _length),
    "linebreaks": Filter(
        TEXTS, Kind.MARKUP, _lines(lambda text: linebreaks(text, autoescape=True))
    ),
    "linebreaksbr": Filter(
        TEXTS, Kind.MARKUP, _lines(lambda text: defaultfilters.linebreaksbr(text, autoescape=True))
    ),
    "lower": Filter(TEXTS, Kind.TEXT, _text(str.lower)),
    "minute": Filter(MOMENTS, Kind.MARKUP, _moment(MINUTE)),
    "time": Filter(MOMENTS, Kind.TEXT, _time, DATE_FORMAT, example="H:i"),
    "title": Filter(TEXTS, Kind.TEXT, _text(defaultfilters.title)),
    "truncatewords": Filter(TEXTS, Kind.TEXT, _truncated, COUNT, True, "30"),
    "upper": Filter(TEXTS, Kind.TEXT, _text(str.upper)),
    "urlencode": Filter(TEXTS, Kind.TEXT, _text(lambda text: quote(text, safe=""))),
    "weekday": Filter(MOMENTS, Kind.MARKUP, _moment(WEEKDAY)),
    "yesno": Filter(ANYTHING, Kind.TEXT, _chosen, CHOICES, example="yes,no"),
    "zoned": Filter(MOMENTS, Kind.MARKUP, _moment(ZONED)),
}
FALLBACKS = {"default", "default_if_none"}  # their argument may be any value
