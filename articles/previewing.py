"""A story as readers would see it, before they do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles import html, quoting, snapshot
from articles.addresses import free_slug
from articles.content import Content
from articles.models import Article, PreviewLink, Revision
from articles.models.preview_link import LIFETIME, digest
from articles.permissions import Person, require_edit
from articles.slugs import make_slug
from articles.workflow.record import name

Result = TypeVar("Result")


def as_readers_would(
    content: Content, article: Article | None, show: Callable[[Article], Result]
) -> Result:
    """What `show` makes of the story, as if the content were published; nothing is stored.

    The rows are written and taken back in one transaction, so a preview goes the way that a
    published page goes, and cannot differ from it.
    """
    with transaction.atomic():
        shown = Article.objects.get(pk=article.pk) if article else Article()
        shown.published_at = shown.published_at or timezone.now()
        snapshot.show(shown, _completed(content, shown))
        result = show(shown)
        transaction.set_rollback(True)
    return result


def _completed(content: Content, article: Article) -> Content:
    text = html.clean(content.html)
    quoted = quoting.read(text, content.attributions)
    slug = article.slug or free_slug(make_slug(content.headline) or "story", article)
    attributions = tuple(one.attribution for one in quoted)
    return replace(content, html=text, slug=slug, attributions=attributions)


@transaction.atomic
def make_link(
    article: Article,
    *,
    by: Person = None,
    revision: Revision | None = None,
    lifetime: timedelta = LIFETIME,
) -> str:
    """The token of a link to one revision, or else always to the latest. It is shown once: what
    is stored does not give it back."""
    require_edit(by, article)
    if revision and revision.article_id != article.pk:
        raise ValueError(f"Revision {revision} is none of story {article.pk}.")
    token = PreviewLink.new_token()
    PreviewLink.objects.create(
        article=article,
        revision=revision,
        digest=digest(token),
        created_by=by,
        created_by_name=name(by),
        expires_at=timezone.now() + lifetime,
    )
    return token


@transaction.atomic
def revoke_link(link: PreviewLink, *, by: Person = None) -> None:
    require_edit(by, link.article)
    link.revoked_at = link.revoked_at or timezone.now()
    link.save(update_fields=["revoked_at"])


def banner(link: PreviewLink) -> str:
    """What stands above the story for somebody who opens the link."""
    values = {
        "number": link.shown.number,
        "saved": _time(link.shown.created_at),
        "expires": _time(link.expires_at),
    }
    return (
        gettext(
            "This is a preview of revision %(number)d, saved on %(saved)s. Not for publication. "
            "The link works until %(expires)s."
        )
        % values
    )


def is_under_embargo(article: Article) -> bool:
    return article.embargo_until is not None and article.embargo_until > timezone.now()


def _time(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i T")
