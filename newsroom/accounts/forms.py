from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class PasskeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name"), required=False, help_text=_("Such as “Telephone” or “Key at the desk”.")
    )
    passwordless = forms.BooleanField(
        label=_("Log in with this passkey alone"),
        required=False,
        initial=True,
        help_text=_("Without a password; your finger, face or PIN unlocks it."),
    )
