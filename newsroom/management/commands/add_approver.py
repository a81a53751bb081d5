from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string

from donations.people import approvers
from newsroom import roles
from newsroom.first_start import LETTERS


class Command(BaseCommand):
    help = (
        "Makes the login of somebody who may approve donation details, and prints its password. "
        "Not in the admin, so that a stolen login cannot do it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--email", help="without it, the mailbox in DONATIONS_APPROVERS")

    def handle(self, *args: Any, username: str, email: str | None, **options: Any) -> None:
        name = User.normalize_username(username)
        mailbox = _listed_mailbox(name)
        if User.objects.filter(username=name).exists():
            raise CommandError(
                f"There is a login {name!r} already. For a new password: "
                f"manage.py changepassword {name}"
            )
        password = get_random_string(16, LETTERS)
        _make(User(username=name, email=email or mailbox, is_staff=True), password)
        self.stdout.write(f"Login     {name}")
        self.stdout.write(f"Password  {password}")
        self.stdout.write(
            "It is not shown again. After logging in, change it in “Your account” and set up a "
            "second factor there."
        )


def _listed_mailbox(name: str) -> str:
    for one in approvers.listed():
        if one.login == name:
            return one.mailbox
    raise CommandError(
        f"{name!r} is not listed in DONATIONS_APPROVERS. List it there first, such as "
        f'"{name} <{name}@example.org>".'
    )


@transaction.atomic
def _make(person: User, password: str) -> None:
    group = Group.objects.filter(name=roles.DONATIONS).first()
    if group is None:
        raise CommandError(
            f"The group {roles.DONATIONS!r} is missing: manage.py migrate makes it again."
        )
    person.set_password(password)
    try:
        person.full_clean()
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
    person.save()
    person.groups.add(group)
