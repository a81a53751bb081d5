"""Where pages are: each has one address, and leads there for good from those it had before."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from newsroom.models import OldPageAddress, Page
from newsroom.page import addresses as page_addresses


def chosen(page: Page, title: str, wanted: str | None) -> str:
    """Where a save leaves the page. Empty: the address is made from the title; None: it stays.

    Raises ValidationError, also for a page that readers know at another address.
    """
    if wanted is None and page.pk:
        return page.address
    address = page_addresses.normal(wanted or "") or page_addresses.proposed(title)
    if page.pk and address == page.address:
        return address
    if page.published_at is not None:
        raise _wrong(
            _("Readers know this page at another address: move it to %(address)s."), address
        )
    return free(page, address)


def lead_on(page: Page, address: str) -> None:
    """Saves the page at another address; the present one, if readers know it, leads there.

    It leads to the page and not to another address, so there are no chains; one that the page
    takes back is no old address any more, so there are no loops.
    """
    page.old_addresses.filter(address=address).delete()
    if page.published_at is not None:
        OldPageAddress.objects.create(address=page.address, page=page)
    save_at(page, address)


def free(page: Page, address: str) -> str:
    """The address. Raises ValidationError for one that is none, or that is taken."""
    try:
        page_addresses.validate(address)
    except ValidationError as error:
        raise ValidationError({"address": error}) from error
    others = Page.objects.exclude(pk=page.pk)
    if other := others.filter(address=address).first():
        text = _("%(address)s is the address of “%(title)s”: choose another one.")
        raise _wrong(text, address, str(other))
    if other := others.known_at(address).first():
        text = _("%(address)s leads to “%(title)s”, which was there before: choose another one.")
        raise _wrong(text, address, str(other))
    return address


def save_at(page: Page, address: str) -> None:
    """Saves the page. Raises ValidationError if somebody took the address in the same instant."""
    page.address = address
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError as error:
        raise _wrong(_("%(address)s was just taken: choose another one."), address) from error


def _wrong(text: str, address: str, title: str = "") -> ValidationError:
    params = {"address": page_addresses.shown(address), "title": title}
    return ValidationError({"address": ValidationError(text, params=params)})
