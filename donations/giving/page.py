"""What every public donation page has: its language, its headers, and the state it is shown in."""

from collections.abc import Callable
from functools import wraps
from typing import TypeAlias, cast

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from donations import ledger
from donations.giving import page_languages
from donations.standing import Standing, Status

MAX_AGE = 300  # seconds that a changed number may still be shown from somebody's cache
RETRY = 300  # seconds after which it is worth asking again for what is unavailable
POLICY = {  # of scripts and styles our own files, of anything else nothing: no form, no request
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "font-src": [SELF],
    "img-src": [SELF],
    "connect-src": [NONE],
    "manifest-src": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}
HEADERS = {
    "Referrer-Policy": "no-referrer",  # whoever we link to does not learn of a gift
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
Page: TypeAlias = Callable[[HttpRequest, Standing], HttpResponse]


def donation_page(view: Page) -> Callable[..., HttpResponse]:
    """A view that is given the standing of the details. Costs one query more than the view."""

    @require_safe
    @csp_replace(POLICY)
    @wraps(view)
    def page(request: HttpRequest, language: str = "") -> HttpResponse:
        standing = ledger.standing()
        with translation.override(language or page_languages.own()):
            response = view(request, standing)
        return _with_headers(response, standing.status)

    return cast(Callable[..., HttpResponse], page)  # csp's decorators know one argument only


def _with_headers(response: HttpResponse, status: Status) -> HttpResponse:
    """Of what is not as usual, nobody keeps a copy: it may be over in a minute."""
    if status is Status.UNAVAILABLE:
        response.status_code = 503
    if response.status_code == 503:  # noqa: PLR2004 - the name is longer than the number
        response["Retry-After"] = str(RETRY)
    fresh = response.status_code == 200 and status is not Status.PAUSED  # noqa: PLR2004 - as above
    response["Cache-Control"] = f"public, max-age={MAX_AGE}" if fresh else "no-store"
    for name, value in HEADERS.items():
        response.setdefault(name, value)
    return response
