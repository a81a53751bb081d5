"""The links in the mail about a proposal, different for each person who may approve it.

One stops the proposal without a login, and can do nothing else: whoever gets hold of it can keep a
change from going live, no more. The page behind it asks for a press of a button, since mail
scanners follow links.

The other leads to where it is approved, and shows there that the person reads the mailbox that the
settings name for them. So somebody who can write to the database, and with it set every password,
approves nothing. It is worth nothing without the login.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from donations.entries.rules import LAPSES

STOP, APPROVE = "donations.stop_link", "donations.approve_link"


class WrongLink(Exception):
    """The link is not one of ours, or it is older than any proposal can be."""


def to_stop(login: str, proposal: int) -> str:
    token = signing.dumps([login, proposal], salt=STOP)
    return settings.SITE_ADDRESS + reverse("donations:stop", args=[token])


def to_approve(login: str, proposal: int) -> str:
    token = signing.dumps([login, proposal], salt=APPROVE)
    page = reverse("admin:donations_entry_approve", args=[proposal])
    return f"{settings.SITE_ADDRESS}{page}?letter={token}"


def stopped_by(token: str) -> tuple[str, int]:
    """The login it was sent to, and the entry of the proposal. Raises WrongLink."""
    try:
        login, proposal = signing.loads(token, salt=STOP, max_age=LAPSES)
    except signing.BadSignature as error:
        raise WrongLink from error
    return login, proposal


def reads_mail(token: str, login: str, proposal: int) -> bool:
    """Whether the token comes from the letter to that person about that proposal."""
    try:
        sent_to: object = signing.loads(token, salt=APPROVE, max_age=LAPSES)
    except signing.BadSignature:
        return False
    return sent_to == [login, proposal]
