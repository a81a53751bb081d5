"""Who may do what with stories. The verbs ask here: no way into the site goes round it."""

from typing import TypeAlias

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from articles.models import Article

Person: TypeAlias = User | None  # None: somebody at the command line of the server


def require(person: Person, permission: str) -> None:
    """Raises PermissionDenied if the person may not do it."""
    if person is not None and not person.has_perm(permission):
        raise PermissionDenied(permission)


def may_edit(person: Person, article: Article) -> bool:
    """Everybody's stories, or those that the person started or is assigned; costs two queries."""
    return person is None or Article.objects.visible_to(person).filter(pk=article.pk).exists()


def require_edit(person: Person, article: Article) -> None:
    require(person, "articles.change_article")
    if not may_edit(person, article):
        raise PermissionDenied("articles.edit_every_article")


def require_publish(person: Person, article: Article) -> None:
    require(person, "articles.publish_article")
    require_edit(person, article)
