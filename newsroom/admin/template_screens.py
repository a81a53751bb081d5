"""What the screens of a managed template share."""

from typing import Any, cast

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from newsroom import differences
from newsroom.admin.log_history import log_address
from newsroom.managed import families, publishing, standing
from newsroom.managed.registry import MANAGED
from newsroom.managed.standing import Standing
from newsroom.models import ManagedTemplate, TemplateVersion


class TemplateScreens(ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    def has_view_permission(self, request: HttpRequest, obj: ManagedTemplate | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(
        self, request: HttpRequest, obj: ManagedTemplate | None = None
    ) -> bool:
        return bool(request.user.has_perm(publishing.CHANGE))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Which templates there are stands in the code."""
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: ManagedTemplate | None = None
    ) -> bool:
        """The default comes back by undoing; the history stays."""
        return False

    def template_path(self, route: str, view: Any, name: str) -> URLPattern:
        """The address <template>/<route>, named admin:newsroom_managedtemplate_<name>."""

        def shown(request: HttpRequest, object_id: str, **kwargs: Any) -> HttpResponse:
            found = self.standing_or_refuse(request, object_id)
            return cast(HttpResponse, view(request, found, **kwargs))

        return path(
            f"<slug:object_id>/{route}",
            self.admin_site.admin_view(shown),
            name=f"newsroom_managedtemplate_{name}",
        )

    def standing_or_refuse(self, request: HttpRequest, name: str) -> Standing:
        if not self.has_change_permission(request):
            raise PermissionDenied
        if name not in MANAGED:
            raise Http404
        return standing.of(name)

    def to(self, name: str, at: Standing) -> HttpResponseRedirect:
        return HttpResponseRedirect(
            reverse(f"admin:newsroom_managedtemplate_{name}", args=[at.entry.name])
        )

    def show(
        self, request: HttpRequest, at: Standing | None, template: str, context: dict[str, Any]
    ) -> TemplateResponse:
        """`title` stands above the screen."""
        known = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "at": at,
            "name": at.entry.name if at else "",
            "can_publish": request.user.has_perm(publishing.PUBLISH),
            "log_address": log_address(publishing.KIND, at.entry.name if at else ""),
        }
        file = f"admin/newsroom/managedtemplate/{template}"
        return TemplateResponse(request, file, known | context)


def person(request: HttpRequest) -> User:
    return cast(User, request.user)


def difference(before: str, after: str) -> list[Any]:
    """In stretches of lines; nothing where they are the same."""
    if before == after:
        return []
    return [
        one for field in differences.compare({"": before}, {"": after}) for one in field.stretches
    ]


def text_of(at: Standing, number: int) -> str:
    """Of a version, or DEFAULT. Raises Http404."""
    if number == publishing.DEFAULT:
        return families.default_source(at.entry.name)
    version = TemplateVersion.objects.filter(template=at.entry.name, number=number).first()
    if version is None:
        raise Http404
    return version.source
