"""The donation details as staff see them. Nothing here is edited: each page calls one verb, and
the ledger keeps what it did."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from donations.admin.verb_pages import FORMS, VerbPages
from donations.desk import entry_page, overview
from donations.forms.verb import is_own
from donations.models import Entry
from donations.people.approvers import is_approver


@admin.register(Entry)
class LedgerAdmin(VerbPages):
    def get_urls(self) -> list[URLPattern]:
        """Without Django's own pages for adding, changing and deleting."""
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name="donations_entry_changelist"),
            path("<int:number>/", wrap(self.entry), name="donations_entry_change"),
            *self.verb_paths(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may approve, by the settings, sees what they approve."""
        return super().has_view_permission(request, obj) or is_approver(cast(User, request.user))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Everything at one glance, and the ways to what can be done."""
        self.require_reading(request)
        found, person = overview.overview(timezone.now()), cast(User, request.user)
        context = {
            "title": _("Donation details"),
            "found": found,
            "deciders": overview.deciders(),
            "can": {
                form.name for form in FORMS if not found.breach and form.allows(person, found.state)
            },
            "is_own": is_own(person, found.state),
            **(extra_context or {}),
        }
        return self.show(request, "overview.html", context)

    def entry(self, request: HttpRequest, number: int) -> HttpResponse:
        """One line of the ledger, with its proof."""
        self.require_reading(request)
        found = overview.overview(timezone.now())
        link = found.link(number)
        if link is None:
            raise Http404
        context = {
            "title": _("Entry %(number)d") % {"number": number},
            "page": entry_page.of(link, found),
        }
        return self.show(request, "entry.html", context)

    def require_reading(self, request: HttpRequest) -> None:
        """Raises PermissionDenied, also for whoever sends something here: nothing takes it."""
        if request.method not in {"GET", "HEAD"} or not self.has_view_permission(request):
            raise PermissionDenied

    def show(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> TemplateResponse:
        known = {**self.admin_site.each_context(request), "opts": self.opts}
        address = f"admin/donations/entry/{template}"
        return TemplateResponse(request, address, known | context, status=status)
