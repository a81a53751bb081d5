from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles import previewing
from articles.front_page import lay_out
from articles.models import Article, Author, Category, PreviewLink
from articles.pages import Page, Row, corrections_after, page_after
from articles.story_page import preview_page, story_page


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    page = page_after(Article.objects.live().with_card(), request.GET.get("after"))
    context = {
        "page": page,
        "front": lay_out(page.rows) if page.first else None,
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
def author(request: HttpRequest, slug: str) -> HttpResponse:
    author = get_object_or_404(Author.objects.with_page(), slug=slug)
    stories = Article.objects.live().by_author(author).with_card()
    page = page_after(stories, request.GET.get("after"))
    context = {
        "author": author,
        "page": page,
        "canonical": _address_of_page(request, author.get_absolute_url(), page),
    }
    return render(request, "articles/author.html", context)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    page = corrections_after(request.GET.get("after"))
    canonical = _address_of_page(request, reverse("articles:corrections"), page)
    return render(request, "articles/corrections.html", {"page": page, "canonical": canonical})


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    article = Article.objects.live().with_story().filter(slug=slug).first()
    return story_page(request, article) if article else _elsewhere(request, slug)


def _elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """A story that was here leads to where it is, or says that it was withdrawn.

    Browsers ask again each time: an address that a story takes back must not lead away from it.
    """
    response: HttpResponse
    if moved := Article.objects.live().known_at(slug).first():
        response = redirect(moved, permanent=True)
    else:
        gone = get_object_or_404(Article.objects.withdrawn().known_at(slug))
        response = render(request, "articles/withdrawn.html", {"withdrawn": gone}, status=410)
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """What a shared link shows. One that is unknown, expired or revoked is like any other
    address where there is nothing."""
    link = get_object_or_404(PreviewLink.objects.of_token(token).with_story())
    banner = previewing.banner(link)
    return preview_page(request, link.shown.content, link.article, banner)


@csrf_exempt  # a reader has no session that a forged request could use
@require_POST
def count_read(request: HttpRequest, slug: str) -> HttpResponse:
    Article.objects.live().filter(slug=slug).count_read()
    return HttpResponse(status=204)


def _address_of_page(request: HttpRequest, path: str, page: Page[Row]) -> str:
    """The one address of a page of a list, whatever a link to it has added."""
    return request.build_absolute_uri(path if page.first else f"{path}?after={page.since}")
