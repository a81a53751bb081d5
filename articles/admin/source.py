from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from articles.models import Source


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    fields = (
        "kind",
        "name",
        "role",
        "organisation",
        "place",
        "description",
        "anonymity_reason",
        "vouched_by",
    )
    readonly_fields = ("vouched_by",)
    list_display = ("__str__", "kind", "vouched_by")
    list_filter = ("kind",)
    list_select_related = ("vouched_by",)
    search_fields = ("name", "role", "organisation", "description")

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """Whoever writes that a source is not named answers for it."""
        obj.vouched_by = (obj.vouched_by or cast(User, request.user)) if obj.anonymous else None
        super().save_model(request, obj, form, change)
