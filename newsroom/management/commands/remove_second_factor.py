from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "For somebody who has lost telephone, passkeys and recovery codes: the password alone "
        "opens the account again. Not in the admin, so that a stolen login cannot do it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"Nobody has the user name {username!r}.")
        count, _ = Authenticator.objects.filter(user=person).delete()
        self.stdout.write(f"Removed {count} of the second factors of {username}.")
