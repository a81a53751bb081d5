"""What a database needs before the site can be tried: tables, content, an administrator."""

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.utils.crypto import get_random_string

from newsroom.demo import loading

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look like another


def prepare() -> tuple[str, str | None]:
    """Returns an administrator's login and, if it was made now, its password.

    Writes in one transaction, even if there is nothing to add: a database that is read-only is
    found out now and not by the first person to log in.
    """
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        if loading.is_empty():
            call_command("load_demo", verbosity=0)
        return _administrator()


def _administrator() -> tuple[str, str | None]:
    known = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if known:
        return known.username, None
    password = get_random_string(16, LETTERS)
    return User.objects.create_superuser("admin", password=password).username, password
