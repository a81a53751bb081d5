"""What is different between two sets of details, in words, field by field."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from donations.desk.hiding import Hiding
from donations.details import Details
from donations.fields.detail_fields import CHANNELS, FIELDS


@dataclass(frozen=True)
class Difference:
    name: str  # of the field
    label: str | Promise
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def differences(
    before: Details | None, after: Details, hiding: Hiding | None = None
) -> list[Difference]:
    """The fields that would change; before there was anything, those that would be there."""
    old = _values(before) if before else {}
    found = [
        Difference(name, label, old.get(name, (label, ""))[1], new)
        for name, (label, new) in _values(after).items()
    ]
    hide = (hiding or Hiding()).number
    return [
        Difference(one.name, one.label, hide(one.before), hide(one.after))
        for one in found
        if one.is_changed
    ]


def lines(details: Details, hiding: Hiding | None = None) -> list[tuple[str | Promise, str]]:
    """Every field that says something, with its label."""
    hide = (hiding or Hiding()).number
    return [(label, hide(shown)) for label, shown in _values(details).values() if shown]


def _values(details: Details) -> dict[str, tuple[str | Promise, str]]:
    """Label and text of each field, as people read them."""
    texts = {name: (FIELDS[name].label, shown) for name, shown in details.shown.items()}
    ways = ", ".join(str(CHANNELS[name].label) for name in details.channels)
    return texts | {"channels": (_("ways that readers are shown"), ways)}
