"""The log of the site: read-only, for everything that is changed in the admin."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom import differences
from newsroom.managed import publishing
from newsroom.models import Change

COMMAND_LINE = _("the command line")
LINE = "admin/newsroom/change/_line.html"
CODE_LINE = "admin/newsroom/managedtemplate/_line.html"
NOBODY = "-"  # in an address, where an empty value is no filter


class PersonFilter(admin.SimpleListFilter):
    title = _("person")
    parameter_name = "by"

    def lookups(
        self, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]"
    ) -> list[tuple[str, Any]]:
        names = Change.objects.order_by("by_name").values_list("by_name", flat=True).distinct()
        return [(name or NOBODY, name or COMMAND_LINE) for name in names]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Change]) -> QuerySet[Change]:
        value = self.value()
        return queryset.filter(by_name="" if value == NOBODY else value) if value else queryset


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    list_display = ("at", "what", "name", "done", "who")
    list_display_links = ("at", "name")
    list_filter = ("kind", PersonFilter, "at")
    search_fields = ("name", "by_name", "kind")
    search_help_text = _("The name of the thing or of the person.")
    show_full_result_count = False
    list_per_page = 50

    @admin.display(description=_("kind of thing"), ordering="kind")
    def what(self, change: Change) -> str:
        return gettext(change.kind)

    @admin.display(description=_("what was done"), ordering="act")
    def done(self, change: Change) -> str:
        return gettext(change.act)

    @admin.display(description=_("person"), ordering="by_name")
    def who(self, change: Change) -> str:
        return change.by_name or str(COMMAND_LINE)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        shown = {"title": gettext("What was changed on the site")} | (extra_context or {})
        return super().changelist_view(request, shown)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The history of one thing asks for its key."""
        return lookup == "key" or super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of one change, with what it changed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        known = Change.objects.filter(pk=object_id if object_id.isdecimal() else 0)
        change = get_object_or_404(known)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": change.name,
            "change": change,
            "kind": gettext(change.kind),
            "act": gettext(change.act),
            "who": self.who(change),
            "line": CODE_LINE if change.kind == publishing.KIND else LINE,
            "fields": differences.compare(change.before, change.after),
        }
        return TemplateResponse(request, "admin/newsroom/change/difference.html", context)
