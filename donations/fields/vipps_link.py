"""The link that opens a gift in Vipps: only in the forms that can lead nowhere else.

https://developer.vippsmobilepay.com/docs/APIs/donations-api/donation-links-and-qr/ documents
qr.vipps.no/donations/<alias>, an alias being one to six digits of which a leading zero counts.
The business portal hands out qr.vipps.no/vp/<code>, which says nothing to a reader: it is copied,
never built. Personal codes are /28/… and /p/… on the same host
(https://developer.vippsmobilepay.com/docs/knowledge-base/qr-code/), and merchant redirect codes
lead to any website.
"""

import re
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

from donations.fields.characters import NumberError, named, refuse_unseen
from donations.fields.typed import refusal

HOST = "qr.vipps.no"
ALIAS = re.compile("/donations/([0-9]{1,6})")
DONATION = re.compile("/donations(/.*)?")
OPAQUE = re.compile("/vp/[A-Za-z0-9_-]{4,64}")
PERSONAL = re.compile(r"/(28|p)(/.*)?")


def parse_vipps_link(typed: str) -> str:
    """The link, character for character but for the space around it. Raises NumberError."""
    refuse_unseen(typed)
    link = typed.strip()
    _refuse_foreign(link, typed)
    parts = _split(link, typed)
    _refuse_other_address(parts, typed)
    _refuse_additions(parts, link, typed)
    _refuse_other_path(parts.path, typed)
    return link


def alias_of(link: str) -> str:
    """The digits of a documented link; empty for an opaque one."""
    match = ALIAS.fullmatch(link.removeprefix(f"https://{HOST}"))
    return match[1] if match else ""


def _refuse_foreign(link: str, typed: str) -> None:
    for character in link:
        if not character.isascii() or character.isspace() or character in "\\%":
            raise _no_link(
                _("“%(typed)s” holds %(name)s, which no Vipps link has."),
                typed,
                name=named(character),
            )


def _split(link: str, typed: str) -> SplitResult:
    try:
        return urlsplit(link)
    except ValueError as error:
        raise _no_link(_("“%(typed)s” is no address."), typed) from error


def _refuse_other_address(parts: SplitResult, typed: str) -> None:
    if parts.scheme == "vipps":
        raise _no_link(
            _("“%(typed)s” opens only where the app is installed, and whoever it pays."), typed
        )
    if parts.scheme != "https":
        raise _no_link(_("“%(typed)s” does not begin with https://."), typed)
    if parts.netloc != HOST:
        raise _no_link(
            _("“%(typed)s” leads to “%(host)s”, which is not %(ours)s."),
            typed,
            host=parts.netloc,
            ours=HOST,
        )


def _refuse_additions(parts: SplitResult, link: str, typed: str) -> None:
    if "?" in link or "#" in link:
        bare = re.split("[?#]", link)[0]
        raise _no_link(
            _("“%(typed)s” has an addition that can change what it does: leave it at %(bare)s."),
            typed,
            bare=bare,
        )


def _refuse_other_path(path: str, typed: str) -> None:
    if ALIAS.fullmatch(path) or OPAQUE.fullmatch(path):
        return
    if PERSONAL.fullmatch(path):
        problem = _("“%(typed)s” is the code of a private person, not of an organisation.")
    elif DONATION.fullmatch(path):
        problem = _("“%(typed)s” does not end in one to six digits after /donations/.")
    else:
        problem = _("“%(typed)s” is none of the links that open a gift: it may lead anywhere.")
    raise _no_link(problem, typed)


def _no_link(problem: str, typed: str, **values: object) -> NumberError:
    advice = _(
        "Copy the link from the Vipps portal again: it looks like"
        " https://qr.vipps.no/donations/12345 or https://qr.vipps.no/vp/ and some letters."
    )
    return refusal(problem, typed, advice, **values)
