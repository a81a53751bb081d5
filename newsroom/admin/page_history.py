"""What a page was, what changed, and how to get it back."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils.translation import gettext as _

from articles import comparing
from newsroom import pages
from newsroom.admin.page_screens import PageScreens
from newsroom.models import Page, PageRevision
from newsroom.page import history as page_history
from newsroom.page import views as page_views


class PageHistory(PageScreens):
    def get_urls(self) -> list[URLPattern]:
        return [
            self.page_path("history/", self.history, "history"),
            self.page_path("compare/", self.choose, "choose"),
            self.page_path("compare/<int:old>/<int:new>/", self.compare, "compare"),
            self.page_path("restore/<int:number>/", self.restore, "restore"),
            self.page_path("preview/<int:number>/", self.preview, "preview"),
            *super().get_urls(),
        ]

    def history(self, request: HttpRequest, page: Page) -> HttpResponse:
        shown = page_history.listed(page, page_history.number(request.GET.get("before")))
        context = {"title": _("History"), "history": shown, "latest": page.latest.number}
        return self._show(request, page, "history.html", context)

    def choose(self, request: HttpRequest, page: Page) -> HttpResponse:
        """Leads to the comparison of two revisions, chosen in any order."""
        numbers = {page_history.number(request.GET.get(name)) for name in ("old", "new")}
        found = page.revisions.filter(number__in=numbers).values_list("number", flat=True)
        chosen = sorted(found)
        if len(chosen) == 2:  # noqa: PLR2004 - of which there are two
            return self.to("compare", page, *chosen)
        self.message_user(request, _("Choose two different revisions."), messages.WARNING)
        return self.to("history", page)

    def compare(self, request: HttpRequest, page: Page, old: int, new: int) -> HttpResponse:
        before, after = _revision(page, old), _revision(page, new)
        title = _("What changed from revision %(old)d to revision %(new)d")
        context = {"title": title % {"old": old, "new": new}} | _compared(before, after)
        return self._show(request, page, "compare.html", context)

    def restore(self, request: HttpRequest, page: Page, number: int) -> HttpResponse:
        """Says what it will do, and does it when that is confirmed."""
        old = _revision(page, number)
        if request.method == "POST":
            return self._restored(request, page, number)
        title = _("Restore revision %(number)d") % {"number": number}
        context = {"title": title} | _compared(page.latest, old)
        return self._show(request, page, "restore.html", context)

    def _restored(self, request: HttpRequest, page: Page, number: int) -> HttpResponse:
        try:
            made = pages.restore(page, number, by=cast(User, request.user))
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return self.to("restore", page, number)
        text = _("Revision %(number)d stands in the form again, as revision %(made)d.")
        values = {"number": number, "made": made.number}
        self.message_user(request, text % values, messages.SUCCESS)
        return self.to("change", page)

    def preview(self, request: HttpRequest, page: Page, number: int) -> HttpResponse:
        banner = _("This is a preview of revision %(number)d. Not for publication.")
        content = _revision(page, number).content
        return page_views.preview(request, content, banner % {"number": number})

    def _show(
        self, request: HttpRequest, page: Page, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        known = self.context(request, page)
        return self.render(request, f"admin/newsroom/page/{template}", known | context)


def _revision(page: Page, number: int) -> PageRevision:
    return get_object_or_404(page.revisions, number=number)


def _compared(before: PageRevision, after: PageRevision) -> dict[str, Any]:
    found = page_history.compare(before, after)
    return {
        "before": before,
        "after": after,
        "versions": (before, after),
        "language": after.language,
        "fields": [(page_history.LABELS[name], one) for name, one in found.fields.items()],
        "found": found,
        "stretches": comparing.fold(found.text),
    }
