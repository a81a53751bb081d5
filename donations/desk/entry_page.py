"""One entry of the ledger as staff read it: what it says, and its proof."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from donations.desk.differences import lines
from donations.desk.entry_words import Row
from donations.desk.overview import Overview
from donations.details import Details
from donations.entries.chain import Link, moment


@dataclass(frozen=True)
class EntryPage:
    row: Row
    link: Link
    moment: str  # as it is signed
    said: list[tuple[str | Promise, str]]
    details: list[tuple[str | Promise, str]]
    is_hidden: bool  # somebody has to type what it says from the bank's paper
    verifies: bool


def of(link: Link, found: Overview) -> EntryPage:
    row = next(one for one in found.rows if one.number == link.number)
    if found.breach:
        return EntryPage(row, link, str(link.at), [], [], False, False)
    details = _details(link)
    shown, full = (lines(details, found.hiding), lines(details)) if details else ([], [])
    is_hidden = shown != full or bool(found.waiting and found.waiting.entry == link.number)
    return EntryPage(row, link, moment(link.at), _said(link, found), shown, is_hidden, True)


def _details(link: Link) -> Details | None:
    content = link.body.get("details")
    return Details.from_json(content) if content else None


def _said(link: Link, found: Overview) -> list[tuple[str | Promise, str]]:
    labels = {"verified": _("Verified"), "note": _("Note"), "why": _("Why")}
    said = [(label, str(link.body.get(name, ""))) for name, label in labels.items()]
    return [(label, found.hiding.words(text)) for label, text in said if text]
