"""The page of a story: what readers get and what a preview shows are made in one place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import previewing, reading, structured_data
from articles.content import Content
from articles.models import Article

PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address of a preview is its key
    "X-Robots-Tag": "noindex, nofollow",
}


def story_page(request: HttpRequest, article: Article, *, preview: str = "") -> HttpResponse:
    """The article comes from `with_story()`. `preview` is the text of the banner above it; with it
    the page is kept by nobody, found by no search engine and counted as no read."""
    heard = reading.voices(article)
    sections = reading.sections(article, heard)
    context = {
        "article": article,
        "category": article.category,
        "sections": sections,
        "outline": reading.outline(sections),
        "voices": heard,
        "corrections": reading.corrections(article),
        "description": reading.description(article),
        "preview": preview,
        "under_embargo": previewing.is_under_embargo(article),
        **({} if preview else _public(request, article)),
    }
    response = render(request, "articles/story.html", context)
    for name, value in PRIVATE.items() if preview else ():
        response.headers[name] = value
    return response


def preview_page(
    request: HttpRequest, content: Content, article: Article | None, banner: str
) -> HttpResponse:
    """The content as readers would get it; nothing of it is stored."""

    def show(shown: Article) -> HttpResponse:
        told = Article.objects.with_story().get(pk=shown.pk)
        return story_page(request, told, preview=banner)

    return previewing.as_readers_would(content, article, show)


def _public(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Where the story is, for search engines and whoever shares it."""
    canonical = request.build_absolute_uri(article.get_absolute_url())
    picture = article.lead_picture
    picture_address = request.build_absolute_uri(picture.image.url) if picture else ""
    return {
        "canonical": canonical,
        "picture_address": picture_address,
        "facts": structured_data.news_article(article, request.build_absolute_uri),
    }
