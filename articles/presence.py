"""Who has a story's form open. It informs, and keeps nobody from anything."""

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Presence
from articles.workflow.record import name


@transaction.atomic
def seen(person: User, article: Article) -> None:
    """A sign of life from the form."""
    Presence.objects.update_or_create(article=article, person=person)


def others(person: User, article: Article) -> list[str]:
    """The names of everybody else who has the story open."""
    return [name(one.person) for one in article.presences.others_than(person)]
