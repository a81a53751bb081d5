"""What somebody with the database's own prompt can do to the donation details: nothing."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import Error as DatabaseError
from django.db import connection, transaction

from donations import approval
from donations.models import Entry
from tests import factories

COLUMNS = "kind, at, content, previous, digest, signature"
COPY = f"INTO donations_entry (number, {COLUMNS}) SELECT {{}}, {COLUMNS} FROM donations_entry"  # noqa: S608 - no value comes from outside
COPY_OF_1 = f"{COPY.format('number')} WHERE number = 1"
ATTEMPTS = {
    "sqlite": {
        "change": "UPDATE donations_entry SET content = replace(content, '668', '669')",
        "change or replace": "UPDATE OR REPLACE donations_entry SET number = 2 WHERE number = 1",
        "delete": "DELETE FROM donations_entry WHERE number = 2",
        "empty": "DELETE FROM donations_entry",
        "insert or replace": f"INSERT OR REPLACE {COPY_OF_1}",
        "replace": f"REPLACE {COPY_OF_1}",
        "insert or ignore": f"INSERT OR IGNORE {COPY_OF_1}",
        "on conflict": f"INSERT {COPY_OF_1} ON CONFLICT (number) DO UPDATE SET content = 'X'",
        "leave a gap": f"INSERT {COPY.format('number + 7')}",
        "go below": f"INSERT {COPY.format('number - 1')}",
    },
    "postgresql": {
        "change": "UPDATE donations_entry SET content = replace(content, '668', '669')",
        "change or replace": "UPDATE donations_entry SET number = 3 WHERE number = 1",
        "delete": "DELETE FROM donations_entry WHERE number = 2",
        "empty": "TRUNCATE donations_entry",
        "insert or replace": f"INSERT {COPY_OF_1} ON CONFLICT (number) DO UPDATE SET content = 'X'",
        "replace": f"WITH gone AS (DELETE FROM donations_entry) INSERT {COPY_OF_1}",  # noqa: S608 - see above
        "insert or ignore": f"INSERT {COPY_OF_1} ON CONFLICT DO NOTHING",
        "on conflict": f"INSERT {COPY_OF_1} ON CONFLICT (number) DO UPDATE SET number = 3",
        "leave a gap": f"INSERT {COPY.format('number + 7')}",
        "go below": f"INSERT {COPY.format('number - 1')}",
    },
}


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
@pytest.mark.parametrize("attempt", ATTEMPTS["sqlite"])
def test_the_database_refuses_to(attempt: str) -> None:
    factories.donation_details()
    approval.pause(by=factories.approver(), fraud=False)
    before = list(Entry.objects.values())
    with pytest.raises(DatabaseError, match="donations_entry: rows are "):
        run(ATTEMPTS[connection.vendor][attempt])
    assert list(Entry.objects.values()) == before


@pytest.mark.django_db
def test_the_next_row_can_be_added() -> None:
    factories.donation_details()
    run(f"INSERT {COPY.format('number + 1')}")
    assert list(Entry.objects.values_list("number", flat=True)) == [2, 1]


@pytest.mark.django_db(transaction=True)
def test_a_flush_between_tests_passes_the_triggers_and_leaves_them_in_place() -> None:
    factories.donation_details()
    call_command("flush", interactive=False, verbosity=0)
    assert not Entry.objects.exists()
    settings.DONATIONS_WITNESS.unlink()  # as whoever empties a ledger on purpose has to
    factories.donation_details()
    with pytest.raises(DatabaseError, match="rows are never"):
        run("DELETE FROM donations_entry")
