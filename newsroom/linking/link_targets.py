"""Whether an address of this site leads to something: the page behind it is asked, in this process.

Nothing is asked of other sites.
"""

import logging
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from newsroom.linking import html_links

ALWAYS_THERE = {"", "top"}  # https://html.spec.whatwg.org/#the-top-of-the-document
FOLLOWED = 3  # redirects
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Target:
    problem: str = ""
    html: str | None = None  # None where nothing can be said of its anchors

    def has(self, anchor: str) -> bool:
        return self.html is None or anchor in html_links.anchors(self.html)


class Visit(HttpRequest):
    """What a reader's browser would ask, without cookies."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.method, self.path, self.path_info = "GET", path, path
        self.META = {"REQUEST_METHOD": "GET", "SERVER_NAME": self.get_host(), "SERVER_PORT": "443"}

    def get_host(self) -> str:
        return urlsplit(settings.SITE_ADDRESS).netloc


class Targets:
    """Remembers what it has seen: each page is asked once."""

    def __init__(self) -> None:
        self._seen: dict[str, Target] = {}

    def problem(self, address: str, page: str = "/") -> str:
        """Why the link on that page leads nowhere; empty if it does not, or leaves the site."""
        parts = urlsplit(urljoin(settings.SITE_ADDRESS + page, address))
        if f"{parts.scheme}://{parts.netloc}" != settings.SITE_ADDRESS:
            return ""
        target = self._target(unquote(parts.path) or "/")
        anchor = unquote(parts.fragment)
        if target.problem or anchor in ALWAYS_THERE or target.has(anchor):
            return target.problem
        return _("The page has no place called “%(anchor)s”.") % {"anchor": anchor}

    def _target(self, path: str, followed: int = 0) -> Target:
        if path not in self._seen:
            self._seen[path] = self._look(path, followed)
        return self._seen[path]

    def _look(self, path: str, followed: int) -> Target:
        if path.startswith(settings.MEDIA_URL):
            return _file(default_storage.exists(path.removeprefix(settings.MEDIA_URL)))
        if path.startswith(settings.STATIC_URL):
            return _file(_is_static(path.removeprefix(settings.STATIC_URL)))
        try:
            resolve(path)
        except Resolver404:
            whole = path if path.endswith("/") else f"{path}/"  # as Django's APPEND_SLASH does
            return Target(_no_page()) if whole == path else self._target(whole, followed)
        return self._asked(path, followed)

    def _asked(self, path: str, followed: int) -> Target:
        match = resolve(path)
        if "admin" in match.namespaces:
            return Target()
        request = Visit(path)
        request.resolver_match = match
        try:
            response = match.func(request, *match.args, **match.kwargs)
        except Http404:
            return Target(_no_page())
        except Exception:  # a page may fail in any way, and that is what is to be said
            log.exception("%s cannot be shown", path)
            return Target(_("The page cannot be shown; the log of the server says why."))
        return self._answered(response, followed)

    def _answered(self, response: HttpResponseBase, followed: int) -> Target:
        if response.status_code == 410:  # noqa: PLR2004 - Gone
            return Target(_("What was here was withdrawn."))
        if response.status_code >= 400:  # noqa: PLR2004 - errors
            return Target(_("Nothing can be opened at this address."))
        place = response.headers.get("Location", "")
        if place.startswith("/") and followed < FOLLOWED:
            return self._target(unquote(urlsplit(place).path), followed + 1)
        content = getattr(response, "content", None)
        return Target(html=content.decode(response.charset) if content else None)


def _is_static(name: str) -> bool:
    """As it is written, or as it is served, with a digest in its name."""
    return bool(finders.find(name)) or staticfiles_storage.exists(name)


def _file(is_there: bool) -> Target:
    return Target() if is_there else Target(_("The file is missing."))


def _no_page() -> str:
    return _("There is no page at this address.")
