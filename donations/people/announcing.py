"""Tells those who may approve what happens to the donation details. Numbers stay out of mails:
three digits are enough to know which account is meant."""

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import Error as DatabaseError
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.timezone import now as the_time
from django.utils.translation import gettext as _

from donations import ledger
from donations.details import Details
from donations.entries import confirmation
from donations.entries.chain import Broken
from donations.entries.rules import Act, Change, Kind, Proposal, State
from donations.models import Announcement
from donations.people import approvers, proposal_links

log = logging.getLogger(__name__)
DAY = timedelta(days=1)


def tell(kind: Kind, before: State, after: State) -> None:
    """After an entry was written."""
    if kind is Kind.PROPOSE and after.proposal:
        _tell_proposal(_proposed(after.proposal), after.proposal, after.live_details)
    elif kind is Kind.STOP:
        _mail(
            _("A proposed change of the donation details was stopped"),
            lambda _login: _admin_address(),
        )
    else:
        change = after.changes[-1]
        if not change.people and not approvers.accounts():
            return  # the site is being set up: there is nobody yet
        _mail(SUBJECTS[kind](), lambda _login: _changed(change))


def tell_daily(now: datetime | None = None) -> None:
    """Tells once a day of a change that one person lets go live alone, until it does.

    Meant to be called often: it costs one query, and another on the days that are due.
    """
    now = now or the_time()
    try:
        state = ledger.state()
        proposal = state.pending(now)
        if proposal and proposal.alone and (day := _due(proposal, now)):
            subject = _("Still announced: a change of the donation details")
            if not _tell_proposal(subject, proposal, state.live_details):
                day.delete()  # the next look tries again
    except Broken:
        return
    except DatabaseError:
        log.exception("The announced change of the donation details cannot be told of")


def _due(proposal: Proposal, now: datetime) -> Announcement | None:
    """A further day that has begun and of which nobody was told. The first was told at once."""
    day = (now - proposal.at) // DAY
    if day < 1:
        return None
    # Keyed, so that nobody can write the rows beforehand to keep the days silent.
    said = f"{proposal.entry}/{day}"
    key = salted_hmac("donations.announcement", said, algorithm="sha256").hexdigest()
    found, is_new = Announcement.objects.get_or_create(day=key)
    return found if is_new else None


def _tell_proposal(subject: str, proposal: Proposal, live: Details | None) -> bool:
    """Whether anybody was told."""
    end = confirmation.told(live, proposal.details) if proposal.details else ""
    return _mail(subject, lambda login: _asked(proposal, end, login))


def _proposed(proposal: Proposal) -> str:
    if proposal.alone:
        return _("%(name)s lets new donation details go live alone") % {"name": proposal.by.name}
    if proposal.act is Act.RESUME:
        return _("%(name)s asks to resume gifts") % {"name": proposal.by.name}
    return _("%(name)s proposes new donation details") % {"name": proposal.by.name}


def _asked(proposal: Proposal, end: str, login: str) -> str:
    lines = [_("Proposed by %(name)s.") % {"name": proposal.by.name}]
    if proposal.details:
        lines.append(_("The account would end in %(end)s.") % {"end": end})
        lines.append(_("Verified: %(how)s") % {"how": re.sub(r"\d", "•", proposal.verified)})
    if proposal.alone:
        lines.append(
            _("It can go live without a second person from %(time)s (UTC) on.")
            % {"time": f"{proposal.due.astimezone(UTC):%Y-%m-%d %H:%M}"}
        )
    lines.append(_("To look at it and approve it, with the bank's own paper at hand:"))
    lines.append(proposal_links.to_approve(login, proposal.entry))
    lines.append(_("If anything about it seems wrong, stop it here; no login is needed:"))
    lines.append(proposal_links.to_stop(login, proposal.entry))
    return "\n\n".join(lines)


SUBJECTS: dict[Kind, Callable[[], str]] = {
    Kind.PUBLISH: lambda: _("New donation details are live"),
    Kind.PAUSE: lambda: _("Gifts are paused"),
    Kind.RESUME: lambda: _("Gifts are possible again"),
    Kind.REVOKE: lambda: _("The donation details were revoked"),
    Kind.ROLL_BACK: lambda: _("Earlier donation details are live again"),
}


def _changed(change: Change) -> str:
    who = ", ".join(person.name for person in change.people) or _("the command line")
    lines = [
        _("By %(names)s.") % {"names": who},
        _("This is about version %(version)d, whose account ends in %(end)s.")
        % {
            "version": change.publication.version,
            "end": confirmation.ends(change.publication.details),
        },
        _("If you know nothing of this, pause the gifts at once:"),
        _admin_address(),
    ]
    return "\n\n".join(lines)


def _admin_address() -> str:
    return settings.SITE_ADDRESS + reverse("admin:donations_entry_changelist")


def _mail(subject: str, text: Callable[[str], str]) -> bool:
    """To each by a letter of their own. A mail server that is away stops nothing, nor does a
    mailbox that is none. A subject has one line, whatever somebody calls themselves.

    Returns False if there was somebody to tell and no letter went out.
    """
    subject, known = " ".join(subject.split()), approvers.mailboxes()
    if not known:
        log.error("Nobody who may approve donation details has a mailbox to be told: %s", subject)
    sent = [_sent(login, mailbox, subject, f"{text(login)}\n") for login, mailbox in known.items()]
    return any(sent) or not sent


def _sent(login: str, mailbox: str, subject: str, letter: str) -> bool:
    try:
        send_mail(subject, letter, None, [mailbox])
    except (OSError, ValueError):
        log.exception("No mail could be sent to %s about: %s", login, subject)
        return False
    return True
