"""A template's data for tests: a declaration, and values that fit it."""

from datetime import UTC, datetime
from typing import Any

from newsroom.templating import (
    Declared,
    Markup,
    Parsed,
    RenderProblem,
    Source,
    TemplateProblems,
    address,
    listing,
    markup,
    moment,
    number,
    parse,
    pictures,
    record,
    text,
    yes_no,
)

LINK = record("A link", label=text("Its words"), address=address(""), language=text(""))
STORY = record(
    "The story",
    headline=text("Its headline", "Bread by weight"),
    standfirst=text("", optional=True),
    address=address("Where it stands", "/stories/bread/"),
    language=text("", "en"),
    body=markup("Its text"),
    reads=number("How often it was read"),
    level=number(""),
    shown=yes_no("Whether it is shown"),
    published=moment("When", optional=True),
    picture=record("", address=address(""), sizes=pictures(""), optional=True),
    tags=listing("", text("")),
)
DECLARED = Declared(
    story=STORY,
    stories=listing("More stories", STORY),
    links=listing("Links", LINK),
    query=text("What somebody searched for", optional=True),
)


def story(**changes: Any) -> dict[str, Any]:
    return {
        "headline": 'Bread & "weight" <b>',
        "address": "/stories/bread/",
        "language": "en",
        "body": Markup("<p>Clean.</p>"),
        "reads": 1234,
        "level": 2,
        "shown": True,
        "published": datetime(2026, 11, 22, 17, 30, tzinfo=UTC),
        "picture": {"address": "/media/a.avif", "sizes": "/media/a.avif 480w, /media/b.avif 960w"},
        "tags": ["Trade", "Food & drink"],
    } | changes


LINKS = [
    {"label": "پښتو", "address": "https://example.org/ps/", "language": "ps"},
    {"label": "About", "address": "/about/", "language": "en"},
]
VALUES: dict[str, Any] = {
    "story": story(),
    "stories": [story(headline=f"Story {number}", reads=number) for number in range(1, 4)],
    "links": LINKS,
    "query": "' onclick=alert(1) x='<script>",
}


def parsed(source: str, **partials: Parsed | Source) -> Parsed:
    return parse(source, DECLARED, partials, name="page")


def rendered(source: str, **changes: Any) -> str:
    return parsed(source).render(VALUES | changes)


def refused(source: str, **partials: Parsed | Source) -> list[tuple[int, int, str]]:
    """Lines, columns and words of what is wrong with it."""
    try:
        parsed(source, **partials)
    except TemplateProblems as wrong:
        return [(one.line, one.column, one.message) for one in wrong.problems]
    return []


def outcome(source: str, **partials: Parsed | Source) -> str | None:
    """What comes out; None where it is refused, or fails as declared."""
    try:
        return parsed(source, **partials).render(VALUES)
    except (TemplateProblems, RenderProblem):
        return None
