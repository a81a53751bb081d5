"""The verbs that change the donation details: their only writers."""

from typing import TypeAlias

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from donations.models import Details

Person: TypeAlias = User | None  # None: somebody at the command line of the server
PUBLISH = "donations.publish_details"


@transaction.atomic
def publish(details: Details, by: Person = None) -> Details:
    """Makes unsaved details the live ones and returns them.

    Details that say what the live ones say add no version: the live ones are returned. Raises
    ValidationError, keyed by field, for numbers that cannot be right.
    """
    if by is not None and not by.has_perm(PUBLISH):
        raise PermissionDenied(PUBLISH)
    details.full_clean()
    live = Details.objects.live()
    if live is not None and live.content == details.content:
        return live
    details.number = live.number + 1 if live else 1
    details.created_by_id = by.pk if by else None
    details.created_by_name = (by.get_full_name() or by.get_username()) if by else ""
    details.save()
    return details
