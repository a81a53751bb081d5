from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, connections, transaction

from newsroom.models import Change
from newsroom.recording import record
from tests import factories

pytestmark = pytest.mark.django_db


def recorded(**fields: str) -> Change:
    return record(None, "changed", "page", fields.pop("name", "About"), {}, fields)


def test_it_says_who_did_what_to_which_thing() -> None:
    person = factories.user(first_name="Mina", last_name="Toral")
    made = record(person, "moved", "site link", "Donate", {"order": "1"}, {"order": "2"}, key="7")
    found = Change.objects.get(pk=made.pk)
    assert (found.by_id, found.by_name) == (person.pk, "Mina Toral")
    assert (found.act, found.kind, found.key, found.name) == ("moved", "site link", "7", "Donate")
    assert (found.before, found.after) == ({"order": "1"}, {"order": "2"})


def test_what_is_the_same_before_and_after_is_left_out() -> None:
    made = record(
        None,
        "changed",
        "page",
        "About",
        {"a": "1", "b": "2", "c": ""},
        {"a": "1", "b": "3", "d": ""},
    )
    assert (made.before, made.after) == ({"b": "2"}, {"b": "3"})


def test_the_numbers_have_no_gap() -> None:
    first = recorded().number
    with transaction.atomic():
        recorded()
        transaction.set_rollback(True)
    assert recorded().number == first + 1


def test_a_long_name_is_cut_and_does_not_fail() -> None:
    assert len(recorded(name="x" * 400).name) == 300


def test_somebody_without_a_login_is_the_command_line() -> None:
    made = recorded()
    assert (made.by_id, made.by_name) == (None, "")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE newsroom_change SET name = 'Another'",
        "DELETE FROM newsroom_change",
        (
            "INSERT INTO newsroom_change"
            " (number, at, by_name, act, kind, key, name, before, after) "
            "VALUES (99, CURRENT_TIMESTAMP, '', '', '', '', 'Put in', '{}', '{}')"
        ),
    ],
)
def test_the_database_itself_refuses_to_change_the_log(statement: str) -> None:
    recorded()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [one.name for one in Change.objects.all()] == ["About"]


def test_django_refuses_it_too() -> None:
    made = recorded()
    made.name = "Another"
    with pytest.raises(TypeError):
        made.save()
    with pytest.raises(TypeError):
        made.delete()
    with pytest.raises(TypeError):
        Change.objects.update(name="Another")


@pytest.mark.django_db(transaction=True)
def test_people_who_change_things_at_once_are_all_recorded() -> None:
    def act(number: int) -> int:
        try:
            return recorded(name=f"Page {number}").number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        numbers = list(threads.map(act, range(20)))
    assert sorted(numbers) == list(range(1, 21))
