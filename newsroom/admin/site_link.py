"""The links around the stories: one list by placement, put in order by hand."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom import links
from newsroom.admin.log_history import LoggedAdmin, log_address
from newsroom.admin.page_list import WithPages
from newsroom.linking import dead_links
from newsroom.models import SiteLink
from newsroom.page.history import number

ADDRESS = {"list": "site-pages", "dir": "ltr", "spellcheck": "false"}
STEPS = {"-1": -1, "1": 1}


@admin.register(SiteLink)
class SiteLinkAdmin(WithPages, LoggedAdmin, admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    log_kind = links.KIND
    change_form_template = "admin/newsroom/sitelink/change_form.html"
    fields = ("placement", "label", "address", "language", "heading", "is_shown")

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = {"step": self.step, "place": self.place, "toggle": self.toggle}
        return [
            path("check/", wrap(self.check_links), name="newsroom_sitelink_check"),
            *(
                path(
                    f"<int:pk>/{name}/", wrap(require_POST(view)), name=f"newsroom_sitelink_{name}"
                )
                for name, view in own.items()
            ),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        shown = {
            "title": _("Site links"),
            "placements": _by_placement(),
            "can_add": self.has_add_permission(request),
            "can_change": self.has_change_permission(request),
            "log_address": log_address(links.KIND),
        }
        return self._page(request, "list.html", shown | (extra_context or {}))

    def step(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One up or down, for browsers without JavaScript."""
        link = get_object_or_404(SiteLink, pk=pk)
        steps = STEPS.get(request.POST.get("steps", ""))
        if steps is None:
            raise Http404
        links.step(link, steps, by=cast(User, request.user))
        return _to_list(link)

    def toggle(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows what is hidden, hides what is shown."""
        link = get_object_or_404(SiteLink, pk=pk)
        link.is_shown = not link.is_shown
        try:
            links.save(link, by=cast(User, request.user))
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        return _to_list(link)

    def place(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Where the link was dragged to: the placement, and the link that it now stands before."""
        link = get_object_or_404(SiteLink, pk=pk)
        placement = request.POST.get("placement", "")
        if placement not in SiteLink.Placement.values:
            raise Http404
        key = number(request.POST.get("before"))
        before = SiteLink.objects.in_placement(placement).filter(pk=key).first()
        try:
            links.place(link, placement, before, by=cast(User, request.user))
        except ValidationError as error:
            twin = SiteLink.objects.twins(link).first()
            told = {"problem": " ".join(error.messages), "twin": twin and twin.pk}
            return JsonResponse(told, status=409)
        return JsonResponse({})

    def check_links(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = dead_links.found(newest_stories=dead_links.NEWEST)
        shown = {"title": _("Check the links"), "found": found, "newest": dead_links.NEWEST}
        return self._page(request, "check.html", shown)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "address":
            field.widget.attrs |= ADDRESS
        if field and db_field.name in {"label", "heading"}:
            field.widget.attrs["dir"] = "auto"
        return field

    def save_model(self, request: HttpRequest, obj: SiteLink, form: Any, change: bool) -> None:
        links.save(obj, by=cast(User, request.user))
        if problem := dead_links.problem(obj.address):
            text = _("“%(address)s” is saved, but leads nowhere: %(problem)s")
            values = {"address": obj.address, "problem": problem}
            self.message_user(request, text % values, messages.WARNING)

    def delete_model(self, request: HttpRequest, obj: SiteLink) -> None:
        links.delete(obj, by=cast(User, request.user))

    def _page(self, request: HttpRequest, template: str, shown: dict[str, Any]) -> TemplateResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **shown}
        return TemplateResponse(request, f"admin/newsroom/sitelink/{template}", context)


def _by_placement() -> list[tuple[SiteLink.Placement, list[SiteLink]]]:
    found = list(SiteLink.objects.all())
    return [(one, [link for link in found if link.placement == one]) for one in SiteLink.Placement]


def _to_list(link: SiteLink) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('admin:newsroom_sitelink_changelist')}#link-{link.pk}")
