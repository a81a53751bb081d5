"""The templates that site managers change: the list, and the editor."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.admin.template_history import TemplateHistory
from newsroom.admin.template_preview import TemplatePreview
from newsroom.admin.template_screens import difference, person
from newsroom.managed import checking, documentation, form, line_merging, publishing, standing
from newsroom.managed.form import TemplateForm
from newsroom.managed.publishing import ConflictError, ProblemsError
from newsroom.managed.standing import Standing
from newsroom.models import ManagedTemplate
from newsroom.page.history import number

NEWEST = 5  # versions that the editor names


@admin.register(ManagedTemplate)
class ManagedTemplateAdmin(TemplatePreview, TemplateHistory):
    def get_urls(self) -> list[URLPattern]:
        return [
            self.template_path("change/", self.edit, "change"),
            self.template_path("publish/", require_POST(self.publish), "publish"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        shown = {"title": _("Templates"), "templates": standing.everything()}
        return self.show(request, None, "list.html", shown)

    def edit(self, request: HttpRequest, at: Standing) -> HttpResponse:
        if request.method != "POST":
            problems = checking.unfit(at.entry.name, at.source) if at.draft else []
            return self._editor(request, at, TemplateForm(None, at), problems=problems)
        sent = TemplateForm(request.POST, at)
        if not sent.is_valid():
            return self._editor(request, at, sent)
        try:
            return self._done(request, at, sent)
        except ConflictError as conflict:
            return self._conflict(request, at, sent, conflict)
        except ValidationError as error:
            sent.add_error(None, error)
            return self._editor(request, at, sent)

    def _done(self, request: HttpRequest, at: Standing, sent: TemplateForm) -> HttpResponse:
        if "_check" in request.POST:
            problems = checking.check(at.entry.name, sent.cleaned_data["source"])
            return self._editor(request, at, sent, problems=problems, is_checked=True)
        self._save(request, at, sent)
        if "_publish" in request.POST:
            return self._publish(request, at, None)
        if "_preview" in request.POST:
            return self.to("preview", at)
        if "_default" in request.POST:
            return self._start_again(request, at)
        text = _("Saved. Readers see nothing of it until it is published.")
        self.message_user(request, text, messages.SUCCESS)
        return self.to("change", at)

    def _save(self, request: HttpRequest, at: Standing, sent: TemplateForm) -> None:
        values = sent.cleaned_data
        publishing.save_draft(
            at.entry.name,
            values["source"],
            by=person(request),
            base=values["base"],
            note=values["note"],
        )

    def publish(self, request: HttpRequest, at: Standing) -> HttpResponse:
        """From the preview: the version that was looked at."""
        try:
            return self._publish(request, at, number(request.POST.get("seen")))
        except ConflictError:
            text = _("Somebody has changed the draft meanwhile: look at it again.")
            self.message_user(request, text, messages.WARNING)
            return self.to("preview", at)

    def _publish(self, request: HttpRequest, at: Standing, seen: int | None) -> HttpResponse:
        if standing.of(at.entry.name).draft is None:
            self.message_user(request, _("Readers see exactly this text already."), messages.INFO)
            return self.to("change", at)
        try:
            publishing.publish(at.entry.name, by=person(request), seen=seen)
        except ProblemsError as found:
            now = standing.of(at.entry.name)
            return self._editor(request, now, TemplateForm(None, now), problems=found.problems)
        self.message_user(
            request, _("Published: readers see it within a second."), messages.SUCCESS
        )
        return self.to("change", at)

    def _start_again(self, request: HttpRequest, at: Standing) -> HttpResponseRedirect:
        """What was typed until now is saved already, and stays in the history."""
        name, note = at.entry.name, _("Started from the default.")
        publishing.save_draft(name, at.default, by=person(request), note=note, based_on=at.default)
        text = _("The default is your draft. What you had written stays in the history.")
        self.message_user(request, text, messages.SUCCESS)
        return self.to("change", at)

    def _conflict(
        self, request: HttpRequest, at: Standing, sent: TemplateForm, conflict: ConflictError
    ) -> HttpResponse:
        """The editor has both together, or what was typed where they meet in a line; saving that
        says that it is meant."""
        mine = sent.cleaned_data["source"].replace("\r\n", "\n")
        chunks = line_merging.merge(conflict.base, mine, conflict.theirs)
        meet = line_merging.conflicts(chunks)
        text = mine if meet else line_merging.text(chunks)
        values = form.holding(text, conflict.number, sent.cleaned_data["note"])
        context = {
            "conflict": conflict,
            "meet": bool(meet),
            "stretches": difference(conflict.theirs, text),
        }
        again = TemplateForm(values, standing.of(at.entry.name))
        response = self._editor(request, at, again, **context)
        response.status_code = 409
        return response

    def _editor(
        self, request: HttpRequest, at: Standing, sent: TemplateForm, **context: Any
    ) -> HttpResponse:
        source = sent["source"].value() or ""
        known = {
            "title": at.entry.title,
            "form": sent,
            "data": documentation.data(at.entry.declared),
            "tags": documentation.TAGS,
            "filters": documentation.FILTERS,
            "classes": documentation.classes(at.entry.name),
            "versions": self.versions(at)[:NEWEST],
            "changes": difference(at.live_source, source.replace("\r\n", "\n")),
        }
        return self.show(request, at, "editor.html", known | context)
