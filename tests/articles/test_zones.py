from datetime import UTC, datetime

import pytest

from articles import zones


@pytest.mark.parametrize(
    ("local", "found"),
    [
        ("2026-07-03T14:30", ["2026-07-03T12:30"]),
        ("2026-01-03T14:30", ["2026-01-03T13:30"]),
        ("2026-03-29T01:59", ["2026-03-29T00:59"]),  # the last minute of winter time
        ("2026-03-29T02:00", []),  # the clock goes from 02:00 to 03:00
        ("2026-03-29T02:59", []),
        ("2026-03-29T03:00", ["2026-03-29T01:00"]),
        ("2026-10-25T01:59", ["2026-10-24T23:59"]),
        ("2026-10-25T02:00", ["2026-10-25T00:00", "2026-10-25T01:00"]),  # comes twice
        ("2026-10-25T02:59", ["2026-10-25T00:59", "2026-10-25T01:59"]),
        ("2026-10-25T03:00", ["2026-10-25T02:00"]),
    ],
)
def test_the_newsrooms_clock_shows_a_time_never_once_or_twice(local: str, found: list[str]) -> None:
    moments = zones.moments(datetime.fromisoformat(local))
    assert moments == [datetime.fromisoformat(one).replace(tzinfo=UTC) for one in found]
    assert all(zones.to_local(one) == datetime.fromisoformat(local) for one in moments)


def test_a_time_is_shown_in_oslo_and_in_kabul() -> None:
    shown = zones.shown(datetime(2026, 7, 3, 12, 30, tzinfo=UTC))
    assert " in Oslo · " in shown
    assert shown.endswith(" in Kabul")
    assert shown.count("2026") == 1


def test_the_day_is_named_again_where_it_is_another_one() -> None:
    shown = zones.shown(datetime(2026, 7, 3, 21, 30, tzinfo=UTC))
    assert shown.count("2026") == 2


def test_summer_and_winter_time_differ_in_oslo_alone() -> None:
    assert zones.offset(datetime(2026, 7, 3, tzinfo=UTC)) == "UTC+02:00"
    assert zones.offset(datetime(2026, 1, 3, tzinfo=UTC)) == "UTC+01:00"
