"""Logins in the admin. Those of the people who approve donation details are their owners' own.

Otherwise one superuser could set both passwords, or make both logins anew, and be the two people
that it takes. Closing such a login stays possible: that stops gifts and never sends them elsewhere.
"""

import unicodedata
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donations.people import approvers

KEPT = ("username", "password", "email")


def _folded(name: str) -> str:
    """Alike for all spellings that some database takes for the same name: Unicode TR 36, 2.11.2."""
    once = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFKC", once)


def is_listed(name: str) -> bool:
    """Whether it is the login of somebody who may approve, in whatever spelling."""
    return _folded(name) in {_folded(one.login) for one in approvers.listed()}


def _refuse_listed(name: str) -> None:
    if is_listed(name):
        raise ValidationError(
            _(
                "%(name)s is listed in DONATIONS_APPROVERS: whoever has this login approves "
                "donation details. It is made on the server: manage.py add_approver %(name)s"
            ),
            code="listed",
            params={"name": name},
        )


class NewLoginForm(AdminUserCreationForm):  # type: ignore[type-arg]  # not generic at run time
    def clean_username(self) -> str:
        _refuse_listed(self.cleaned_data["username"])
        return super().clean_username()


class LoginForm(UserChangeForm):  # type: ignore[type-arg]  # not generic at run time
    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"]
        if name != self.instance.username:
            _refuse_listed(name)
        return name


def _help_texts(name: str) -> dict[str, str]:
    """Why these cannot be changed, and the way out; as HTML, which Django takes them for."""
    words = {
        "username": _(
            "%(name)s may approve donation details, so nobody else changes this login's name, "
            "password or mail address here. For another name, list that in DONATIONS_APPROVERS "
            "and run on the server: manage.py add_approver NAME"
        ),
        "kept_password": _(
            "%(name)s changes it in “Your account”. If it is lost, run on the server: "
            "manage.py changepassword %(name)s"
        ),
        "email": _(
            "Where mails about the donation details go is set on the server, in "
            "DONATIONS_APPROVERS: %(name)s <%(name)s@example.org>"
        ),
    }
    return {field: escape(text % {"name": name}) for field, text in words.items()}


admin.site.unregister(User)


@admin.register(User)
class LoginAdmin(UserAdmin):  # type: ignore[type-arg]  # not generic at run time
    form = LoginForm
    add_form = NewLoginForm
    actions = ("delete_selected",)

    def is_kept(self, request: HttpRequest, person: User | None) -> bool:
        """Whether this is the login of an approver, and not one's own."""
        return person is not None and is_listed(person.username) and request.user.pk != person.pk

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return (*fields, *KEPT, "kept_password") if self.is_kept(request, obj) else fields

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Django would show the digest of a read-only password: words stand in its place."""
        fieldsets = super().get_fieldsets(request, obj)
        if not self.is_kept(request, obj):
            return fieldsets
        (_title, login), *others = fieldsets
        return [(None, {**login, "fields": ("username", "kept_password")}), *others]

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is not None and self.is_kept(request, obj):
            kwargs["help_texts"] = _help_texts(obj.username)
        return super().get_form(request, obj, change=change, **kwargs)

    @admin.display(description=gettext_lazy("Password"))
    def kept_password(self, person: User) -> str:
        return _("Set") if person.has_usable_password() else _("Not set")

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """One's own is changed where the old one is asked for."""
        person = self.get_object(request, unquote(id))
        if person and person.pk == request.user.pk:
            return redirect("account_change_password")
        may_change = person and self.has_change_permission(request, person)
        if person and may_change and self.is_kept(request, person):
            words = _("Nobody else sets the password of somebody who may approve donation details.")
            way_out = _help_texts(person.username)["kept_password"]
            return self._refused(request, person, words, way_out)
        return super().user_change_password(request, id, form_url)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Of nobody who may approve, oneself included: a login of that name could be made anew."""
        is_theirs = obj is not None and is_listed(obj.username)
        return super().has_delete_permission(request, obj) and not is_theirs

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        person = self.get_object(request, unquote(object_id))
        if person and super().has_delete_permission(request, person) and is_listed(person.username):
            return self._refused(request, person, *_no_deleting([person.username]))
        return super().delete_view(request, object_id, extra_context)

    @admin.action(permissions=["delete"], description=delete_selected.short_description)  # type: ignore[attr-defined]  # Django's decorator gives it one
    def delete_selected(
        self, request: HttpRequest, queryset: QuerySet[User]
    ) -> HttpResponse | None:
        kept = [one.username for one in queryset if is_listed(one.username)]
        if not kept:
            return delete_selected(self, request, queryset)
        self.message_user(request, " ".join(_no_deleting(kept)), messages.ERROR)
        return None

    def _refused(
        self, request: HttpRequest, person: User, words: str, way_out: str
    ) -> TemplateResponse:
        said = {
            "title": person.username,
            "opts": self.opts,
            "person": person,
            "words": words,
            "way_out": way_out,
        }
        context = {**self.admin_site.each_context(request), **said}
        return TemplateResponse(request, "admin/auth/user/refused.html", context, status=403)


def _no_deleting(names: list[str]) -> tuple[str, str]:
    words = _("Nothing was deleted: %(names)s may approve donation details.")
    way_out = _(
        "To close such a login, untick “Active”. To have it deleted, take its name out of "
        "DONATIONS_APPROVERS on the server first."
    )
    return words % {"names": ", ".join(names)}, way_out
