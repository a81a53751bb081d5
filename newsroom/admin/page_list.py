"""The pages of this site, for a field where an address is typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from newsroom.models import Page


class WithPages:
    """For a ModelAdmin whose form shows them."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        shown: HttpResponse = super().render_change_form(  # type: ignore[misc]  # of ModelAdmin
            request, {**context, "site_pages": site_pages()}, *args, **kwargs
        )
        return shown


def site_pages() -> list[tuple[str, str]]:
    """Address and title; costs one query."""
    own = [
        (reverse("donations:donate"), gettext("Donations")),
        (reverse("articles:corrections"), gettext("Corrections")),
    ]
    live = Page.objects.live().defer("live_revision__html")
    return [
        (one.get_absolute_url(), one.live_revision.title) for one in live if one.live_revision
    ] + own
