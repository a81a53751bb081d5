"""What a look at the ledger of donation details adds to the donation page: `make bench`."""

from statistics import median
from unittest.mock import patch

from django.test import Client
from django.utils import timezone

from tests.benchmarks.timing import timed

ENTRIES, ROUNDS = 41, 20


def report() -> None:
    """The same page, once as it is, once with a standing that is at hand."""
    from donations import ledger  # noqa: PLC0415 - models need the settings

    _fill()
    client, known = Client(), ledger.standing()
    looking, knowing = [], []
    for _ in range(ROUNDS):
        looking.append(timed(client, "/donate/"))
        with patch.object(ledger, "standing", return_value=known):
            knowing.append(timed(client, "/donate/"))
    ratio = median(looking) / median(knowing)
    print(f"{'donations, verified':<20} {ratio:10.2f} × without the ledger of {ENTRIES}")  # noqa: T201 - its purpose


def _fill() -> None:
    from donations import approval, ledger  # noqa: PLC0415 - models need the settings
    from tests import factories  # noqa: PLC0415 - see above

    person = factories.approver()
    while ledger.state().entry < ENTRIES:
        approval.pause(by=person, fraud=False)
        approval.resume(by=person, authenticated_at=timezone.now())
