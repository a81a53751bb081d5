"""Saving what somebody wrote. Readers see nothing of it."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext

from articles import account_numbers, html, quoting, references, snapshot, story_texts
from articles.addresses import free_slug
from articles.content import Content
from articles.models import Article, Event, Revision
from articles.permissions import Person, require, require_edit
from articles.slugs import make_slug
from articles.workflow.record import happened, locked, revise


class ConflictError(Exception):
    """Somebody has saved the story since; `base` is what this edit started from."""

    def __init__(self, base: Revision, theirs: Revision) -> None:
        self.base, self.theirs = base, theirs
        super().__init__(f"Revision {theirs.number} was saved after revision {base.number}.")


@transaction.atomic
def save_draft(
    content: Content,
    article: Article | None = None,
    *,
    by: Person = None,
    base: int | None = None,
    kind: Revision.Kind = Revision.Kind.SAVE,
    note: str = "",
) -> Revision:
    """Keeps the content as the story's latest revision; without an article, starts a story.

    Readers see nothing of it: a published story stays as it is until somebody publishes it. A
    save that changes nothing returns the latest revision and adds none. `base` is the number of
    the revision that the edit started from; None says that overwriting is meant. Raises
    ConflictError when others have changed the story since, and ValidationError, keyed by field,
    for what the fields cannot hold and for account numbers that are not the newsroom's own.
    """
    if article is None:
        require(by, "articles.add_article")
        article = Article(created_by=by)
    else:
        article = locked(article)
        require_edit(by, article)
    content = _completed(content, article)
    last = article.latest_revision
    if last and last.content == content:
        return last
    if last and base is not None:
        _refuse_to_overwrite(article, last, base)
    if article.status == Article.Status.DRAFT:
        snapshot.show(article, content)
        content = replace(content, slug=article.slug)  # as it was free in the end
    revision = revise(article, content, kind, by, note)
    _void_approval(article, by)
    return revision


@transaction.atomic
def restore(article: Article, number: int, *, by: Person = None) -> Revision:
    """An earlier revision's content as the latest draft; readers see nothing of it.

    What was deleted since is left out: publishing asks for it again.
    """
    content = references.without_missing(article.revisions.get(number=number).content)
    note = gettext("Revision %(number)d restored.") % {"number": number}
    return save_draft(content, article, by=by, kind=Revision.Kind.RESTORE, note=note)


def _refuse_to_overwrite(article: Article, last: Revision, base: int) -> None:
    """Revisions that only record a submission or publication have changed nothing."""
    started_from = article.revisions.get(number=base)
    if started_from.content != last.content:
        raise ConflictError(started_from, last)


def _void_approval(article: Article, by: Person) -> None:
    if article.review == Article.Review.APPROVED:
        article.review = Article.Review.WAITING
        article.save(update_fields=["review"])
        happened(article, Event.Kind.APPROVAL_VOIDED, by)


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
    account_numbers.refuse(story_texts.texts_of(completed))
    return completed


def _slug(content: Content, article: Article) -> str:
    """A story that readers know keeps its address, unless somebody gives it another one."""
    if article.published_at is not None:
        return free_slug(content.slug or article.slug, article)
    return free_slug(content.slug or make_slug(content.headline) or "story", article)
