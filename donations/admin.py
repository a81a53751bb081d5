"""Staff change the donation details by publishing new ones; past versions can only be read."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from donations import approval
from donations.forms import DetailsForm
from donations.models import Appeal, Details
from donations.models.details import NUMBERS


def _grouped(name: str) -> Callable[[Details], SafeString]:
    @admin.display(description=cast(str, label_for_field(name, Details)))
    def shown(details: Details) -> SafeString:
        return format_html('<bdi dir="ltr">{}</bdi>', details.shown[name] or "–")

    return shown


RECORD = ("number", "is_live", "created_at", "person")
CONTENT = ("holder", "bank", *map(_grouped, NUMBERS))


@admin.register(Details)
class DetailsAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    form = DetailsForm
    list_display = RECORD
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and request.user.has_perm(approval.PUBLISH)

    def has_view_permission(self, request: HttpRequest, obj: Details | None = None) -> bool:
        return super().has_view_permission(request, obj) or self.has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Details | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Details | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Details]:
        return Details.objects.with_is_live()

    def get_fields(self, request: HttpRequest, obj: Details | None = None) -> Any:
        return (*RECORD, *CONTENT) if obj else super().get_fields(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Details | None = None) -> Any:
        return (*RECORD, *CONTENT) if obj else ()

    @admin.display(description=_("live"), boolean=True)
    def is_live(self, details: Details) -> bool:
        return bool(vars(details)["is_live"])

    @admin.display(description=_("person"))
    def person(self, details: Details) -> str:
        return details.person

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": gettext("Donation details, every version")}
        return super().changelist_view(request, context | (extra_context or {}))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {
            "title": gettext("Change the donation details"),
            "subtitle": gettext("What you save is live at once, on every page."),
            "show_save_and_continue": False,
            "show_save_and_add_another": False,
        }
        return super().add_view(request, form_url, context | (extra_context or {}))

    def save_model(
        self,
        request: HttpRequest,
        obj: Details,
        form: ModelForm,  # type: ignore[type-arg]  # not generic at run time
        change: bool,
    ) -> None:
        approval.publish(obj, by=cast(User, request.user))

    def response_add(
        self, request: HttpRequest, obj: Details, post_url_continue: str | None = None
    ) -> HttpResponse:
        shown = gettext("%(version)s is live now. Look at the donation page.")
        self.message_user(request, shown % {"version": obj})
        return self.response_post_save_add(request, obj)


@admin.register(Appeal)
class AppealAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    list_display = ("heading", "language", "suggested_amount")
