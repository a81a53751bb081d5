"""The settings of the site: one form, with what it will look like."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom import identity
from newsroom.admin.log_history import LoggedAdmin
from newsroom.admin.page_list import WithPages
from newsroom.linking import dead_links
from newsroom.look import colours, site_images
from newsroom.look.publisher import POLICIES
from newsroom.look.settings_form import DRAWN, SiteSettingsForm
from newsroom.models import SiteSettings


@admin.register(SiteSettings)
class SiteSettingsAdmin(WithPages, LoggedAdmin, admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """One record, which is there as soon as it is saved."""

    log_kind = identity.KIND
    form = SiteSettingsForm
    change_form_template = "admin/newsroom/sitesettings/change_form.html"
    readonly_fields = ("logo_now", "icon_now", "accent_sample")
    fieldsets = (
        (None, {"fields": ("seen", "name", "tagline", "language")}),
        (_("Publisher"), {"fields": ("publisher", "contact_mail", "contact_address")}),
        (
            _("Logo and icon"),
            {
                "fields": (
                    "logo_now",
                    "logo_file",
                    "logo_kept",
                    "logo_removed",
                    "icon_now",
                    "icon_file",
                    "icon_kept",
                    "icon_removed",
                )
            },
        ),
        (_("Colour"), {"fields": ("accent", "accent_at_night", "accent_sample")}),
        (_("Stories"), {"fields": ("comments_are_closed", "reads_are_shown")}),
        (
            _("Policies"),
            {
                "fields": tuple(POLICIES.values()),
                "description": _(
                    "Where readers and search engines find by which rules the newsroom works. "
                    "Choose a page of this site, or write a whole address."
                ),
            },
        ),
    )

    @admin.display(description=_("logo"))
    def logo_now(self, site: SiteSettings) -> SafeString | str:
        if not site.logo:
            return gettext("None: the name stands above each page in letters.")
        address = site_images.address(site.logo, ".png")
        return format_html('<img class="logo-now" src="{}" alt="">', address)

    @admin.display(description=_("icon"))
    def icon_now(self, site: SiteSettings) -> SafeString:
        address = site_images.address(site.icon, "-192.png") if site.icon else ""
        return format_html(
            '<img class="icon-now" src="{}" alt="">', address or site_images.stock_icon()
        )

    @admin.display(description=_("sample"))
    def accent_sample(self, site: SiteSettings) -> SafeString:
        modes = zip(("light", "dark"), (colours.LIGHT, colours.DARK), _shown(site), strict=True)
        return render_to_string(
            "admin/newsroom/sitesettings/_accent_sample.html",
            {"modes": list(modes), "needed": colours.AA},
        )

    def get_fieldsets(self, request: HttpRequest, obj: SiteSettings | None = None) -> Any:
        """What is not there cannot be taken away."""
        absent = {f"{name}_removed" for name in DRAWN if not getattr(obj, name, "")}
        return [
            (title, options | {"fields": [one for one in options["fields"] if one not in absent]})
            for title, options in super().get_fieldsets(request, obj)
        ]

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

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        shown = {"title": gettext("Site settings"), "subtitle": "", "show_save_and_continue": False}
        return super().render_change_form(request, context | shown, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: SiteSettings, form: Any, change: bool) -> None:
        identity.save(obj, by=cast(User, request.user))
        for name in POLICIES.values():
            address = getattr(obj, name)
            if address and name in form.changed_data and (why := dead_links.problem(address)):
                text = gettext("“%(address)s” is saved, but leads nowhere: %(problem)s")
                values = {"address": address, "problem": why}
                self.message_user(request, text % values, messages.WARNING)

    def response_change(self, request: HttpRequest, obj: SiteSettings) -> HttpResponse:
        """The form again: there is no list to go back to."""
        text = gettext("The settings are saved; readers see them within a second.")
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(request.path)


def _shown(site: SiteSettings) -> tuple[str, str]:
    """The colours of the form, also where one of them cannot be one."""
    try:
        return site.accents
    except ValueError:
        return colours.LIGHT.accent, colours.DARK.accent
