"""Lists of stories, a page at a time, by key: the hundredth page costs what the first one does."""

from dataclasses import dataclass

from django.http import Http404

from articles.models import Article
from articles.models.article import ArticleQuerySet

SIZE = 20  # stories
DIGITS = 18  # of a key; a database refuses numbers that are much longer


@dataclass(frozen=True)
class Page:
    stories: list[Article]
    since: int | None  # the key that this page follows; None on the first page
    after: int | None  # the key of the next page: the last story shown; None on the last page

    @property
    def first(self) -> bool:
        return self.since is None


def page_after(stories: ArticleQuerySet, after: str | None) -> Page:
    """The page that follows the story with that key. Raises Http404 for a key of no live story."""
    newest = stories.newest_first()
    last = None if after is None else _last_seen(after)
    found = list((newest.older_than(last) if last else newest)[: SIZE + 1])
    shown = found[:SIZE]
    return Page(
        stories=shown,
        since=last.pk if last else None,
        after=shown[-1].pk if len(found) > SIZE else None,
    )


def _last_seen(after: str) -> Article:
    is_key = after.isascii() and after.isdecimal() and len(after) <= DIGITS
    article = Article.objects.live().filter(pk=after).first() if is_key else None
    if article is None:
        raise Http404
    return article
