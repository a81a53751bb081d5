from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from articles import html
from articles.story_page import PRIVATE
from newsroom.models import Page, PageRevision
from newsroom.page import reading as page_reading
from newsroom.page.content import PageContent


@require_safe
def page(request: HttpRequest, address: str) -> HttpResponse:
    found = Page.objects.live().filter(address=address).first()
    if found is None or found.live_revision is None:
        return _elsewhere(address)
    shown: PageRevision = found.live_revision
    canonical = request.build_absolute_uri(found.get_absolute_url())
    context = {"changed_at": shown.created_at, "canonical": canonical}
    return render(request, "newsroom/page.html", context | page_reading.context(shown.content))


def _elsewhere(address: str) -> HttpResponse:
    """A page that was here leads to where it is. Browsers ask again each time: an address that a
    page takes back must not lead away from it."""
    response = redirect(get_object_or_404(Page.objects.live().known_at(address)), permanent=True)
    patch_cache_control(response, no_cache=True)
    return response


def preview(request: HttpRequest, content: PageContent, banner: str) -> HttpResponse:
    """The content as readers would get it, kept by nobody; `banner` stands above it."""
    cleaned = replace(content, html=html.clean(content.html))
    context = page_reading.context(cleaned) | {"preview": banner}
    response = render(request, "newsroom/page.html", context)
    for name, value in PRIVATE.items():
        response.headers[name] = value
    return response
