"""The admin of the whole site: its name, and what stands first in it."""

from typing import Any, cast

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles import notices
from newsroom import desk, furniture

APPS = ("articles", "donations", "newsroom")  # then the others
MODELS = ("Article", "Source", "Picture", "Author", "Category")


def _place(places: tuple[str, ...], name: str) -> int:
    return places.index(name) if name in places else len(places)


class NewsroomAdminSite(admin.AdminSite):
    # Django's own form, which knows no second factor, can be reached by nobody; see account_urls.
    login = method_decorator(secure_admin_login)(admin.AdminSite.login)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name = furniture.site().name
        return super().each_context(request) | {"site_header": name, "site_title": name}

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        shown = {"desk": desk.of(cast(User, request.user))}
        return super().index(request, shown | (extra_context or {}))

    def get_urls(self) -> list[Any]:
        seen = self.admin_view(require_POST(self.notices_seen))
        return [path("notices/seen/", seen, name="notices_seen"), *super().get_urls()]

    def notices_seen(self, request: HttpRequest) -> HttpResponse:
        """One, or all of them."""
        key, person = request.POST.get("notice", ""), cast(User, request.user)
        if key == "all":
            notices.mark_seen(person)
        elif key.isdecimal():
            notices.mark_seen(person, int(key))
        return HttpResponseRedirect(reverse("admin:index"))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """In the order in which the newsroom needs them."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(MODELS, model["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))
