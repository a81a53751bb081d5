"""Logs somebody in as allauth does: what asks for fresh authentication lets them through."""

import time
from datetime import timedelta
from typing import cast

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.test import Client


def log_in_freshly(client: Client, person: User, *, ago: timedelta = timedelta()) -> None:
    """By password, just now or some time ago."""
    client.force_login(person)
    session = client.session
    request = cast(HttpRequest, type("Request", (), {"session": session})())
    record_authentication(request, person, method="password", username=person.username)
    session[AUTHENTICATION_METHODS_SESSION_KEY][-1]["at"] = time.time() - ago.total_seconds()
    session.save()
