"""What a story's form sends: as it is kept while it waits, and as a content would be sent."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import QueryDict

from articles.content import Attribution, Content

OWN = frozenset({"csrfmiddlewaretoken", "form", "base", "restored"})  # the form's, not the story's
TEXTS = (
    "headline",
    "slug",
    "standfirst",
    "dateline",
    "language",
    "byline_text",
    "search_description",
    "html",
)


def kept(sent: QueryDict) -> dict[str, Any]:
    """Fit for JSON: the story's fields as they were sent, one that came several times as a list."""
    return {
        name: _without_nul(values[0]) if len(values) == 1 else [*map(_without_nul, values)]
        for name, values in sent.lists()
        if name not in OWN and not name.startswith("_")
    }


def _without_nul(text: Any) -> str:
    """PostgreSQL keeps no NUL, and no form would be saved with one."""
    return str(text).replace("\0", "")


def sent(data: dict[str, Any]) -> QueryDict:
    """What was kept, as it came."""
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def posted(content: Content) -> QueryDict:
    """What a form that holds the content would send."""
    query = QueryDict(mutable=True)
    for name in TEXTS:
        query[name] = getattr(content, name)
    query["category"] = str(content.category_id or "")
    query["lead_picture"] = str(content.lead_picture_id or "")
    query.setlist("byline", [str(key) for key in content.author_ids])
    if content.without_byline:
        query["without_byline"] = "on"
    for name, value in _attributions(content.attributions):
        query[name] = value
    return query


def _attributions(attributions: Iterable[Attribution]) -> Iterator[tuple[str, str]]:
    for index, one in enumerate(attributions):
        name = f"attributions-{index}"
        yield f"{name}-words", one.words
        yield f"{name}-source", str(one.source_id or "")
        yield f"{name}-described_as", one.described_as
        if not one.speech:
            yield f"{name}-not_speech", "on"
        if getattr(one, "accepted", False):
            yield f"{name}-accepted", "on"
