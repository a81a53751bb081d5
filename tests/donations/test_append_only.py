"""What somebody with the database's own prompt can do to the donation details: nothing."""

import pytest
from django.core.management import call_command
from django.db import Error as DatabaseError
from django.db import connection, transaction

from donations.models import Details
from tests import factories

COLUMNS = """
    holder, bank, account_number, iban, bic, vipps_number, created_at, created_by_id,
    created_by_name
"""
COPY = f"INTO donations_details (number, {COLUMNS}) SELECT {{}}, {COLUMNS} FROM donations_details"  # noqa: S608 - no value comes from outside
COPY_OF_1 = f"{COPY.format('number')} WHERE number = 1"
ATTEMPTS = {
    "sqlite": {
        "change": "UPDATE donations_details SET iban = 'NO9386011117947'",
        "change or replace": "UPDATE OR REPLACE donations_details SET number = 2 WHERE number = 1",
        "delete": "DELETE FROM donations_details WHERE number = 2",
        "empty": "DELETE FROM donations_details",
        "insert or replace": f"INSERT OR REPLACE {COPY_OF_1}",
        "replace": f"REPLACE {COPY_OF_1}",
        "insert or ignore": f"INSERT OR IGNORE {COPY_OF_1}",
        "on conflict": f"INSERT {COPY_OF_1} ON CONFLICT (number) DO UPDATE SET bank = 'X'",
        "leave a gap": f"INSERT {COPY.format('number + 7')}",
        "go below": f"INSERT {COPY.format('number - 1')}",
    },
    "postgresql": {
        "change": "UPDATE donations_details SET iban = 'NO9386011117947'",
        "change or replace": "UPDATE donations_details SET number = 3 WHERE number = 1",
        "delete": "DELETE FROM donations_details WHERE number = 2",
        "empty": "TRUNCATE donations_details",
        "insert or replace": f"INSERT {COPY_OF_1} ON CONFLICT (number) DO UPDATE SET bank = 'X'",
        "replace": f"WITH gone AS (DELETE FROM donations_details) INSERT {COPY_OF_1}",  # noqa: S608 - see above
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
    factories.donation_details(vipps_number="12345")
    before = list(Details.objects.values())
    with pytest.raises(DatabaseError, match="donations_details: rows are "):
        run(ATTEMPTS[connection.vendor][attempt])
    assert list(Details.objects.values()) == before


@pytest.mark.django_db
def test_the_next_row_can_be_added() -> None:
    factories.donation_details()
    run(f"INSERT {COPY.format('number + 1')}")
    assert list(Details.objects.values_list("number", flat=True)) == [2, 1]


@pytest.mark.django_db(transaction=True)
def test_a_flush_between_tests_passes_the_triggers_and_leaves_them_in_place() -> None:
    factories.donation_details()
    call_command("flush", interactive=False, verbosity=0)
    assert not Details.objects.exists()
    factories.donation_details()
    with pytest.raises(DatabaseError, match="rows are never"):
        run("DELETE FROM donations_details")


@pytest.mark.django_db(transaction=True)
def test_the_migration_can_be_taken_back_and_made_again() -> None:
    factories.donation_details()
    try:
        call_command("migrate", "donations", "zero", verbosity=0)
        assert "donations_details" not in connection.introspection.table_names()
    finally:
        call_command("migrate", "donations", verbosity=0)
    factories.donation_details()
    with pytest.raises(DatabaseError, match="rows are never"):
        run("UPDATE donations_details SET bank = 'X'")
