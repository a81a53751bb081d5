"""Fills an empty database with the demo: everything goes in by the verbs that staff use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from articles import html, pictures, quoting, workflow
from articles.changes import Change
from articles.content import Content
from articles.models import Article, Author, Category, Picture
from donations import appeals, approval
from donations.details import Details
from donations.models import Appeal
from newsroom import identity, links, pages
from newsroom.demo import page_file, scenes, story_file
from newsroom.demo.story_file import StoryFile
from newsroom.models import SiteLink, SiteSettings
from newsroom.page.content import PageContent

SITE = Path(__file__).with_name("site.toml")


@dataclass(frozen=True)
class Shelf:
    """What stories refer to, by the name that they use."""

    categories: Mapping[str, Category]
    authors: Mapping[str, Author]
    pictures: Mapping[str, Picture]


def is_empty() -> bool:
    return not (Article.objects.exists() or SiteSettings.objects.exists())


@transaction.atomic
def load(now: datetime) -> int:
    """Loads all or nothing and returns the number of stories. Times are counted from `now`."""
    site = tomllib.loads(SITE.read_text(encoding="utf-8"))
    _furnish(site)
    load_pages()
    shelf = Shelf(
        categories=_categories(site["categories"]),
        authors={row["name"]: Author.objects.create(**row) for row in site["authors"]},
        pictures={row["scene"]: _picture(**row) for row in site["pictures"]},
    )
    told: dict[str, Article] = {}
    for story in story_file.read_all():
        told[story.key] = _tell(story, told.get(story.key), shelf, now)
    return len(told)


def _furnish(site: Mapping[str, Any]) -> None:
    identity.save(SiteSettings(**site["settings"]))
    for row in site["links"]:
        links.save(SiteLink(**row))
    approval.set_up(Details(**site["donations"]))
    appeals.save(Appeal(**site["appeal"]))


def load_pages() -> None:
    """With the mail address of the site's settings where they say {contact_mail}."""
    mail = SiteSettings.objects.current().contact_mail
    for one in page_file.read_all():
        text = one.html.replace("{contact_mail}", mail)
        content = PageContent(title=one.title, html=text, language=one.language)
        pages.publish(pages.save_draft(content, address=one.address).page)


def _categories(rows: list[dict[str, str]]) -> dict[str, Category]:
    return {
        row["name"]: Category.objects.create(position=position, **row)
        for position, row in enumerate(rows, 1)
    }


def _picture(scene: str, **words: Any) -> Picture:
    image: Image.Image = getattr(scenes, scene)()
    data = BytesIO()
    image.save(data, "PNG", compress_level=1)
    return pictures.store(ContentFile(data.getvalue(), name=f"{scene}.png"), **words)


def _tell(story: StoryFile, article: Article | None, shelf: Shelf, now: datetime) -> Article:
    """Saves one version of a story and, if it says so, publishes it."""
    content, at = _content(story, shelf, article), story.published_at(now)
    if at:
        content = _with_sources(content)
    article = workflow.save_draft(content, article, note=story.note).article
    if at:
        change = Change[story.change.upper()] if story.change else None
        article = workflow.publish(article, at=at, change=change, note=story.note).article
    if story.reads:
        Article.objects.filter(pk=article.pk).update(reads=story.reads)
    return article


def _content(story: StoryFile, shelf: Shelf, article: Article | None) -> Content:
    latest = article.latest_revision if article else None
    return Content(
        headline=story.headline,
        standfirst=story.standfirst,
        dateline=story.dateline,
        language=story.language,
        category_id=shelf.categories[story.category].pk,
        author_ids=tuple(shelf.authors[name].pk for name in story.authors),
        without_byline=not story.authors,
        lead_picture_id=shelf.pictures[story.picture].pk if story.picture else None,
        html=html.clean(_with_addresses(story.html, shelf.pictures)),
        attributions=latest.content.attributions if latest else (),
    )


def _with_addresses(text: str, kept: Mapping[str, Picture]) -> str:
    """The text with the address of the picture wherever it says picture:SCENE."""
    for scene, picture in kept.items():
        text = text.replace(f'"picture:{scene}"', f'"{picture.image.url}"')
    return text


def _with_sources(content: Content) -> Content:
    """Everybody whom the text names as a speaker becomes a source."""
    quoted = quoting.read(content.html, content.attributions)
    return replace(content, attributions=tuple(quoting.add_sources(quoted)))
