"""What was said and done about a story until it was found good."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from articles.models import Article, Event, Revision

KINDS = (
    Event.Kind.TAKEN,
    Event.Kind.SENT_BACK,
    Event.Kind.APPROVED,
    Event.Kind.APPROVAL_VOIDED,
    Event.Kind.ASSIGNED,
)


@dataclass(frozen=True)
class Line:
    at: datetime
    person: str
    what: str  # empty: somebody said the text
    text: str


def thread(article: Article) -> list[Line]:
    """The oldest first; costs three queries."""
    return sorted(_lines(article), key=lambda line: line.at)


def _lines(article: Article) -> Iterator[Line]:
    for one in article.revisions.filter(kind=Revision.Kind.SUBMIT).without_content():
        yield Line(one.created_at, one.created_by_name, one.get_kind_display(), one.note)
    for event in article.events.filter(kind__in=KINDS):
        yield Line(event.created_at, event.created_by_name, event.get_kind_display(), event.note)
    for remark in article.remarks.all():
        yield Line(remark.created_at, remark.created_by_name, "", remark.text)
