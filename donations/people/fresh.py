"""Fresh authentication: how long ago somebody proved who they are, and asking them again.

What was typed when somebody is asked again is kept for them and shown once more in the form. It is
never sent on by itself: a thief with a copy of the session could leave a form there, to be sent
when its owner next confirms who they are.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, TypeAlias

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.http import urlencode

View: TypeAlias = Callable[..., HttpResponseBase]

KEPT_FOR = timedelta(minutes=10)
KEY = "donations.people.fresh.typed"  # in the session
SECRET = ("csrfmiddlewaretoken", "password")


def authenticated_at(request: HttpRequest) -> datetime | None:
    """When this session last proved who it is, by password, code or passkey."""
    if not isinstance(request.user, User):
        return None
    times = [record["at"] for record in get_authentication_records(request, request.user)]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def is_fresh(request: HttpRequest) -> bool:
    at = authenticated_at(request)
    limit = timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
    return at is not None and timezone.now() - at <= limit


def fresh_authentication_required(*, forget: tuple[str, ...] = ()) -> Callable[[View], View]:
    """For what a view does on POST: a stale one is kept and leads to the confirmation and back to
    the same address, whose form is filled again from `typed`. Reading needs no confirmation.

    `forget` names the fields that have to be typed anew.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST":
                if not is_fresh(request):
                    return confirm_first(request, forget=forget)
                request.session.pop(KEY, None)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def confirm_first(request: HttpRequest, *, forget: tuple[str, ...] = ()) -> HttpResponseRedirect:
    """Keeps what was typed, and asks who it is. Raises PermissionDenied for whom it cannot ask."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    if not methods:
        raise PermissionDenied
    if request.method == "POST":
        _keep(request, forget)
    there = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    return HttpResponseRedirect(f"{methods[0]['url']}?{there}")


def _keep(request: HttpRequest, forget: tuple[str, ...]) -> None:
    typed = request.POST.copy()
    for name in (*SECRET, *forget):
        typed.pop(name, None)
    request.session[KEY] = {
        "path": request.path,
        "typed": typed.urlencode(),
        "until": time.time() + KEPT_FOR.total_seconds(),
    }


def typed(request: HttpRequest) -> QueryDict | None:
    """What was typed at this address before the confirmation, until it is sent again: for ten
    minutes."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != request.path or kept["until"] < time.time():
        return None
    return QueryDict(kept["typed"])
