"""How the newest stories are laid out on the front page."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article, Category

RAIL = 4  # stories beside the lead


@dataclass(frozen=True)
class Column:
    category: Category
    stories: list[Article]


@dataclass(frozen=True)
class FrontPage:
    lead: Article | None  # the newest
    rail: list[Article]
    columns: list[Column]  # the others by category, in the categories' order


def lay_out(stories: Sequence[Article]) -> FrontPage:
    """Of stories that are newest first, which stand where."""
    lead = stories[0] if stories else None
    return FrontPage(lead, list(stories[1 : 1 + RAIL]), _columns(stories[1 + RAIL :]))


def _columns(stories: Sequence[Article]) -> list[Column]:
    found: dict[Category, list[Article]] = {}
    for story in stories:
        if story.category:
            found.setdefault(story.category, []).append(story)
    columns = [Column(category, grouped) for category, grouped in found.items()]
    return sorted(columns, key=lambda one: (one.category.position, one.category.name))
