"""Codes and passkeys: what they are called, and how their secrets are kept."""

import base64
import logging

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.encoding import force_bytes
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom.accounts.login import LoginAdapter
from newsroom.models import SiteSettings

log = logging.getLogger(__name__)
PURPOSE = b"newsroom.accounts.second_factor"  # no other key derived from SECRET_KEY is the same


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {  # noqa: RUF012 - typed by the base class
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": LoginAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret that cannot be read becomes one that nobody knows: no code fits it."""
        try:
            return _box().decrypt(encrypted_text).decode()
        except InvalidToken:
            log.error("A second factor cannot be read: was SECRET_KEY changed?")
            return generate_totp_secret()

    def get_totp_issuer(self) -> str:
        return SiteSettings.objects.current().name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": self.get_totp_issuer()}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002 - allauth names it so
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}


def _box() -> MultiFernet:
    """Encrypts under SECRET_KEY; reads what older ones encrypted too."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(force_bytes(secret))) for secret in secrets])


def _key(secret: bytes) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(secret)
    return base64.urlsafe_b64encode(derived)
