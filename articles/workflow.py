"""The verbs that change a story. Each runs in one transaction and checks permission itself."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles import html, quoting, readiness, snapshot
from articles.content import Content
from articles.models import Article, Revision
from articles.permissions import Person, require
from articles.slugs import make_slug


@transaction.atomic
def save_draft(
    content: Content,
    article: Article | None = None,
    *,
    by: Person = None,
    kind: Revision.Kind = Revision.Kind.SAVE,
    note: str = "",
) -> Revision:
    """Keeps the content as the story's latest revision; without an article, starts a story.

    Readers see nothing of it: a published story stays as it is until somebody publishes it. A
    save that changes nothing returns the latest revision and adds none. Raises ValidationError.
    """
    require(by, "articles.change_article" if article else "articles.add_article")
    article = _locked(article) if article else Article()
    content = _completed(content, article)
    latest = article.latest_revision
    if latest and latest.content == content:
        return latest
    if article.status == Article.Status.DRAFT:
        snapshot.show(article, content)
    return _revise(article, content, kind, by, note)


@transaction.atomic
def publish(
    article: Article, *, by: Person = None, at: datetime | None = None, note: str = ""
) -> Revision:
    """Shows readers the latest revision, from now on or, the first time, from another time on.

    Raises NotReadyError when the story still lacks something.
    """
    require(by, "articles.publish_article")
    article = _locked(article)
    content = _latest(article).content
    if problems := readiness.problems(content):
        raise readiness.NotReadyError(problems)
    revision = _revise(article, content, Revision.Kind.PUBLISH, by, note)
    _date(article, at or timezone.now())
    article.status = Article.Status.PUBLISHED
    article.live_revision = revision
    snapshot.show(article, content)
    return revision


def _date(article: Article, at: datetime) -> None:
    """The first publication is kept; what follows once readers have seen it is an update."""
    now = timezone.now()
    if article.published_at is None or article.published_at > now:
        article.published_at = at
    else:
        article.updated_at = now


def _locked(article: Article) -> Article:
    """The article as it is now; other writers wait until this transaction ends."""
    return Article.objects.select_for_update().get(pk=article.pk)


def _latest(article: Article) -> Revision:
    if article.latest_revision is None:
        raise ValueError(f"Story {article.pk} has no revision.")
    return article.latest_revision


def _completed(content: Content, article: Article) -> Content:
    """Cleaned text, a slug, and an attribution for every quotation."""
    text = html.clean(content.html)
    quoted = quoting.read(text, content.attributions)
    completed = replace(
        content,
        html=text,
        slug=_slug(content, article),
        attributions=tuple(one.attribution for one in quoted),
    )
    snapshot.validate(completed)
    return completed


def _slug(content: Content, article: Article) -> str:
    """A published story keeps its address: readers have it."""
    if article.status == Article.Status.PUBLISHED:
        return article.slug
    wanted = content.slug or make_slug(content.headline) or "story"
    taken = set(
        Article.objects.exclude(pk=article.pk)
        .filter(slug__startswith=wanted)
        .values_list("slug", flat=True)
    )
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _revise(
    article: Article, content: Content, kind: Revision.Kind, by: Person, note: str
) -> Revision:
    latest = article.latest_revision
    revision = Revision.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        kind=kind,
        data=content.to_data(),
        note=note,
        created_by=by,
        created_by_name=str(by.get_full_name() or by.get_username()) if by else "",
    )
    article.latest_revision = revision
    article.save(update_fields=["latest_revision"])
    return revision
