"""Compares all that a site shows of its donation details with what was signed.

Run from elsewhere, with the public key pinned beforehand, it finds what a changed template, proxy
or server shows in place of the newsroom's numbers. Knows no database and no setting of the site.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from donations import page_reading, sightings
from donations.details import Details
from donations.entries.signing import is_signed
from donations.fields import kid, numbers
from donations.fields.numbers import Kind
from donations.giving import disclosure, qr
from donations.page_reading import PageReading
from donations.sightings.payment_links import VIPPS_LINK

DOCUMENT = "/donate/details.json"
FRONT = "/"
PAGES = ("/donate/", "/donate/poster/", "/donate/verify/")
EDITIONS = ("ps", "fa-af", "nb")
WITHOUT_NUMBERS = ("/donate/history/",)
KINDS: dict[str, Kind] = {
    "account-number": numbers.ACCOUNT_NUMBER,
    "iban": numbers.IBAN,
    "bic": numbers.BIC,
    "vipps-number": numbers.VIPPS_NUMBER,
    "kid": kid.KID,
}
MONEY = frozenset({"account-number", "iban", "vipps-number"})
OK, UNAVAILABLE = 200, 503
MASKED = re.compile(r"•+[ \w]*")  # what is left of a number of old in the history
STORY = re.compile(r"<entry\b.*?<link\b[^>]*?\bhref=\"([^\"]+)\"", re.DOTALL)


@dataclass(frozen=True)
class Answer:
    status: int
    text: str


class Unreachable(Exception):
    """Nothing came back; says why."""


Fetch = Callable[[str], Answer]  # takes an address on the site; raises Unreachable


@dataclass(frozen=True)
class Site:
    fetch: Fetch
    address: str


def differences(fetch: Fetch, site: str, public_key: str) -> Iterator[str]:
    """One line for each; none if the site shows what was signed, and nothing else. The site is
    its own address, without a slash at the end."""
    try:
        answer = fetch(DOCUMENT)
        document = json.loads(answer.text)
        found = list(_document(document, public_key))
    except (
        Unreachable,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        RecursionError,
    ) as error:
        yield f"{DOCUMENT}: cannot be read: {error}"
        return
    yield from found
    if not found:
        statement = json.loads(document["statement"])
        live = statement["status"] == "live"
        details = Details.from_json(statement["details"]) if live else None
        yield from _pages(Site(fetch, site), details)


def _document(document: dict[str, Any], public_key: str) -> Iterator[str]:
    """What is wrong with the document itself: after that, nothing else is worth a look."""
    status = document.get("status")
    if "statement" not in document:
        yield f"{DOCUMENT}: the site says that its details are {status}, and proves nothing"
        return
    if document.get("public_key") != public_key:
        yield f"{DOCUMENT}: the public key is {document.get('public_key')}, not the pinned one"
    if not is_signed(document["statement"], str(document.get("signature")), public_key):
        yield f"{DOCUMENT}: the statement is not signed with the pinned key"
        return
    statement = json.loads(document["statement"])
    yield from _unlike_statement(document, statement)


def _unlike_statement(document: dict[str, Any], statement: dict[str, Any]) -> Iterator[str]:
    said = {"status": statement["status"], "details": statement["details"]}
    if statement["details"]:
        details = Details.from_json(statement["details"])
        said |= disclosure.told(details) | {"version": statement["version"]}
    for name, value in said.items():
        if document.get(name) != value:
            yield f"{DOCUMENT}: {name} is {document.get(name)!r}, but {value!r} was signed"


def _pages(site: Site, details: Details | None) -> Iterator[str]:
    for path in _addresses():
        refused = details is None and path.endswith("/poster/")
        yield from _page(site, path, details, UNAVAILABLE if refused else OK)
    for path in WITHOUT_NUMBERS:
        yield from _page(site, path, None, OK)
    yield from _panel(site, details)
    yield from _files(site, details)


def _files(site: Site, details: Details | None) -> Iterator[str]:
    """The scripts and styles of the page, which could write a number as well."""
    try:
        addresses = page_reading.read(site.fetch(PAGES[0]).text).files
        for address in dict.fromkeys(addresses):
            if not _is_on(site, address):
                yield f"{PAGES[0]}: {address!r} comes from elsewhere"
                continue
            path = _path(address)
            for number in _foreign(site.fetch(path).text, details):
                yield f"{path}: {number}"
    except (Unreachable, ValueError) as error:
        yield f"{PAGES[0]}: its scripts and styles cannot be read: {error}"


def _addresses() -> Iterator[str]:
    for page in PAGES:
        yield from _editions(page)


def _editions(page: str) -> tuple[str, ...]:
    return page, *(page.replace("/donate/", f"/donate/{edition}/") for edition in EDITIONS)


def _panel(site: Site, details: Details | None) -> Iterator[str]:
    """Under the newest story."""
    try:
        feed = page_reading.read(site.fetch(FRONT).text).feed
        story = STORY.search(site.fetch(_path(feed)).text) if feed else None
        path = _path(story[1]) if story else ""
    except (Unreachable, ValueError) as error:
        yield f"{FRONT}: cannot be read: {error}"
        return
    if not path:
        yield f"{FRONT}: no story was found to look at the panel under it"
        return
    yield from _page(site, path, details, OK)


def _path(address: str) -> str:
    """On this site, wherever the address leads. Raises ValueError for what is no address."""
    return urlsplit(urljoin(FRONT, address)).path or FRONT


def _page(site: Site, path: str, details: Details | None, status: int) -> Iterator[str]:
    try:
        answer = site.fetch(path)
    except Unreachable as error:
        yield f"{path}: cannot be read: {error}"
        return
    if answer.status != status:
        yield f"{path}: answered {answer.status} instead of {status}"
    shown = page_reading.read(answer.text)
    for difference in (*_numbers(shown, details), *_codes(shown, details, path, site)):
        yield f"{path}: {difference}"
    if path.startswith("/donate/"):
        for difference in _unlike_ours(shown, details, path, site):
            yield f"{path}: {difference}"


def _numbers(page: PageReading, details: Details | None) -> Iterator[str]:
    signed = _signed(details) if details else {}
    for kind, text in page.numbers:
        written = text if kind == "reference" else re.sub(r"\s", "", text)
        if written != signed.get(kind, ""):
            yield f"the {kind} is {written!r}, but {signed.get(kind, '')!r} was signed"
    for kind in sorted(_wanted(details) - {kind for kind, _text in page.numbers}):
        yield f"the {kind} is missing"
    for kind in page.concealed:
        yield f"the {kind} is hidden"
    yield from _foreign(page.text, details)


def _unlike_ours(
    page: PageReading, details: Details | None, path: str, site: Site
) -> Iterator[str]:
    """What our own donation pages never have, since it could show or open anything."""
    for tag in sorted(set(page.pictures)):
        yield f"<{tag}> stands there, which can show any number"
    ours = details.vipps_link if details and details.shows_vipps else ""
    for link in page.links:
        if not _is_on(site, link) and link != ours:
            yield f"a link leads to {link!r}"
    if ours and ours not in page.links and path in _editions(PAGES[0]):
        yield "the Vipps link is missing"


def _is_on(site: Site, link: str) -> bool:
    try:
        return urljoin(f"{site.address}/", link).startswith(f"{site.address}/")
    except ValueError:
        return False


def _signed(details: Details) -> dict[str, str]:
    return {
        "account-number": details.account_number if details.shows_bank else "",
        "kid": details.kid if details.shows_bank else "",
        "iban": details.iban if details.shows_iban else "",
        "bic": details.bic if details.shows_iban else "",
        "vipps-number": details.vipps_number if details.shows_vipps else "",
        "reference": details.reference,
    }


def _wanted(details: Details | None) -> set[str]:
    """What every page that shows numbers has to show."""
    if details is None:
        return set()
    return {kind for kind, text in _signed(details).items() if text and kind in MONEY}


def _foreign(text: str, details: Details | None) -> Iterator[str]:
    """Any other number that somebody could send money to, wherever in the text it stands."""
    signed = _signed(details) if details else {}
    ours = {(KINDS[kind], text) for kind, text in signed.items() if kind in MONEY}
    if details and details.vipps_link:
        ours.add((VIPPS_LINK, VIPPS_LINK.parse(details.vipps_link)))
    written = MASKED.sub("", text)
    seen = {(one.kind, one.number) for one in sightings.find(written)} - ours
    for kind, number in sorted(seen, key=lambda one: one[1]):
        yield f"the {kind.name} {number} stands there, which was not signed"


def _codes(page: PageReading, details: Details | None, path: str, site: Site) -> Iterator[str]:
    wanted = path.endswith(("/donate/", "/poster/"))
    if wanted and not page.codes and details and details.shows_iban and details.iban:
        yield "the QR code is missing"
    for caption, drawing in page.codes:
        if drawing not in _drawings(details, caption, path, site):
            yield f"the QR code “{caption}” does not say what was signed"


def _drawings(details: Details | None, caption: str, path: str, site: Site) -> set[str]:
    """What a code with this caption may look like: a transfer, Vipps, or the page's own address."""
    if details is None:
        return set()
    own = site.address + path.removesuffix("poster/")
    found = {qr.draw(link).path for link in (details.vipps_link, own) if link}
    amount = "".join(str(int(one)) for one in caption if one.isdecimal())
    if details.shows_iban and details.iban:
        found.add(qr.draw(qr.transfer(details, int(amount) if amount else None)).path)
    return found
