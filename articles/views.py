from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles import reading
from articles.front_page import lay_out
from articles.models import Article, Category
from articles.pages import Page, page_after


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    page = page_after(Article.objects.live().with_card(), request.GET.get("after"))
    context = {
        "page": page,
        "front": lay_out(page.stories) if page.first else None,
        "canonical": _address_of_page(request, reverse("articles:front_page"), page),
    }
    return render(request, "articles/front_page.html", context)


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(Category, slug=slug)
    stories = Article.objects.live().in_category(category).with_card()
    page = page_after(stories, request.GET.get("after"))
    context = {
        "category": category,
        "page": page,
        "canonical": _address_of_page(request, category.get_absolute_url(), page),
    }
    return render(request, "articles/category.html", context)


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    article = get_object_or_404(Article.objects.live().with_story(), slug=slug)
    heard = reading.voices(article)
    sections = reading.sections(article, heard)
    picture = article.lead_picture
    context = {
        "article": article,
        "category": article.category,
        "sections": sections,
        "outline": reading.outline(sections),
        "voices": heard,
        "canonical": request.build_absolute_uri(article.get_absolute_url()),
        "picture_address": picture and request.build_absolute_uri(picture.image.url),
    }
    return render(request, "articles/story.html", context)


@csrf_exempt  # a reader has no session that a forged request could use
@require_POST
def count_read(request: HttpRequest, slug: str) -> HttpResponse:
    Article.objects.live().filter(slug=slug).count_read()
    return HttpResponse(status=204)


def _address_of_page(request: HttpRequest, path: str, page: Page) -> str:
    """The one address of a page of a list, whatever a link to it has added."""
    return request.build_absolute_uri(path if page.first else f"{path}?after={page.since}")
