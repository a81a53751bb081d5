"""Tells the people whom a story concerns: in the admin always, by mail where there is a server."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mass_mail
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Notice
from articles.permissions import Person

log = logging.getLogger(__name__)
LONGEST = Notice._meta.get_field("text").max_length or 0
SHOWN = 10


def notify_editors(article: Article, by: Person, text: str) -> None:
    notify(User.objects.with_perm("articles.publish_article"), article, by, text)


def notify_writers(article: Article, by: Person, text: str) -> None:
    """Whoever started the story, is assigned to it or reviews it."""
    writers = User.objects.filter(
        Q(pk=article.created_by_id)
        | Q(pk=article.reviewer_id)
        | Q(pk__in=article.assigned.values("pk"))
    )
    notify(writers, article, by, text)


def notify(people: Iterable[User], article: Article, by: Person, text: str) -> None:
    """Everybody but the one who did it. Mail goes out once the change is really stored."""
    told = [person for person in set(people) if person != by and person.is_active]
    Notice.objects.bulk_create(
        Notice(person=person, article=article, text=text[:LONGEST]) for person in told
    )
    mailboxes = [person.email for person in told if person.email]
    if mailboxes:
        letter = f"{text}\n\n{settings.SITE_ADDRESS}{address(article)}\n"
        transaction.on_commit(lambda: _mail(mailboxes, text, letter))


def address(article: Article) -> str:
    """Where somebody who was told goes on: to the conversation, while there is one."""
    page = "review" if article.review else "change"
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


def _mail(mailboxes: list[str], text: str, letter: str) -> None:
    """A mail server that is away loses no story: the notice stands in the admin."""
    subject = text.splitlines()[0][:150]
    try:
        send_mass_mail([(subject, letter, None, [mailbox]) for mailbox in mailboxes])
    except OSError:
        log.exception("No mail could be sent about: %s", subject)


def latest(person: User) -> list[Notice]:
    """For the desk: what was not seen first, then the newest."""
    return list(person.notices.unseen_first().select_related("article")[:SHOWN])


def mark_seen(person: User, key: int | None = None) -> None:
    """One notice of the person's own, or else all of them."""
    unseen = person.notices.unseen()
    (unseen.filter(pk=key) if key else unseen).update(seen_at=timezone.now())
