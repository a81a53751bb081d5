"""The appeal, one for each language, with its history."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donations import appeal_history, appeals
from donations.forms import AppealForm
from donations.models import Appeal


@admin.register(Appeal)
class AppealAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    form = AppealForm
    list_display = ("language", "heading")
    fieldsets = (
        (None, {"fields": ("language", "heading", "text")}),
        (
            gettext_lazy("Suggested amounts: they never alter who receives the money"),
            {"fields": ("suggested_nok", "suggested_eur", "suggested_usd")},
        ),
        (gettext_lazy("Further words"), {"fields": ("next_steps", "tax", "risk")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("language",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever wants none empties it; its history stays."""
        return False

    def save_model(self, request: HttpRequest, obj: Appeal, form: Any, change: bool) -> None:
        appeals.save(obj, by=cast(User, request.user))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was said when, by whom, and what was different before."""
        found = (
            Appeal.objects.filter(pk=object_id) if object_id.isdecimal() else Appeal.objects.none()
        )
        appeal = get_object_or_404(found)
        if not self.has_view_or_change_permission(request, appeal):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of the appeal in %(language)s")
            % {"language": appeal.get_language_display()},
            "opts": self.opts,
            "object": appeal,
            "versions": appeal_history.of(appeal.language),
        }
        return TemplateResponse(
            request, "admin/donations/appeal/history.html", context | (extra_context or {})
        )
