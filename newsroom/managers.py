"""Tells the site managers by mail what is wrong with the site."""

import logging

from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db.models import Q

from newsroom.roles import SITE_MANAGER

log = logging.getLogger(__name__)


def tell(subject: str, text: str) -> None:
    """To each by a letter of their own. A mail server that is away stops nothing, nor does a
    mailbox that is none; costs one query."""
    for mailbox in mailboxes():
        try:
            send_mail(subject, text, None, [mailbox])
        except (OSError, ValueError):
            log.exception("No mail could be sent to %s about: %s", mailbox, subject)


def mailboxes() -> list[str]:
    """Of superusers and of the group of site managers: one for each, if it has one."""
    managers = Q(is_superuser=True) | Q(groups__name=SITE_MANAGER)
    found = User.objects.filter(managers, is_active=True).exclude(email="")
    return sorted(set(found.values_list("email", flat=True)))
