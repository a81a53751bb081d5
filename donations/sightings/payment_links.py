"""Links in a text that open a payment in Vipps."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from donations.fields.numbers import Kind
from donations.sightings.look_alikes import Reading
from donations.sightings.sighting import Sighting

WORD = re.compile(r"[^\s\"'<>]+")
LINK = re.compile(
    r"(?:vipps|mobilepay)\w*:/{1,2}[^\s\"'<>]+"
    r"|(?P<scheme>https?:/{1,2}|//)?(?P<host>(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,20})(?![\w.-])"
    r"(?::[0-9]+)?(?P<path>[/?#][^\s\"'<>]*)?",
    re.IGNORECASE,
)
BRANDS = ("vipps", "mobilepay")
PAYING = ("qr.", "betal.", "pay.", "checkout.")  # of Vipps's hosts; the others are for reading
HOSTS = ("vipps.no", "vippsmobilepay.com", "mobilepay.dk", "mobilepay.fi")
TRAILING = "/.,;:!?)]}»”’"


def _bare(link: str) -> str:
    """The part that says who is paid."""
    scheme, _, rest = link.rpartition("//")
    host, slash, path = rest.partition("/")
    kept = scheme.lower() if scheme.lower() not in {"https:", "http:"} else ""
    return f"{kept}{host.lower()}{slash}{path}".rstrip(TRAILING)


VIPPS_LINK = Kind(gettext_lazy("Vipps link"), _bare, lambda link: (link,))


def payment_links(reading: Reading) -> Iterator[Sighting]:
    lowered = reading.seen.lower()
    if not any(brand in lowered for brand in BRANDS):
        return
    for word in WORD.finditer(reading.seen):
        if any(brand in word[0].lower() for brand in BRANDS):
            yield from _in_word(reading.seen, *word.span())


def _in_word(text: str, start: int, end: int) -> Iterator[Sighting]:
    for match in LINK.finditer(text, start, end):
        if _pays(match):
            yield Sighting(*match.span(), VIPPS_LINK, _bare(match[0]))


def _pays(match: re.Match[str]) -> bool:
    """Any host that bears the name is one, but for those of Vipps where nothing is paid."""
    if match["host"] is None:
        return True
    host = match["host"].lower()
    if not any(brand in host for brand in BRANDS) or not (match["scheme"] or match["path"]):
        return False
    return not host.endswith(HOSTS) or not _is_for_reading(host)


def _is_for_reading(host: str) -> bool:
    own = any(host == one or host.endswith(f".{one}") for one in HOSTS)
    return own and not host.startswith(PAYING)
