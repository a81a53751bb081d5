"""A story's revisions and events as people read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import bylines, comparing
from articles.comparing import Comparison
from articles.content import Content
from articles.languages import Language
from articles.models import Article, Author, Category, Event, Picture, Revision

SIZE = 50  # revisions of a page

LABELS: dict[str, str | Promise] = {
    "headline": gettext_lazy("headline"),
    "standfirst": gettext_lazy("standfirst"),
    "category": gettext_lazy("category"),
    "dateline": gettext_lazy("dateline"),
    "byline": gettext_lazy("byline"),
    "language": gettext_lazy("language"),
    "lead_picture": gettext_lazy("lead picture"),
    "search_description": gettext_lazy("search description"),
    "slug": gettext_lazy("slug"),
}


@dataclass(frozen=True)
class Entry:
    """A line of the history: a revision, or something else that happened."""

    at: datetime
    person: str
    what: str
    note: str
    revision: Revision | None = None
    marks: tuple[str, ...] = ()  # what the revision is now: live, scheduled, in review


@dataclass(frozen=True)
class HistoryPage:
    entries: list[Entry]
    newest: bool
    before: int | None  # the number of a revision: what is older is on the next page

    @property
    def numbers(self) -> list[int]:
        return [one.revision.number for one in self.entries if one.revision]


def page(article: Article, before: int | None = None) -> HistoryPage:
    """The newest first, from before that revision on; costs two queries, one more for `before`.

    The events between two revisions stand with the earlier one.
    """
    since = article.revisions.without_content().filter(number=before).first() if before else None
    revisions = article.revisions.without_content().before(since)[: SIZE + 1]
    shown, more = list(revisions)[:SIZE], len(revisions) > SIZE
    events = article.events.between(
        shown[-1].created_at if more else None, since.created_at if since else None
    )
    entries = [*(_of_revision(one, article) for one in shown), *map(_of_event, events)]
    return HistoryPage(
        entries=sorted(entries, key=lambda one: one.at, reverse=True),
        newest=since is None,
        before=shown[-1].number if more else None,
    )


def _of_revision(revision: Revision, article: Article) -> Entry:
    live = _("live") if article.is_live else _("scheduled")
    marks = (
        (live, article.live_revision_id),
        (_("scheduled"), article.next_revision_id),
        (_("in review"), article.review_revision_id),
    )
    return Entry(
        at=revision.created_at,
        person=revision.created_by_name or _("the command line"),
        what=revision.get_kind_display(),
        note=revision.note,
        revision=revision,
        marks=tuple(mark for mark, key in marks if key == revision.pk),
    )


def _of_event(event: Event) -> Entry:
    by_itself = _("the clock") if event.kind == Event.Kind.WENT_LIVE else _("the command line")
    return Entry(
        at=event.created_at,
        person=event.created_by_name or by_itself,
        what=event.get_kind_display(),
        note=event.note,
    )


def compare(before: Content, after: Content) -> Comparison:
    """With the fields beside the text as people read them; costs three queries."""
    old, new = _described([before, after])
    return comparing.compare(before, after, {name: (old[name], new[name]) for name in LABELS})


def _described(contents: Iterable[Content]) -> list[dict[str, str]]:
    contents = list(contents)
    authors = Author.objects.in_bulk({key for one in contents for key in one.author_ids})
    categories = Category.objects.in_bulk({one.category_id for one in contents if one.category_id})
    pictures = Picture.objects.in_bulk(
        {one.lead_picture_id for one in contents if one.lead_picture_id}
    )
    return [
        {
            "headline": one.headline,
            "standfirst": one.standfirst,
            "category": str(categories.get(one.category_id or 0, "")),
            "dateline": one.dateline,
            "byline": _byline(one, authors),
            "language": str(Language(one.language).label),
            "lead_picture": str(pictures.get(one.lead_picture_id or 0, "")),
            "search_description": one.search_description,
            "slug": one.slug,
        }
        for one in contents
    ]


def _byline(content: Content, authors: dict[int, Author]) -> str:
    names = [authors[key].name for key in content.author_ids if key in authors]
    return bylines.byline(names, content.byline_text)
