"""A database of release 0.2.0, in which the details were rows of a table of their own."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from django.db import connection

from tests.process import manage

FILL = """
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
kind = ContentType.objects.get_or_create(app_label="donations", model="details")[0]
right = Permission.objects.get_or_create(
    content_type=kind, codename="publish_details", name="Can publish donation details"
)[0]
User.objects.create_user("tora").user_permissions.add(right)
statement = '''
    INSERT INTO donations_details (
        number, created_at, holder, bank, account_number, iban, bic, vipps_number,
        created_by_id, created_by_name
    ) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
'''
ours = ("Dawat Media Center", "DNB", "05302294668", "NO1505302294668", "DNBANOKK", "557320")
with connection.cursor() as cursor:
    cursor.execute(statement, (1, "2025-01-02 03:04:05.678901+00:00", *ours, None, ""))
    other = (*ours[:5], "012345")
    cursor.execute(statement, (2, "2025-02-03 04:05:06+00:00", *other, 7, "Tora Fjell"))
"""
LOOK = """
import json
from django.contrib.auth.models import User
from django.db import connection
from donations import ledger
state = ledger.state()
print(json.dumps({
    "versions": [
        [one.at.isoformat(), one.details.to_json(), [person.name for person in one.people]]
        for one in state.publications
    ],
    "status": ledger.standing().status.value,
    "may": User.objects.get(username="tora").has_perm("donations.propose_details"),
    "tables": sorted(
        name for name in connection.introspection.table_names() if "donations" in name
    ),
}))
"""


@pytest.fixture
def address(tmp_path: Path, transactional_db: None) -> Iterator[str]:
    """Of an empty database."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/old.sqlite3"
        return
    place = {key: connection.settings_dict[key] for key in ("HOST", "PORT", "USER")}
    own = psycopg2.connect(
        host=place["HOST"], port=place["PORT"], user=place["USER"], dbname="postgres"
    )
    own.autocommit = True
    name = f"upgrade_{tmp_path.name.replace('-', '_')}"[:60].lower()
    with own.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{place['USER']}@{place['HOST']}:{place['PORT']}/{name}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    own.close()


def test_every_version_becomes_an_entry_of_the_ledger(address: str, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        done = manage(*arguments, DATABASE_URL=address, VAR=str(tmp_path / "var"), HTTPS="off")
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("migrate", "auth", "--verbosity=0")
    run("migrate", "donations", "0001", "--verbosity=0")
    run("shell", "--no-imports", "--command", FILL)
    run("migrate", "--verbosity=0")
    found = json.loads(run("shell", "--no-imports", "--command", LOOK).splitlines()[-1])
    (first_at, first, first_people), (second_at, second, second_people) = found["versions"]
    assert (first_at, second_at) == (
        "2025-01-02T03:04:05.678901+00:00",
        "2025-02-03T04:05:06+00:00",
    )
    assert (first_people, second_people) == ([], ["Tora Fjell"])
    assert first["vipps_number"] == "557320"
    assert second == first | {"vipps_number": "012345"}
    assert second["shows_bank"]
    assert second["shows_iban"]
    assert second["shows_vipps"]
    assert found["status"] == "live"
    assert found["may"]
    assert "donations_entry" in found["tables"]
    assert "donations_details" not in found["tables"]
