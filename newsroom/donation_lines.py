"""What the desk says of the donation details to those whom they concern: only what is out of the
ordinary, or waits for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from donations import approval, ledger
from donations.entries.chain import Broken
from donations.entries.rules import Act, Proposal, State
from donations.people import approvers


@dataclass(frozen=True)
class DonationLine:
    words: str
    detail: str


def concerns(person: User) -> bool:
    return person.has_perm("donations.view_entry") or approvers.is_approver(person)


def of(person: User) -> list[DonationLine]:
    """Costs one query; none for those whom donations do not concern."""
    if not concerns(person):
        return []
    try:
        return list(_lines(person, ledger.state()))
    except Broken as broken:
        words = _("The donation details do not verify: readers see no number")
        return [DonationLine(words, str(broken))]


def _lines(person: User, state: State) -> Iterator[DonationLine]:
    if state.pause and state.live:
        words = (
            _("Gifts are paused: fraud is suspected")
            if state.pause.fraud
            else _("Gifts are paused")
        )
        yield DonationLine(words, _("by %(name)s") % {"name": state.pause.by.name})
    waits = state.pending(timezone.now())
    if waits and approvers.is_approver(person):
        yield from _waiting(waits, is_own=waits.by.is_same(approval.as_recorded(person)))


def _waiting(proposal: Proposal, *, is_own: bool) -> Iterator[DonationLine]:
    name = {"name": proposal.by.name}
    if not is_own:
        words = _("%(name)s asks to resume gifts") if proposal.act is Act.RESUME else None
        words = words or _("%(name)s proposes new donation details")
        yield DonationLine(words % name, _("waits for your approval"))
    elif proposal.alone and timezone.now() >= proposal.due:
        yield DonationLine(_("Your change of the donation details was announced"), _("can go live"))
