"""Tells the site managers, once, that the ledger does not verify.

Who they are is known to the whole site only: `newsroom` fills the hook.
"""

import logging
from collections.abc import Callable, Sequence

from django.db import Error as DatabaseError
from django.db import transaction
from django.utils.crypto import salted_hmac

from donations.entries.canonical import canonical
from donations.entries.chain import Link
from donations.models import Alarm

log = logging.getLogger(__name__)


def nobody(subject: str, text: str) -> None:
    """Until the hook is filled."""


tell: Callable[[str, str], None] = nobody
_sounded: set[str] = set()  # by this process


def sound(breach: str, links: Sequence[Link]) -> None:
    """One mail for each breach, however many readers and processes come upon it."""
    found = canonical([breach, [repr(link.digest) for link in links]])
    # Keyed, so that nobody can write the row beforehand to keep the alarm silent.
    key = salted_hmac("donations.people.alarm", found, algorithm="sha256").hexdigest()
    if key in _sounded:
        return
    _sounded.add(key)
    log.error("The ledger of donation details does not verify: %s", breach)
    if _is_first(key):
        tell(
            "Donation details are unavailable: the ledger does not verify",
            f"What was found: {breach}.\n\nThe donation page, the panel under the stories, the"
            " codes and the poster show no number until the ledger verifies again. Somebody may"
            " have changed the database, or the signing key is another one. README.md says what"
            " to do, under “When the ledger does not verify”.\n",
        )


def _is_first(key: str) -> bool:
    """A database that takes no writing keeps nobody from being told."""
    try:
        with transaction.atomic():
            return Alarm.objects.get_or_create(breach=key)[1]
    except DatabaseError:
        log.exception("The alarm about the donation details cannot be written down")
        return True
