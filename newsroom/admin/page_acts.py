"""Moving a page, taking it off the site, and linking to it: one screen or button for each."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext as _

from newsroom import links, pages
from newsroom.admin.page_screens import PageScreens
from newsroom.models import Page, SiteLink
from newsroom.page.form import MoveForm, UnpublishForm

PLACEMENTS = (SiteLink.Placement.FOOTER, SiteLink.Placement.HEADER)  # where a page is linked


class PageActs(PageScreens):
    def get_urls(self) -> list[URLPattern]:
        return [
            self.page_path("move/", self.move, "move"),
            self.page_path("unpublish/", self.unpublish, "unpublish"),
            self.page_path("link/", self.link, "link"),
            *super().get_urls(),
        ]

    def move(self, request: HttpRequest, page: Page) -> HttpResponse:
        self._require_publish(request)
        form = MoveForm(request.POST or None, initial={"address": page.shown_address})
        if form.is_valid():
            try:
                pages.move(page, form.cleaned_data["address"], by=cast(User, request.user))
            except ValidationError as error:
                form.add_error(None, error)
            else:
                self.message_user(request, _("Moved."), messages.SUCCESS)
                return self.to("change", page)
        title = _("Move to another address")
        return self._act(request, page, form, title=title, button=_("Move"))

    def unpublish(self, request: HttpRequest, page: Page) -> HttpResponse:
        self._require_publish(request)
        if not page.is_live:
            self.message_user(request, _("Readers see nothing of it as it is."), messages.INFO)
            return self.to("change", page)
        form = UnpublishForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            note = form.cleaned_data["note"]
            pages.unpublish(page, by=cast(User, request.user), note=note)
            text = _("Readers do not see it any more. Its text and its history stay here.")
            self.message_user(request, text, messages.SUCCESS)
            return self.to("change", page)
        return self._act(
            request,
            page,
            form,
            title=_("Take off the site"),
            button=_("Take off the site"),
            is_grave=True,
            says=_("Readers find nothing at %(address)s then, until somebody publishes it again.")
            % {"address": page.shown_address},
        )

    def _require_publish(self, request: HttpRequest) -> None:
        if not request.user.has_perm(pages.PUBLISH):
            raise PermissionDenied

    def _act(self, request: HttpRequest, page: Page, form: Form, **context: Any) -> HttpResponse:
        known = self.context(request, page) | {"form": form}
        return self.render(request, "admin/newsroom/page/act.html", known | context)

    def link(self, request: HttpRequest, page: Page) -> HttpResponse:
        """Adds the page to the header or the footer: links.save asks whether the person may."""
        if request.method != "POST" or page.live_revision is None:
            return self.to("change", page)
        link = SiteLink(
            placement=request.POST.get("placement", ""),
            label=page.live_revision.title[: SiteLink._meta.get_field("label").max_length],
            address=page.shown_address,
            language=page.live_revision.language,
        )
        try:
            links.save(link, by=cast(User, request.user))
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            self.message_user(request, _("The link is there now."), messages.SUCCESS)
        return self.to("change", page)

    def placements(self, request: HttpRequest, page: Page) -> list[dict[str, Any]]:
        """Where a page that readers see is linked, and where it could be; costs one query."""
        may_add = request.user.has_perm("newsroom.add_sitelink")
        if not page.is_live or not may_add:
            return []
        known = SiteLink.objects.filter(address__in=(page.shown_address, page.get_absolute_url()))
        there = set(known.values_list("placement", flat=True))
        return [
            {"value": one.value, "label": one.label, "linked": one.value in there}
            for one in PLACEMENTS
        ]
