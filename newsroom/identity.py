"""The verb that changes the settings of the site: their only writer."""

from typing import TypeAlias

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_noop

from newsroom import generation
from newsroom.field_texts import field_texts
from newsroom.models import SiteSettings
from newsroom.recording import record

Person: TypeAlias = User | None  # None: somebody at the command line of the server

KIND, CHANGED = gettext_noop("site settings"), gettext_noop("changed")
CHANGE = "newsroom.change_sitesettings"
NOT_RECORDED = {"id", "logo_width", "logo_height"}  # what else is in the logo's own name
FIELDS = tuple(
    field.name for field in SiteSettings._meta.concrete_fields if field.name not in NOT_RECORDED
)


@transaction.atomic
def save(settings: SiteSettings, *, by: Person = None) -> SiteSettings:
    """Makes these the settings of the site. Raises ValidationError, keyed by field."""
    if by is not None and not by.has_perm(CHANGE):
        raise PermissionDenied(CHANGE)
    generation.raise_it()
    before = field_texts(SiteSettings.objects.current(), FIELDS)
    settings.pk = 1
    settings.full_clean(validate_unique=False)
    settings.save()
    after = field_texts(settings, FIELDS)
    if before != after:
        record(by, CHANGED, KIND, settings.name, before, after, key="1")
    return settings
