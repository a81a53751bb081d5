"""Lets every process look, at most once a minute and after an answer was sent, whether an
announced change has to be told of again. So nothing has to run beside the site."""

import time
from typing import Any

from django.db import connection

from donations.people import announcing

MINUTE = 60  # seconds

_next = 0.0  # by the monotonic clock


def look(**kwargs: Any) -> None:
    """Receives django.core.signals.request_finished. Two threads at once do no harm: who tells is
    decided in the database."""
    global _next  # noqa: PLW0603 - when this process looks again
    now = time.monotonic()
    if now < _next:
        return
    _next = now + MINUTE
    was_open = connection.connection is not None
    announcing.tell_daily()
    if not was_open:
        connection.close()  # Django has done so already, before this took one again
