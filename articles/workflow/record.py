"""What every verb does: lock the story, and write down what happened and who did it."""

from articles.content import Content
from articles.models import Article, Event, Revision
from articles.permissions import Person


def locked(article: Article) -> Article:
    """The article as it is now; other writers wait until this transaction ends."""
    return Article.objects.select_for_update().get(pk=article.pk)


def latest(article: Article) -> Revision:
    if article.latest_revision is None:
        raise ValueError(f"Story {article.pk} has no revision.")
    return article.latest_revision


def name(person: Person) -> str:
    """A copy for the record, which outlives the login; empty for the command line."""
    return str(person.get_full_name() or person.get_username()) if person else ""


def revise(
    article: Article, content: Content, kind: Revision.Kind, by: Person, note: str = ""
) -> Revision:
    """The next revision, now the latest one; saves that field of the article only."""
    last = article.latest_revision
    revision = Revision.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        kind=kind,
        data=content.to_data(),
        note=note,
        created_by=by,
        created_by_name=name(by),
    )
    article.latest_revision = revision
    article.save(update_fields=["latest_revision"])
    return revision


def happened(article: Article, kind: Event.Kind, by: Person, note: str = "") -> Event:
    return Event.objects.create(
        article=article, kind=kind, note=note, created_by=by, created_by_name=name(by)
    )
