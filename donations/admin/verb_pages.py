"""One page for each thing that can be done with the donation details."""

from functools import partial
from typing import cast

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from donations import forms, ledger
from donations.approval import NotFresh
from donations.entries.chain import Broken
from donations.entries.rules import State
from donations.forms import VerbForm
from donations.people import fresh
from donations.people.fresh import confirm_first, fresh_authentication_required

ADDRESSES: dict[type[VerbForm], str] = {
    forms.ProposeForm: "propose/",
    forms.ApproveForm: "approve/<int:number>/",
    forms.StopForm: "stop/<int:number>/",
    forms.PauseForm: "pause/",
    forms.ResumeForm: "resume/",
    forms.RollBackForm: "roll-back/<int:number>/",
    forms.RevokeForm: "revoke/",
}
FORMS = tuple(ADDRESSES)


class VerbPages(ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    def verb_paths(self) -> list[URLPattern]:
        return [
            path(
                route,
                self.admin_site.admin_view(partial(self.verb, form_class=form)),
                name=f"donations_entry_{form.name}",
            )
            for form, route in ADDRESSES.items()
        ]

    def verb(
        self, request: HttpRequest, *, form_class: type[VerbForm], number: int = 0
    ) -> HttpResponseBase:
        """Asks first who it is, where that matters: when the page is opened and when it is sent."""
        state, breach = _state()
        if not form_class.allows(cast(User, request.user), state):
            raise PermissionDenied
        form = form_class(request=request, state=state, number=number, breach=breach)
        if not form.needs_fresh:
            return self._verb(request, form)
        if not fresh.is_fresh(request):
            return confirm_first(request, forget=form.forget)
        guarded = fresh_authentication_required(forget=form.forget)(self._verb)
        return guarded(request, form)

    def _verb(self, request: HttpRequest, form: VerbForm) -> HttpResponseBase:
        refusal = _unreadable() if form.breach else form.refusal
        if request.method != "POST":
            return self._page(request, form, refusal, 200)
        if refusal and form.needs_nothing_typed:
            return self._page(request, form, refusal, 503 if form.breach else 409)
        return self._sent(request, form.sent(request.POST))

    def _sent(self, request: HttpRequest, form: VerbForm) -> HttpResponseBase:
        try:
            done = form.carried_out()
        except NotFresh:  # it ran out while the form was on its way
            return confirm_first(request, forget=form.forget)
        if not done:
            return self._page(request, form, "", form.status)
        self.message_user(request, str(form.done), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:donations_entry_changelist"))

    def _page(
        self, request: HttpRequest, form: VerbForm, refusal: str, status: int
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": form.title,
            "form": form,
            "refusal": refusal,
        }
        address = f"admin/donations/entry/{form.template}"
        return TemplateResponse(request, address, context, status=status)


def _state() -> tuple[State, str]:
    try:
        return ledger.state(), ""
    except Broken as broken:
        return State(), str(broken)


def _unreadable() -> str:
    return _("The ledger does not verify, so nothing can be changed: tell a site manager.")
