"""The admin of the whole site: its name, and what stands first in it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from newsroom.models import SiteSettings

APPS = ("articles", "donations", "newsroom")  # then the others
MODELS = ("Article", "Source", "Picture", "Author", "Category")


def _place(places: tuple[str, ...], name: str) -> int:
    return places.index(name) if name in places else len(places)


class NewsroomAdminSite(admin.AdminSite):
    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name = SiteSettings.objects.current().name
        return super().each_context(request) | {"site_header": name, "site_title": name}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """In the order in which the newsroom needs them."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(MODELS, model["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))
