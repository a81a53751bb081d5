"""Long lists, a page at a time, by key: the hundredth page costs what the first one does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from articles.models import Article, Correction
from articles.models.article import ArticleQuerySet

SIZE = 20  # rows
DIGITS = 18  # of a key; a database refuses numbers that are much longer

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    rows: list[Row]
    since: int | None  # the key that this page follows; None on the first page
    after: int | None  # the key of the next page: the last row shown; None on the last page

    @property
    def first(self) -> bool:
        return self.since is None


def page_after(stories: ArticleQuerySet, after: str | None) -> Page[Article]:
    """The page that follows the story with that key. Raises Http404 for a key of no live story."""
    newest = stories.newest_first()
    return _page(newest, newest.older_than, _last_seen(Article.objects.live(), after))


def corrections_after(after: str | None) -> Page[Correction]:
    """The same of the corrections to live stories."""
    newest = Correction.objects.live()
    return _page(newest, newest.older_than, _last_seen(newest, after))


def _page(
    newest: QuerySet[Row], older_than: Callable[[Row], QuerySet[Row]], last: Row | None
) -> Page[Row]:
    found = list((older_than(last) if last else newest)[: SIZE + 1])
    shown = found[:SIZE]
    return Page(
        rows=shown,
        since=last.pk if last else None,
        after=shown[-1].pk if len(found) > SIZE else None,
    )


def _last_seen(rows: QuerySet[Row], after: str | None) -> Row | None:
    if after is None:
        return None
    is_key = after.isascii() and after.isdecimal() and len(after) <= DIGITS
    row = rows.filter(pk=after).first() if is_key else None
    if row is None:
        raise Http404
    return row
