"""Logging in and one's own account: of allauth's pages those that staff need, in the admin's frame.

They stand before the admin's own addresses, so that /admin/login/ asks for the second factor too.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.utils import passthrough_next_redirect_url
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView


class ConfirmByPasskey(passkeys.ReauthenticateWebAuthnView):
    def form_invalid(self, form: Any) -> HttpResponseRedirect:
        """Back to the same page, not to the desk, where what was begun would be forgotten."""
        for error in form.errors.get("credential", []):
            messages.error(self.request, error)
        here, name = self.request.path, self.redirect_field_name
        return HttpResponseRedirect(passthrough_next_redirect_url(self.request, here, name))


def framed(view: Callable[..., Any], title: str | Promise = "") -> Callable[..., HttpResponseBase]:
    """In the admin's frame under this title, and in no cache.

    A form that first asks who it is comes back to be sent again. allauth would send it on by
    itself, also one that a thief with a copy of the session left there.
    """

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response: HttpResponseBase = view(request, *args, **kwargs)
        except ReauthenticationRequired:
            request.method = "GET"  # of others allauth keeps no copy
            raise
        if isinstance(response, TemplateResponse):
            frame = {**admin.site.each_context(request), "title": title}
            response.context_data = frame | (response.context_data or {})
        return response

    return shown


CONFIRM = _("Confirm that it is you")
CODES = _("Recovery codes")

urlpatterns = [
    path("login/", framed(account.login, _("Log in")), name="account_login"),
    path("login/code/", framed(second_factor.authenticate, _("Log in")), name="mfa_authenticate"),
    path("login/passkey/", framed(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("logout/", framed(account.logout, _("Log out")), name="account_logout"),
    path(
        "password_change/",
        framed(account.password_change, _("Change password")),
        name="account_change_password",
    ),
    path(
        "account/password/",  # whom a superuser took the password away
        RedirectView.as_view(pattern_name="mfa_index"),
        name="account_set_password",
    ),
    path("account/", framed(second_factor.index, _("Your account")), name="mfa_index"),
    path(
        "account/confirm/", framed(account.reauthenticate, CONFIRM), name="account_reauthenticate"
    ),
    path(
        "account/confirm/code/",
        framed(second_factor.reauthenticate, CONFIRM),
        name="mfa_reauthenticate",
    ),
    path(
        "account/confirm/passkey/",
        framed(ConfirmByPasskey.as_view(), CONFIRM),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/app/", framed(app.activate_totp, _("Set up an app")), name="mfa_activate_totp"),
    path(
        "account/app/remove/",
        framed(app.deactivate_totp, _("Remove the app")),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/passkeys/", framed(passkeys.list_webauthn, _("Passkeys")), name="mfa_list_webauthn"
    ),
    path(
        "account/passkeys/add/",
        framed(passkeys.add_webauthn, _("Add a passkey")),
        name="mfa_add_webauthn",
    ),
    path(
        "account/passkeys/<int:pk>/",
        framed(passkeys.edit_webauthn, _("Rename a passkey")),
        name="mfa_edit_webauthn",
    ),
    path(
        "account/passkeys/<int:pk>/remove/",
        framed(passkeys.remove_webauthn, _("Remove a passkey")),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/codes/",
        framed(recovery_codes.view_recovery_codes, CODES),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/codes/new/",
        framed(recovery_codes.generate_recovery_codes, _("New recovery codes")),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/codes/download/",
        framed(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
