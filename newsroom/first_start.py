"""What a database needs before the site can be tried: tables, content, and two people, for one
alone cannot change the donation details."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import transaction
from django.utils.crypto import get_random_string

from newsroom import roles
from newsroom.demo import loading

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look like another
TREASURER = "treasurer"  # beside "admin" in the demo's DONATIONS_APPROVERS


@dataclass(frozen=True)
class Login:
    name: str
    password: str | None  # if it was made now


def prepare() -> list[Login]:
    """Returns an administrator's login and, if that was made now, a treasurer's.

    Asks to write, even if there is nothing to add: a database that is read-only is found out now
    and not by the first person to log in. The logins come last, so that nobody is sent a mail
    about the demo.
    """
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        if loading.is_empty():
            call_command("load_demo", verbosity=0)
    with transaction.atomic():
        return _logins()


def _logins() -> list[Login]:
    known = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if known:
        return [Login(known.username, None)]
    administrator = _made(User.objects.create_superuser, "admin")
    if User.objects.filter(username=TREASURER).exists():
        return [administrator]
    treasurer = _made(User.objects.create_user, TREASURER, is_staff=True)
    User.objects.get(username=TREASURER).groups.add(Group.objects.get(name=roles.DONATIONS))
    return [administrator, treasurer]


def _made(make: Callable[..., User], name: str, **fields: bool) -> Login:
    """With a mailbox, to which the printed mails are addressed."""
    password = get_random_string(16, LETTERS)
    make(name, f"{name}@localhost", password, **fields)
    return Login(name, password)
