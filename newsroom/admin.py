from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsroom import user_admin  # noqa: F401 - registers the logins
from newsroom.models import SiteLink, SiteSettings


@admin.register(SiteLink)
class SiteLinkAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    fields = ("placement", "heading", "label", "address", "language", "position", "is_shown")
    list_display = ("label", "placement", "language", "address", "position", "is_shown")
    list_editable = ("position", "is_shown")
    list_filter = ("placement", "language")


@admin.register(SiteSettings)
class SiteSettingsAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """One record, which is there as soon as it is saved."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SiteSettings | None = None) -> bool:
        return False

    def get_object(self, request: HttpRequest, *args: object) -> SiteSettings:
        settings = SiteSettings.objects.current()
        settings.pk = 1
        return settings

    def changelist_view(self, request: HttpRequest, *args: object) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:newsroom_sitesettings_change", args=[1]))
