"""A time on the newsroom's wall clock, also on the nights when that clock changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import Media
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import zones
from articles.scripts import modules

WHICH = ("first", "second")  # of the two times that the clock shows the same


@dataclass(frozen=True)
class Typed:
    """As it came from the form."""

    text: str
    which: str = ""

    @classmethod
    def of(cls, value: "Typed | datetime | None") -> "Typed":
        if isinstance(value, Typed):
            return value
        return cls(zones.to_local(value).isoformat(timespec="minutes") if value else "")

    @cached_property
    def moments(self) -> list[datetime]:
        """Raises ValueError."""
        local = datetime.fromisoformat(self.text)
        if local.tzinfo is not None:
            raise ValueError(self.text)
        return zones.moments(local)

    @property
    def comes_twice(self) -> bool:
        try:
            return len(self.moments) > 1
        except ValueError:
            return False


class MomentWidget(forms.Widget):
    """One input; where the clock shows that time twice, also which of the two is meant."""

    template_name = "admin/articles/moment.html"

    @property
    def media(self) -> Media:
        return modules("moment")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        typed = Typed.of(value)
        return super().get_context(name, value, attrs) | {
            "typed": typed.text,
            "passes": _passes(typed) if typed.comes_twice else (),
            "zone": zones.newsroom().key,
            "elsewhere": [(zone.key, zones.place(zone)) for zone in zones.elsewhere()],
            "now": zones.now_shown(),
        }

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> Typed:
        return Typed(data.get(name, "").strip(), data.get(f"{name}_which", ""))


def _passes(typed: Typed) -> list[dict[str, Any]]:
    labels = (_("Before the clock goes back"), _("After the clock has gone back"))
    return [
        {
            "value": which,
            "checked": which == typed.which,
            "label": label,
            "time": f"{zones.shown(moment)} ({zones.offset(moment)})",
        }
        for which, label, moment in zip(WHICH, labels, typed.moments, strict=True)
    ]


class MomentField(forms.Field):
    widget = MomentWidget

    def to_python(self, value: Typed | None) -> datetime | None:
        typed = Typed.of(value)
        if not typed.text:
            return None
        try:
            found = typed.moments
        except ValueError:
            text = _("“%(value)s” is not a time; write it as 2026-07-03T14:30.")
            raise ValidationError(text, params={"value": typed.text}) from None
        if not found:
            raise ValidationError(_skipped(typed))
        if len(found) > 1:
            return _chosen(typed)
        return found[0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return Typed.of(initial).text != Typed.of(data).text


def _skipped(typed: Typed) -> str:
    time = typed.text.partition("T")[2]
    said = gettext(
        "There is no %(time)s that night: the clock goes on an hour for summer time."
        " Choose a time an hour earlier or later."
    )
    return said % {"time": time}


def _chosen(typed: Typed) -> datetime:
    if typed.which in WHICH:
        return typed.moments[WHICH.index(typed.which)]
    time = typed.text.partition("T")[2]
    said = _("The clock shows %(time)s twice that night, as summer time ends: say which is meant.")
    raise ValidationError(said, params={"time": time})
