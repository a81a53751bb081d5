"""The verbs ask here, so that no way into the site goes round the answer."""

from typing import TypeAlias

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

Person: TypeAlias = User | None  # None: somebody at the command line of the server


def require(person: Person, permission: str) -> None:
    """Raises PermissionDenied if the person may not do it."""
    if person is not None and not person.has_perm(permission):
        raise PermissionDenied(permission)
