"""Appeals of release 0.2.0, whose suggested amount was free text."""

import json
from pathlib import Path

from tests.process import manage

FILL = """
from django.db import connection
rows = (
    (1, "en", "Stand with us", "Every coin helps.", "$/€10"),
    (2, "nb", "Støtt oss", "", "100 kr"),
    (3, "ps", "زموږ ملاتړ وکړئ", "Text.", "€5 or €10"),
    (4, "fa-af", "کمک کنید", "", ""),
)
columns = "id, language, heading, text, suggested_amount"
with connection.cursor() as cursor:
    cursor.executemany(
        f"INSERT INTO donations_appeal ({columns}) VALUES (%s, %s, %s, %s, %s)", rows
    )
"""
LOOK = """
import json
from donations.models import Appeal, AppealVersion
print(json.dumps({
    "appeals": {one.language: one.words for one in Appeal.objects.all()},
    "versions": {one.language: one.words for one in AppealVersion.objects.all()},
    "people": [[one.number, one.person] for one in AppealVersion.objects.order_by("number")],
}))
"""


def test_amounts_find_their_currency_and_nothing_that_was_written_is_lost(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        address = f"sqlite:///{tmp_path}/old.sqlite3"
        done = manage(*arguments, DATABASE_URL=address, VAR=str(tmp_path / "var"), HTTPS="off")
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("migrate", "auth", "--verbosity=0")
    run("migrate", "donations", "0001", "--verbosity=0")
    run("shell", "--no-imports", "--command", FILL)
    run("migrate", "donations", "--verbosity=0")
    found = json.loads(run("shell", "--no-imports", "--command", LOOK).splitlines()[-1])
    told = {
        language: {name: text for name, text in words.items() if text and name != "heading"}
        for language, words in found["appeals"].items()
    }
    assert told == {
        "en": {"text": "Every coin helps.", "suggested_eur": "10", "suggested_usd": "10"},
        "nb": {"suggested_nok": "100"},
        "ps": {"text": "Text.\n\n€5 or €10"},
        "fa-af": {},
    }
    assert found["versions"] == found["appeals"]
    assert found["people"] == [[number, "command line"] for number in (1, 2, 3, 4)]
