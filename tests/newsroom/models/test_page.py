"""What somebody with the database's own prompt can do to the history of a page: nothing."""

import pytest
from django.db import Error as DatabaseError
from django.db import connection, transaction

from newsroom.models import PageRevision
from tests import factories

pytestmark = pytest.mark.django_db

COLUMNS = "kind, title, html, language, note, created_at, created_by_id, created_by_name"
COPY = (
    f"INTO newsroom_pagerevision (page_id, number, {COLUMNS}) "  # noqa: S608 - no value comes from outside
    f"SELECT page_id, {{}}, {COLUMNS} FROM newsroom_pagerevision WHERE number = 1"
)
SAME_ID = (
    f"INTO newsroom_pagerevision (id, page_id, number, {COLUMNS}) "  # noqa: S608 - see above
    f"SELECT id, page_id, 3, {COLUMNS} FROM newsroom_pagerevision WHERE number = 1"
)
ATTEMPTS: dict[str, str | dict[str, str]] = {
    "change": "UPDATE newsroom_pagerevision SET html = 'X'",
    "delete": "DELETE FROM newsroom_pagerevision WHERE number = 1",
    "empty": {
        "sqlite": "DELETE FROM newsroom_pagerevision",
        "postgresql": "TRUNCATE newsroom_pagerevision CASCADE",
    },
    "replace by number": {
        "sqlite": f"INSERT OR REPLACE {COPY.format(1)}",
        "postgresql": f"INSERT {COPY.format(1)} ON CONFLICT (page_id, number) "
        "DO UPDATE SET html = 'X'",
    },
    "replace by key": {
        "sqlite": f"INSERT OR REPLACE {SAME_ID}",
        "postgresql": f"INSERT {SAME_ID} ON CONFLICT (id) DO UPDATE SET html = 'X'",
    },
    "leave a gap": f"INSERT {COPY.format(7)}",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_database_refuses_to(attempt: str) -> None:
    factories.published_page()
    connection.check_constraints()  # what waits for the end of the transaction would refuse too
    before = list(PageRevision.objects.values())
    sql = ATTEMPTS[attempt]
    with (
        pytest.raises(DatabaseError, match="newsroom_pagerevision: rows are "),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql if isinstance(sql, str) else sql[connection.vendor])
    assert list(PageRevision.objects.values()) == before


def test_each_page_numbers_its_own_revisions() -> None:
    first, second = factories.published_page(), factories.published_page()
    for page in (first, second):
        assert [one.number for one in page.revisions.all()] == [2, 1]


def test_django_refuses_before_the_database_does() -> None:
    revision = factories.page().latest
    with pytest.raises(TypeError, match="never changed"):
        revision.save()
    with pytest.raises(TypeError, match="never deleted"):
        revision.delete()
    with pytest.raises(TypeError, match="never changed"):
        PageRevision.objects.update(html="X")
