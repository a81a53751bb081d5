"""Who may approve donation details: the people listed in the settings, not in the database."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User

ENOUGH = 2


@dataclass(frozen=True)
class Approver:
    login: str
    mailbox: str  # empty: the one that the login has


def listed() -> tuple[Approver, ...]:
    return tuple(Approver(*one) for one in settings.DONATIONS_APPROVERS)


def is_approver(person: User) -> bool:
    return (
        person.is_active
        and person.is_staff
        and any(one.login == person.get_username() for one in listed())
    )


def mailbox_set_for(person: User) -> str:
    """The mailbox that the settings name for them, out of the database's reach; or none."""
    return next((one.mailbox for one in listed() if one.login == person.get_username()), "")


def mailboxes() -> dict[str, str]:
    """Where each of them is told, by login. Those without a mailbox are left out; costs one query
    if somebody's is not in the settings."""
    known = {one.login: one.mailbox for one in listed() if one.mailbox}
    others = [one.login for one in listed() if not one.mailbox]
    if others:
        found = User.objects.filter(username__in=others, is_active=True).exclude(email="")
        known |= dict(found.values_list("username", "email"))
    return known


def accounts() -> dict[str, User]:
    """The logins of those who can approve now, by name; costs one query."""
    found = User.objects.filter(
        username__in=[one.login for one in listed()], is_active=True, is_staff=True
    )
    return {person.get_username(): person for person in found}
