"""The language of everything around the stories: what the settings of the site say."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import translation

from donations.giving import page_languages
from newsroom.furniture import site_of


class SiteLanguageMiddleware:
    """For readers' pages. The admin stays in the language of the installation."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.admin = reverse("admin:index")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(self.admin):
            return self.get_response(request)
        language = site_of(request).language.lower()
        own = page_languages.site_language.set(language)
        try:
            with translation.override(language):
                return self.get_response(request)
        finally:
            page_languages.site_language.reset(own)
