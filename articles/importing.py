"""The verb that brings a saved page in as a story. It can be run again on the same page."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeVar

from django.db import transaction
from django.utils.translation import gettext

from articles import quoting, workflow
from articles.content import Content
from articles.documents import story_html
from articles.models import Article, Author, Category, Revision
from articles.permissions import Person
from articles.plain_text import Page
from articles.slugs import make_slug

Named = TypeVar("Named", Category, Author)
Outcome = Literal["created", "updated", "published", "unchanged"]


class EditedSinceError(Exception):
    """The story was edited here after its import; importing it again would undo that."""


@dataclass(frozen=True)
class Imported:
    article: Article
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the page does not say. Empty: as it was, or nothing."""

    category: str = ""  # names; one that the newsroom does not have yet is made
    byline: str = ""
    publish: bool = False
    published_at: datetime | None = None  # None: now


@transaction.atomic
def import_page(page: Page, options: Options, *, by: Person = None) -> Imported:
    """Stores the page as a story, with a source for everybody who speaks in it.

    A page is known by its headline. Raises EditedSinceError, and NotReadyError when it is to be
    published and lacks something; then nothing is stored.
    """
    reference = f"page:{make_slug(page.headline) or page.headline}"
    article = Article.objects.filter(imported_from=reference).first()
    outcome: Outcome = _update(article, page, options, by) if article else "created"
    if article is None:
        article = _create(page, options, reference, by)
    was_draft = article.status == Article.Status.DRAFT
    if options.publish and (outcome != "unchanged" or was_draft):
        workflow.publish(article, by=by, at=options.published_at)
        outcome = "published" if was_draft and outcome != "created" else outcome
    article.refresh_from_db()
    return Imported(article, outcome)


def _create(page: Page, options: Options, reference: str, by: Person) -> Article:
    content = _with_sources(_content(page, options, Content(headline="")))
    revision = workflow.save_draft(content, by=by, kind=Revision.Kind.IMPORT)
    article = revision.article
    article.imported_from = reference
    article.reads = page.reads or 0
    article.save(update_fields=["imported_from", "reads"])
    return article


def _update(article: Article, page: Page, options: Options, by: Person) -> Outcome:
    known = article.revisions.imported().content
    content = _content(page, options, known)
    if content == known:
        return "unchanged"
    latest = article.latest_revision
    if latest and latest.content != known:
        raise EditedSinceError
    workflow.save_draft(_with_sources(content), article, by=by, kind=Revision.Kind.IMPORT)
    return "updated"


def _content(page: Page, options: Options, known: Content) -> Content:
    return replace(
        known,
        headline=page.headline,
        dateline=page.dateline,
        html=story_html(page),
        category_id=_category_id(options, known),
        author_ids=(_author(options.byline).pk,) if options.byline else known.author_ids,
        without_byline=not (options.byline or known.author_ids),
    )


def _category_id(options: Options, known: Content) -> int | None:
    """The named category; to publish without one, the story's own or the site's first."""
    if options.category:
        return _category(options.category).pk
    if known.category_id is None and options.publish:
        return (Category.objects.in_order().first() or _category(gettext("News"))).pk
    return known.category_id


def _category(name: str) -> Category:
    return Category.objects.named(name).first() or _stored(
        Category(name=name, slug=make_slug(name))
    )


def _author(name: str) -> Author:
    return Author.objects.named(name).first() or _stored(Author(name=name, slug=make_slug(name)))


def _stored(made: Named) -> Named:
    """Raises ValidationError, for example for a name without letters."""
    made.full_clean()
    made.save()
    return made


def _with_sources(content: Content) -> Content:
    quoted = quoting.read(content.html, content.attributions)
    return replace(content, attributions=tuple(quoting.add_sources(quoted)))
