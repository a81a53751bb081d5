"""Keeps and tells which live version could not be rendered. Readers get the default meanwhile."""

import logging
from threading import Thread

from django.conf import settings
from django.core.mail import send_mail
from django.db import Error, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom import managers
from newsroom.managed.registry import MANAGED
from newsroom.models import ManagedTemplate, TemplateFailure, TemplateVersion

logger = logging.getLogger(__name__)
MAILING = "mail of a failing template"  # the name of the thread


def failed(name: str, source: str, problem: str) -> None:
    """That source of the template is set aside in this process; called once for it."""
    logger.error("The template %s is replaced by its default: %s", name, problem)
    try:
        _keep(name, source, problem)
    except Error:  # the reader gets a page, whatever the database can do
        logger.exception("That the template %s fails could not be kept.", name)


@transaction.atomic
def _keep(name: str, source: str, problem: str) -> None:
    """Once for each version; whoever keeps it first tells the site managers."""
    template = ManagedTemplate.objects.changed().filter(name=name).select_related("live").first()
    version = template.live if template else None
    if version is None or version.source != source:
        return  # another one is live meanwhile
    known, is_new = TemplateFailure.objects.get_or_create(
        version=version, defaults={"problem": problem}
    )
    if is_new:
        _tell(version, known.problem)


def _tell(version: TemplateVersion, problem: str) -> None:
    """In a thread of its own: no reader waits for the mail server."""
    subject = _("A template fails: %(title)s") % {"title": MANAGED[version.template_id].title}
    letters = [(box, subject, _letter(version, problem)) for box in managers.mailboxes()]
    mailing = Thread(target=_send, args=(letters,), name=MAILING, daemon=True)
    transaction.on_commit(mailing.start)


def _letter(version: TemplateVersion, problem: str) -> str:
    lines = [
        _("Version %(number)d of the template “%(title)s” could not be rendered.")
        % {"number": version.number, "title": MANAGED[version.template_id].title},
        _("Readers see the default in its place. What went wrong: %(problem)s")
        % {"problem": problem},
        _("Change it, or go back to an earlier version:"),
        settings.SITE_ADDRESS
        + reverse("admin:newsroom_managedtemplate_change", args=[version.template_id]),
    ]
    return "\n\n".join(lines) + "\n"


def _send(letters: list[tuple[str, str, str]]) -> None:
    for mailbox, subject, text in letters:
        try:
            send_mail(subject, text, None, [mailbox])
        except OSError:
            logger.exception("No mail could be sent to %s about: %s", mailbox, subject)
