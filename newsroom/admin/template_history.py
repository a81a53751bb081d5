"""What a template was: differences, undoing, and defaults that were improved meanwhile."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.admin.template_screens import TemplateScreens, difference, person, text_of
from newsroom.managed import line_merging, publishing
from newsroom.managed.publishing import ConflictError, ProblemsError
from newsroom.managed.standing import Standing
from newsroom.models import TemplateVersion
from newsroom.page.history import number

SHOWN = 50  # versions on a page


class TemplateHistory(TemplateScreens):
    def get_urls(self) -> list[URLPattern]:
        return [
            self.template_path("history/", self.history, "history"),
            self.template_path("compare/", self.compare, "compare"),
            self.template_path("restore/<int:number>/", self.restore, "restore"),
            self.template_path("edit/<int:number>/", require_POST(self.edit_again), "edit_again"),
            self.template_path("discard/", require_POST(self.discard), "discard"),
            self.template_path("new-default/", self.new_default, "new_default"),
            *super().get_urls(),
        ]

    def versions(self, at: Standing, before: int = 0) -> QuerySet[TemplateVersion]:
        """The newest first, without their texts."""
        return TemplateVersion.objects.before(before).filter(template=at.entry.name)

    def history(self, request: HttpRequest, at: Standing) -> HttpResponse:
        before = number(request.GET.get("before"))
        found = list(self.versions(at, before)[: SHOWN + 1])
        more = found[SHOWN - 1].number if len(found) > SHOWN else None
        shown = {"title": _("History"), "versions": found[:SHOWN], "before": more}
        return self.show(request, at, "history.html", shown)

    def compare(self, request: HttpRequest, at: Standing) -> HttpResponse:
        """Two versions by their numbers, in any order; 0 is the default."""
        asked = [number(request.GET.get(name)) or 0 for name in ("old", "new")]
        old, new = sorted(asked)
        before, after = text_of(at, old), text_of(at, new)
        shown = {
            "title": _("What differs"),
            "old": old,
            "new": new,
            "stretches": difference(before, after),
            "versions": self.versions(at),
        }
        return self.show(request, at, "compare.html", shown)

    def restore(self, request: HttpRequest, at: Standing, number: int) -> HttpResponse:
        """Says what it changes for readers, and does it when that is confirmed."""
        source = text_of(at, number)
        shown: dict[str, Any] = {
            "title": _("Undo"),
            "number": number,
            "stretches": difference(at.live_source, source),
        }
        if request.method != "POST":
            return self.show(request, at, "restore.html", shown)
        try:
            publishing.restore(at.entry.name, number, by=person(request))
        except ProblemsError as found:
            return self.show(request, at, "restore.html", shown | {"problems": found.problems})
        text = _("Readers see it again within a second. A draft stays as it was.")
        self.message_user(request, text, messages.SUCCESS)
        return self.to("change", at)

    def edit_again(self, request: HttpRequest, at: Standing, number: int) -> HttpResponse:
        """An earlier version as the draft."""
        note = _("Started from version %(number)d.") % {"number": number}
        publishing.save_draft(at.entry.name, text_of(at, number), by=person(request), note=note)
        text = _("It is your draft. What stood there stays in the history.")
        self.message_user(request, text, messages.SUCCESS)
        return self.to("change", at)

    def discard(self, request: HttpRequest, at: Standing) -> HttpResponse:
        publishing.discard_draft(at.entry.name, by=person(request))
        text = _("The draft is thrown away; the history still has it.")
        self.message_user(request, text, messages.SUCCESS)
        return self.to("change", at)

    def new_default(self, request: HttpRequest, at: Standing) -> HttpResponse:
        """The default then, the default now, and ours; by POST, both together as the draft."""
        if not at.default_is_newer or at.working is None:
            return self.to("change", at)
        chunks = line_merging.merge(at.working.based_on, at.source, at.default)
        conflicts = line_merging.conflicts(chunks)
        if request.method == "POST":
            return self._take(request, at, line_merging.text(chunks), len(conflicts))
        shown = {"title": _("The default was improved"), "chunks": chunks, "conflicts": conflicts}
        return self.show(request, at, "new_default.html", shown)

    def _take(
        self, request: HttpRequest, at: Standing, merged: str, conflicts: int
    ) -> HttpResponse:
        note, base = _("The new default taken in."), number(request.POST.get("base"))
        name = at.entry.name
        try:
            publishing.save_draft(
                name, merged, by=person(request), base=base, note=note, based_on=at.default
            )
        except ConflictError:
            text = _("Somebody has changed the template meanwhile: here it is as it is now.")
            self.message_user(request, text, messages.WARNING)
            return self.to("new_default", at)
        text = _("The new default is in your draft. Look at it and publish it.")
        if conflicts:
            text = _(
                "The new default is in your draft, but where you had changed the same lines yours "
                "are kept: compare it with the default."
            )
        self.message_user(request, text, messages.SUCCESS)
        return self.to("change", at)
