"""Whether those who may approve, by the settings, can do it: for the people who depend on them."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from donations.people import approvers
from donations.people.approvers import Approver


@dataclass(frozen=True)
class Listed:
    login: str
    name: str
    trouble: str  # why they cannot approve, or are not told; empty: they can and are
    can_approve: bool


def listed() -> list[Listed]:
    """Costs one query."""
    logins = [one.login for one in approvers.listed()]
    found = {one.get_username(): one for one in User.objects.filter(username__in=logins)}
    return [_listed(one, found.get(one.login)) for one in approvers.listed()]


def _listed(approver: Approver, account: User | None) -> Listed:
    trouble = _no_login(account)
    return Listed(
        login=approver.login,
        name=account.get_full_name() if account else "",
        trouble=trouble or _no_mailbox(approver, account),
        can_approve=not trouble,
    )


def _no_login(account: User | None) -> str:
    if account is None:
        return _("cannot approve: there is no such login")
    if not account.is_active:
        return _("cannot approve: the login is not active")
    if not account.is_staff:
        return _("cannot approve: the login is not one of staff")
    return ""


def _no_mailbox(approver: Approver, account: User | None) -> str:
    if approver.mailbox or (account and account.email):
        return ""
    return _("is not told by mail: add a mail address to the login or to the settings")
