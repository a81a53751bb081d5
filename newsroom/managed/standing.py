"""What readers see of each template, what waits, and what wants to be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom.managed import families, publishing
from newsroom.managed.registry import MANAGED
from newsroom.managed.registry import ManagedTemplate as Entry
from newsroom.models import Change, ManagedTemplate, TemplateFailure, TemplateVersion

Mark = tuple[str, str | Promise]  # kind, words


@dataclass(frozen=True)
class Standing:
    entry: Entry
    live: TemplateVersion | None = None
    draft: TemplateVersion | None = None
    last: Change | None = None

    @property
    def working(self) -> TemplateVersion | None:
        return self.draft or self.live

    @property
    def number(self) -> int:
        """Of what the next edit starts from."""
        return self.working.number if self.working else publishing.DEFAULT

    @property
    def default(self) -> str:
        return families.default_source(self.entry.name)

    @property
    def source(self) -> str:
        return self.working.source if self.working else self.default

    @property
    def live_source(self) -> str:
        return self.live.source if self.live else self.default

    @property
    def failure(self) -> TemplateFailure | None:
        return getattr(self.live, "failure", None)

    @property
    def default_is_newer(self) -> bool:
        """A release has changed the default since this text was brought in line with it."""
        working = self.working
        return bool(working and self.default not in (working.based_on, working.source))

    @property
    def last_act(self) -> str:
        return gettext(self.last.act) if self.last else ""

    @property
    def marks(self) -> list[Mark]:
        found: list[Mark] = [("changed", _("changed")) if self.live else ("default", _("default"))]
        if self.draft:
            found.append(("draft", _("draft waiting")))
        if self.failure:
            found.append(("failing", _("failing")))
        if self.default_is_newer:
            found.append(("newer", _("default improved since")))
        return found


def of(name: str) -> Standing:
    """Costs two queries."""
    row = ManagedTemplate.objects.with_state().filter(name=name).first()
    last = Change.objects.filter(kind=publishing.KIND, key=name).first()
    return _standing(MANAGED[name], row, last)


def everything() -> list[Standing]:
    """In the order of the registry; costs two queries."""
    rows = {row.name: row for row in ManagedTemplate.objects.with_state()}
    last = {change.key: change for change in Change.objects.newest_of_each(publishing.KIND)}
    return [_standing(one, rows.get(name), last.get(name)) for name, one in MANAGED.items()]


def failing() -> Iterator[Standing]:
    """Those of which readers see the default, for the live version fails; costs one query."""
    for row in ManagedTemplate.objects.with_state().filter(live__failure__isnull=False):
        if row.name in MANAGED:
            yield _standing(MANAGED[row.name], row, None)


def _standing(entry: Entry, row: ManagedTemplate | None, last: Change | None) -> Standing:
    return Standing(entry, row.live, row.draft, last) if row else Standing(entry)
