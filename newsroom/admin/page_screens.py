"""What the screens of a page in the admin share."""

from typing import Any, cast

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from newsroom import pages
from newsroom.models import Page


class PageScreens(ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    def has_view_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return bool(request.user.has_perm(pages.CHANGE))

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        """A page is taken off the site; its history stays."""
        return False

    def page_path(self, route: str, view: Any, name: str) -> URLPattern:
        """The address <page>/<route>, named admin:newsroom_page_<name>."""

        def shown(request: HttpRequest, object_id: str, **kwargs: Any) -> HttpResponse:
            found = self.page_or_refuse(request, object_id)
            return cast(HttpResponse, view(request, found, **kwargs))

        return path(
            f"<path:object_id>/{route}",
            self.admin_site.admin_view(shown),
            name=f"newsroom_page_{name}",
        )

    def page_or_refuse(self, request: HttpRequest, object_id: str) -> Page:
        """Raises PermissionDenied first: whoever may not is not told which pages there are."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        known = Page.objects.select_related("latest_revision", "live_revision")
        is_number = object_id.isascii() and object_id.isdecimal()
        page = known.filter(pk=object_id).first() if is_number else None
        if page is None:
            raise Http404
        return page

    def address(self, name: str, page: Page, *args: int) -> str:
        return reverse(f"admin:newsroom_page_{name}", args=[page.pk, *args])

    def to(self, name: str, page: Page, *args: int) -> HttpResponseRedirect:
        return HttpResponseRedirect(self.address(name, page, *args))

    def context(self, request: HttpRequest, page: Page | None) -> dict[str, Any]:
        """What every screen gets; `title` stands above it."""
        known = {"opts": self.opts, "page": page}
        return self.admin_site.each_context(request) | known

    def render(
        self, request: HttpRequest, template: str, context: dict[str, Any]
    ) -> TemplateResponse:
        return TemplateResponse(request, template, context)
