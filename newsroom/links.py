"""The verbs that change the links of the site: their only writers."""

from typing import TypeAlias

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_noop

from newsroom import generation
from newsroom.field_texts import field_texts
from newsroom.models import SiteLink
from newsroom.recording import record

Person: TypeAlias = User | None  # None: somebody at the command line of the server

KIND = gettext_noop("site link")
ADDED, CHANGED = gettext_noop("added"), gettext_noop("changed")
MOVED, DELETED = gettext_noop("moved"), gettext_noop("deleted")
FIELDS = ("placement", "heading", "label", "address", "language", "is_shown")
ORDER = gettext_noop("order")


@transaction.atomic
def save(link: SiteLink, *, by: Person = None) -> SiteLink:
    """A link that is new in its placement comes last there. Raises ValidationError by field."""
    _require(by, "change" if link.pk else "add")
    generation.raise_it()
    old = SiteLink.objects.filter(pk=link.pk).first()
    if old is None or old.placement != link.placement:
        link.position = _last(link.placement) + 1
    link.full_clean()
    link.save()
    before = field_texts(old, FIELDS) if old else {}
    _record(by, CHANGED if old else ADDED, link, before, field_texts(link, FIELDS))
    return link


@transaction.atomic
def delete(link: SiteLink, *, by: Person = None) -> None:
    _require(by, "delete")
    generation.raise_it()
    _record(by, DELETED, link, field_texts(link, FIELDS), {})
    link.delete()


@transaction.atomic
def place(
    link: SiteLink, placement: str, before: SiteLink | None = None, *, by: Person = None
) -> SiteLink:
    """Puts the link before another one of that placement, or last. Raises ValidationError where
    the placement has a link to that address already."""
    _require(by, "change")
    generation.raise_it()
    others = [one for one in SiteLink.objects.in_placement(placement) if one.pk != link.pk]
    at = next((at for at, one in enumerate(others) if one == before), len(others))
    was = _standing(link)
    link.placement = placement
    link.clean()
    for position, one in enumerate([*others[:at], link, *others[at:]], 1):
        one.position = position
        one.save(update_fields=["position", "placement"])
    if was != (stands := _standing(link)):
        _record(by, MOVED, link, was, stands)
    return link


@transaction.atomic
def step(link: SiteLink, steps: int, *, by: Person = None) -> SiteLink:
    """Up (negative) or down in its placement."""
    row = list(SiteLink.objects.in_placement(link.placement))
    at = max(0, row.index(link) + steps + (1 if steps > 0 else 0))
    return place(link, link.placement, row[at] if at < len(row) else None, by=by)


def _require(by: Person, verb: str) -> None:
    permission = f"newsroom.{verb}_sitelink"
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied(permission)


def _last(placement: str) -> int:
    """The position of the last link there; 0 if there is none."""
    found: int | None = SiteLink.objects.in_placement(placement).aggregate(last=Max("position"))[
        "last"
    ]
    return found or 0


def _standing(link: SiteLink) -> dict[str, str]:
    """The placement as it is stored, with the labels there in their order."""
    stored = SiteLink.objects.get(pk=link.pk)
    labels = SiteLink.objects.in_placement(stored.placement).values_list("label", flat=True)
    return field_texts(stored, ("placement",)) | {ORDER: "\n".join(labels)}


def _record(
    by: Person, act: str, link: SiteLink, before: dict[str, str], after: dict[str, str]
) -> None:
    if before != after:
        record(by, act, KIND, link.label, before, after, key=str(link.pk))
