"""Who may log in, and what they are told. Only staff have logins; allauth does the rest."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext_lazy as _


class StaffBackend(ModelBackend):
    """Who is no longer staff is logged out with the next request."""

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        return super().user_can_authenticate(user) and user is not None and user.is_staff


class LoginAdapter(DefaultAccountAdapter):
    error_messages = {  # noqa: RUF012 - typed by the base class
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "No member of staff has this user name and this password. Mind capital letters."
        ),
        "incorrect_password": _("This is not your password. Mind capital letters."),
        "incorrect_code": _("This code is not right, or no longer. Take the one shown now."),
        "too_many_login_attempts": _(
            "Too many wrong tries. Wait five minutes, then try again, or use a passkey."
        ),
        "rate_limited": _("Too many wrong tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Logins are given by superusers."""
        return False

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse | None:
        """Asked whichever way somebody logs in: the backend judges passwords, not passkeys."""
        if StaffBackend().user_can_authenticate(cast(User, user)):
            return None
        messages.error(request, _("This login is not open: only active staff can log in."))
        return redirect("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("mfa_index")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("Use your password"),
            "mfa_reauthenticate": _("Use a code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words[method["id"]]} for method in methods]
