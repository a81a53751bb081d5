from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import transaction
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from newsroom import generation
from newsroom.generation import Kept
from newsroom.models import Generation

outside = pytest.mark.django_db(transaction=True)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Iterator[Clock]:
    clock = Clock()
    with patch("newsroom.generation.monotonic", clock):
        yield clock


def another_process_raises_it() -> None:
    Generation.objects.update(value=F("value") + 1)


@pytest.mark.django_db
def test_every_change_raises_it_by_one() -> None:
    before = generation.current()
    generation.raise_it()
    generation.raise_it()
    assert generation.current() >= before + 2
    assert Generation.objects.get().pk == 1


@outside
def test_it_is_looked_at_once_a_second(
    clock: Clock, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    generation.raise_it()
    with django_assert_num_queries(1):
        for _ in range(30):
            generation.current()
    clock.now += 1
    with django_assert_num_queries(1):
        generation.current()


@outside
def test_what_another_process_changed_is_seen_within_a_second(clock: Clock) -> None:
    generation.raise_it()
    before = generation.current()
    another_process_raises_it()
    clock.now += 0.9
    assert generation.current() == before
    clock.now += 0.1
    assert generation.current() == before + 1


@outside
def test_what_this_process_changed_is_seen_at_once(clock: Clock) -> None:
    generation.raise_it()
    before = generation.current()
    generation.raise_it()
    assert generation.current() == before + 1


@outside
def test_what_is_kept_is_read_again_after_a_change_only(clock: Clock) -> None:
    read = iter(range(100))
    kept = Kept(lambda: next(read))
    generation.raise_it()
    assert [kept(), kept()] == [0, 0]
    clock.now += 5
    assert kept() == 0
    another_process_raises_it()
    clock.now += 1
    assert [kept(), kept()] == [1, 1]


@outside
def test_what_a_transaction_takes_back_is_not_kept() -> None:
    kept = Kept(generation.current)
    generation.raise_it()
    before = kept()
    with transaction.atomic():
        generation.raise_it()
        assert kept() == before + 1
        transaction.set_rollback(True)
    assert kept() == before


@outside
def test_without_any_change_yet_there_is_one_generation_too() -> None:
    Generation.objects.all().delete()
    generation.forget()
    kept = Kept(lambda: "read")
    assert (generation.current(), kept()) == (0, "read")
