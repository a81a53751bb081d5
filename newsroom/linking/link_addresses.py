"""What may stand as the address of a link: checked for its form, in words for whoever typed it."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SCHEMES = ("https", "http", "mailto")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
HOST = re.compile(r"[^\s/:@]+\.[^\s/:@.]{2,}(:\d+)?([/?#].*)?")
MAILBOX = re.compile(r"[^\s/@]+@[^\s/@]+\.[^\s/@]+")
UNSEEN = re.compile(r"[\x00-\x1f\x7f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def validate_address(value: str) -> None:
    """An address of this site (/donate/) or a whole one (https://example.org/, mailto:)."""
    if problem := _problem(value):
        raise ValidationError(str(problem), code="address", params={"value": value})


def _problem(value: str) -> str | Promise:
    """Empty if there is none."""
    return _wrong_letters(value) or (
        _wrong_path(value) if value[:1] in "/#?" else _wrong_url(value)
    )


def _wrong_letters(value: str) -> str | Promise:
    if UNSEEN.search(value):
        return _("The address holds a character that nobody sees; type it instead of pasting it.")
    if re.search(r"\s", value):
        return _("“%(value)s” holds a space: write %%20 for it, or take it out.")
    if "\\" in value:
        return _("“%(value)s” holds a backslash: write / instead.")
    return ""


def _wrong_path(value: str) -> str | Promise:
    if value.startswith("//"):
        return _("“%(value)s” leads to another site: write https:%(value)s.")
    if not value.startswith("/"):
        return _("“%(value)s” is a part of an address: begin with the page, as in /donate/.")
    return ""


def _wrong_url(value: str) -> str | Promise:
    scheme = SCHEME.match(value)
    if scheme and scheme[1].lower() == "mailto":
        return _wrong_mailbox(value)
    if scheme and scheme[1].lower() in SCHEMES:
        return "" if _is_url(value) else NO_ADDRESS
    if HOST.fullmatch(value):
        return _("“%(value)s” lacks its beginning: write https://%(value)s.")
    if MAILBOX.fullmatch(value):
        return _("“%(value)s” lacks its beginning: write mailto:%(value)s.")
    return OTHER_SCHEME if scheme else NO_ADDRESS


NO_ADDRESS = _("“%(value)s” is not an address: write https://example.org/ or /donate/.")
OTHER_SCHEME = _(
    "“%(value)s” begins with something that no link may begin with here: "
    "write https://, http://, mailto: or /."
)


def _wrong_mailbox(value: str) -> str | Promise:
    try:
        EmailValidator()(urlsplit(value).path)
    except ValidationError:
        return _("“%(value)s” is not a mail address: write mailto:name@example.org.")
    return ""


def _is_url(value: str) -> bool:
    try:
        URLValidator(schemes=["https", "http"])(value)
    except ValidationError:
        return False
    return not urlsplit(value).username
