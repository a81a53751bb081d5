"""Pages of this site as readers get them, made on the spot."""

from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404
from django.urls import resolve, reverse
from django.views import defaults

from articles.models import Article

RECENT = 50  # stories among which the one with most is looked for
Page = Callable[[], str]


class Request(WSGIRequest):
    """By somebody without a session."""

    def __init__(self, address: str) -> None:
        site = urlsplit(settings.SITE_ADDRESS)
        super().__init__(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": unquote_to_bytes(address).decode("latin-1"),  # PEP 3333
                "SERVER_NAME": site.hostname,
                "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
                "wsgi.url_scheme": site.scheme,
                "wsgi.input": BytesIO(),
            }
        )

    def get_host(self) -> str:
        return urlsplit(settings.SITE_ADDRESS).netloc


def at(address: str) -> Page:
    def page() -> str:
        request = Request(address)
        view, args, kwargs = resolve(request.path_info)
        return str(view(request, *args, **kwargs).content.decode())

    return page


def not_found() -> Page:
    def page() -> str:
        return defaults.page_not_found(Request("/nowhere/"), Http404()).content.decode()

    return page


def front_page() -> Page | None:
    return at(reverse("articles:front_page")) if Article.objects.live().exists() else None


def category() -> Page | None:
    """With the newest story in it."""
    story = Article.objects.live().with_card().newest_first().first()
    return at(story.category.get_absolute_url()) if story and story.category else None


def donations() -> Page:
    return at(reverse("donations:donate"))


def richest_story() -> Page | None:
    return _story(lambda story: story.is_live)


def right_to_left_story() -> Page | None:
    return _story(lambda story: story.direction == "rtl")


def corrected_story() -> Page | None:
    return _story(lambda story: story.corrected_at is not None)


def _story(is_meant: Callable[[Article], bool]) -> Page | None:
    """Of the recent ones that are meant, the one with most in it."""
    recent = Article.objects.live().with_story().newest_first()[:RECENT]
    found = max(filter(is_meant, recent), key=_richness, default=None)
    return at(found.get_absolute_url()) if found else None


def _richness(story: Article) -> tuple[int, ...]:
    return bool(story.lead_picture), len(story.quotes.all()), len(story.sections.all())
