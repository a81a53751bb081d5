"""The verbs that change the donation details: the only writers of the ledger.

Each asks the rules (donations.entries.rules) and writes one signed entry, or raises: Refused with
the reason for the person, PermissionDenied, NotFresh, or ValidationError by field.
"""

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donations import ledger
from donations.details import Details, check
from donations.entries import chain, confirmation, rules
from donations.entries.rules import Act, Kind, Origin, Refused, State
from donations.fields.characters import NumberError, compact
from donations.models import Entry
from donations.people import announcing
from donations.people.approvers import is_approver, mailbox_set_for
from donations.people.proposal_links import reads_mail

PROPOSE = "donations.propose_details"
FRESH = timedelta(minutes=5)
EARLIEST = datetime.min.replace(tzinfo=UTC)


class NotFresh(PermissionDenied):
    """The person has to say again who they are: the last time was more than five minutes ago."""


def propose(
    details: Details,
    *,
    by: User,
    authenticated_at: datetime | None,
    verified: str,
    note: str = "",
    alone: bool = False,
) -> State:
    """Puts new details before those who may approve, in place of what was proposed before.

    verified says how the numbers were compared with the bank. With alone, the author may let them
    go live after 72 hours, announced in public; only those who may approve can ask for that.
    """
    _require(by.has_perm(PROPOSE) or is_approver(by))
    _require(not alone or is_approver(by))
    _require_fresh(authenticated_at)
    if errors := check(details):
        raise ValidationError(errors)
    if not verified.strip():
        raise ValidationError({"verified": _("Say how the numbers were verified.")})
    return _propose(Act.PUBLISH, details, by, verified, note, alone)


def propose_to_resume(*, by: User, authenticated_at: datetime | None, note: str = "") -> State:
    """The first of the two steps out of a pause for suspected fraud."""
    _require(is_approver(by))
    _require_fresh(authenticated_at)
    return _propose(Act.RESUME, None, by, "", note, False)


def approve(
    proposal: int,
    *,
    by: User,
    authenticated_at: datetime | None,
    typed: Mapping[str, str],
    letter: str = "",
) -> State:
    """Lets a proposal go live. By another than its author; or by the author, alone, if it was
    announced for long enough. typed holds the ends of the numbers from the bank's own paper, by
    field (donations.entries.confirmation.asked); letter comes from the mail that told them, for
    whom the settings name a mailbox (donations.people.proposal_links)."""
    _require(is_approver(by))
    _require_fresh(authenticated_at)
    if why := letter_missing(letter, by, proposal):
        raise Refused(why)

    def entry(state: State) -> tuple[Kind, dict[str, Any]]:
        waiting = state.proposal
        if waiting is None or waiting.entry != proposal or waiting.act is Act.RESUME:
            return Kind.RESUME if _resumes(state) else Kind.PUBLISH, {"proposal": proposal}
        assert waiting.details  # noqa: S101 - a proposal to publish has them
        _compare(confirmation.asked(state.live_details, waiting.details), typed)
        return Kind.PUBLISH, {"proposal": proposal, "details": waiting.details.to_json()}

    return _write(entry, by)


def stop(proposal: int, *, by: User, why: str = "") -> State:
    """By anybody who may approve, or by the author."""

    def entry(state: State) -> tuple[Kind, dict[str, Any]]:
        waiting = state.proposal
        own = waiting is not None and waiting.by.is_same(as_recorded(by))
        _require(is_approver(by) or own)
        return Kind.STOP, {"proposal": proposal, "why": why}

    return _write(entry, by)


def pause(*, by: User, fraud: bool, note: str = "") -> State:
    """Takes the numbers off every page at once."""
    _require(is_approver(by) or by.has_perm(PROPOSE))
    return _write(lambda _state: (Kind.PAUSE, {"fraud": fraud, "note": note}), by)


def resume(*, by: User, authenticated_at: datetime | None) -> State:
    """Shows the same details again. After suspected fraud it takes two: see propose_to_resume."""
    _require(is_approver(by))
    _require_fresh(authenticated_at)
    return _write(lambda _state: (Kind.RESUME, {"proposal": 0}), by)


def revoke(*, by: User, authenticated_at: datetime | None, note: str = "") -> State:
    """Takes the live details back for good, as when the account is closed."""
    _require(is_approver(by))
    _require_fresh(authenticated_at)
    return _write(lambda _state: (Kind.REVOKE, {"note": note}), by)


def roll_back(
    version: int, *, by: User, authenticated_at: datetime | None, note: str = ""
) -> State:
    """Back to the last details that two people approved (State.refuge)."""
    _require(is_approver(by))
    _require_fresh(authenticated_at)
    return _write(lambda _state: (Kind.ROLL_BACK, {"version": version, "note": note}), by)


def set_up(details: Details) -> State:
    """Publishes the first details of all, from the command line of the server."""
    if errors := check(details):
        raise ValidationError(errors)
    body = {"origin": Origin.SETUP.value, "details": details.to_json()}
    return _write(lambda _state: (Kind.PUBLISH, body), None)


def _propose(
    act: Act, details: Details | None, by: User, verified: str, note: str, alone: bool
) -> State:
    body = {
        "act": act.value,
        "details": details.to_json() if details else None,
        "verified": verified,
        "note": note,
        "alone": alone,
    }
    return _write(lambda _state: (Kind.PROPOSE, body), by)


def _write(entry: Callable[[State], tuple[Kind, dict[str, Any]]], by: User | None) -> State:
    """Adds one entry. Raises Broken if the ledger does not verify, Refused if a rule says no."""
    ledger.state()  # a breach is told of outside the transaction, which would take that back
    try:
        with transaction.atomic():
            rows = Entry.objects.locked()
            state = ledger.verified(rows)
            kind, body = entry(state)
            body |= {"by": _record(by)} | ({} if rows else {"ledger": secrets.token_hex(16)})
            link = chain.follow(
                chain.Link(*rows[-1]) if rows else None,
                kind.value,
                max(timezone.now(), state.at or EARLIEST),  # a clock that went back
                body,
                settings.DONATIONS_KEYS,
            )
            after = rules.apply(state, link)
            Entry.objects.create(**chain.as_row(link))
            transaction.on_commit(ledger.state, robust=True)  # and its witness knows of it
            transaction.on_commit(lambda: announcing.tell(kind, state, after), robust=True)
    except IntegrityError:
        raise Refused(_("Somebody else has changed this at the same moment: look again.")) from None
    return after


def _resumes(state: State) -> bool:
    return state.proposal is not None and state.proposal.act is Act.RESUME


def _compare(asked: Mapping[str, str], typed: Mapping[str, str]) -> None:
    """Raises ValidationError by field for digits that are not those of the proposal."""
    errors = {}
    for name, end in asked.items():
        given = typed.get(name, "")
        if _without_spacing(given) != _without_spacing(end):  # a link may hold dashes
            errors[name] = _(
                "“%(typed)s” is not the end of the number that was proposed. Compare the bank's"
                " paper with whoever proposed it before you try again; if they differ, stop the"
                " proposal."
            ) % {"typed": given}
    if errors:
        raise ValidationError(errors)


def _without_spacing(typed: str) -> str:
    try:
        return compact(typed).upper()
    except NumberError as error:
        return str(error)


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("Only those who may approve donation details can do this."))


def _require_fresh(authenticated_at: datetime | None) -> None:
    if authenticated_at is None or abs(timezone.now() - authenticated_at) > FRESH:
        raise NotFresh(_("Say again who you are: the last time was more than five minutes ago."))


def letter_missing(letter: str, by: User, proposal: int) -> str:
    """What to tell somebody who did not come by the mail that was sent to them; empty if they
    did, or if the settings name no mailbox for them."""
    mailbox = mailbox_set_for(by)
    if not mailbox or reads_mail(letter, by.get_username(), proposal):
        return ""
    missing = _(
        "Come here by the link in the mail about this proposal, which was sent to %(mailbox)s: it"
        " shows that it is you. If no mail came, have it proposed again."
    )
    return missing % {"mailbox": mailbox}


def _record(by: User | None) -> dict[str, Any] | None:
    if by is None:
        return None
    who = as_recorded(by)
    return {"id": who.id, "login": who.login, "name": who.name}


def as_recorded(by: User) -> rules.Person:
    name = " ".join(by.get_full_name().split())  # on one line, whatever was stored
    return rules.Person(by.pk, by.get_username(), name or by.get_username())
