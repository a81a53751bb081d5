"""A page as a reader gets it: sections with anchors, as those of a story."""

from textwrap import shorten
from typing import Any

from django.utils.safestring import mark_safe

from articles import markup, page_text, story
from articles.languages import direction
from articles.reading import DESCRIPTION, ReadingSection
from newsroom.page.content import PageContent


def context(content: PageContent) -> dict[str, Any]:
    """What the template gets. The content is clean, as every revision is."""
    return {
        "page": content,
        "direction": direction(content.language),
        "sections": _sections(content.html),
        "description": _description(content.html) or content.title,
    }


def _sections(text: str) -> list[ReadingSection]:
    found = story.split(text)
    return [
        ReadingSection(
            heading=mark_safe(section.heading),  # cleaned, like the body
            title=section.title,
            anchor=anchor,
            body=mark_safe(page_text.dress(section.body)),
        )
        for section, anchor in zip(found, story.anchors(found), strict=True)
    ]


def _description(text: str) -> str:
    """Its first words, for search engines and whoever shares it."""
    return shorten(" ".join(markup.blocks(text)), DESCRIPTION, placeholder=" …")
