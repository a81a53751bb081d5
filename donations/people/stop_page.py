"""The page behind the link in a mail that stops a proposal: one button, no login.

The token in the address is the authority, so there is no cookie, no session and no CSRF token:
whoever could forge the request would need the token, and with it could press the button as well.
GET changes nothing, because mail scanners follow links.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from donations import approval, ledger
from donations.entries import confirmation
from donations.entries.chain import Broken
from donations.entries.rules import Kind, Proposal, Refused, State
from donations.models import Entry
from donations.people import approvers, proposal_links
from donations.people.proposal_links import WrongLink

STATUS = {
    "asked": 200,
    "stopped": 200,
    "wrong": 404,
    "stranger": 403,
    "decided": 410,
    "broken": 503,
}


@dataclass(frozen=True)
class Link:
    person: User
    proposal: int


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    try:
        login, number = proposal_links.stopped_by(token)
    except WrongLink:
        return _page(request, "wrong")
    person = approvers.accounts().get(login)
    if person is None:
        return _page(request, "stranger", login=login)
    try:
        return _answer(request, Link(person, number))
    except Broken:
        return _page(request, "broken")


def _answer(request: HttpRequest, link: Link) -> HttpResponse:
    """Raises Broken."""
    state = ledger.state()
    waiting = _waiting(state, link)
    if waiting is None:
        return _page(request, "decided", outcome=_outcome(link.proposal))
    if request.method == "POST":
        return _stopped(request, link)
    ends = confirmation.told(state.live_details, waiting.details) if waiting.details else ""
    return _page(request, "asked", waiting=waiting, ends=ends, person=link.person)


def _stopped(request: HttpRequest, link: Link) -> HttpResponse:
    try:
        approval.stop(link.proposal, by=link.person)
    except (Refused, PermissionDenied):  # somebody was faster
        return _page(request, "decided", outcome=_outcome(link.proposal))
    return _page(request, "stopped")


def _waiting(state: State, link: Link) -> Proposal | None:
    found = state.pending(timezone.now())
    return found if found and found.entry == link.proposal else None


def _outcome(proposal: int) -> str:
    """What became of it: "stop", "publish", "resume", or nothing if it lapsed or was replaced."""
    ends = {kind.value for kind in (Kind.STOP, Kind.PUBLISH, Kind.RESUME)}
    for link in Entry.objects.links():
        if link.kind in ends and link.body.get("proposal") == proposal:
            return link.kind
    return ""


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    response = render(
        request, "donations/stop.html", {"answer": name, **context}, status=STATUS[name]
    )
    response["Referrer-Policy"] = "no-referrer"  # the address holds the token
    return response
