"""Whatever stands in the ledger, signed or not: it folds, or it is said to be broken."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from donations.entries import chain, publicity, rules
from donations.entries.canonical import canonical, is_canonical
from donations.entries.chain import Broken, Link, follow
from donations.entries.rules import Kind
from donations.models import Entry
from donations.people import alarm
from tests import factories
from tests.donations.breaking import without_triggers
from tests.donations.chains import IDRIS, KEYS, OTHER, OURS, RUNA, Ledger

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
GOOD = st.sampled_from(
    [RUNA, IDRIS, OURS.to_json(), OTHER.to_json(), "publish", "resume", "setup", 1, 2, True, None]
)
NAMES = ("by", "details", "act", "origin", "proposal", "version", "fraud", "alone", "note", "why")
BODIES = st.dictionaries(st.sampled_from((*NAMES, "verified", "x")), GOOD | ANYTHING) | ANYTHING
KINDS = st.sampled_from([kind.value for kind in Kind]) | st.text(max_size=8)
TIMES = st.datetimes(max_value=datetime(9999, 12, 25), timezones=st.just(UTC))  # noqa: DTZ001 - its zone is given beside it
ENTRIES = st.lists(st.tuples(KINDS, TIMES, BODIES), max_size=6)
START = datetime(2026, 3, 1, tzinfo=UTC)


def begun(how: str) -> Ledger:
    """A ledger in one of the states from which entries can go on."""
    ledger = Ledger()
    ledger.set_up()
    if how == "proposed":
        ledger.propose(alone=True)
    if how == "paused":
        ledger.pause(fraud=True)
        ledger.propose(act="resume")
    return ledger


@given(how=st.sampled_from(["live", "proposed", "paused"]), entries=ENTRIES)
@example("proposed", [("publish", datetime(9999, 12, 25, tzinfo=UTC), {"by": RUNA, "proposal": 2})])
@example("live", [("publish", START, "origin")])
@example("live", [("roll_back", START, ["by"])])
@example("live", [("propose", START, {"act": [], "by": {"id": "9" * 5000}})])
def test_signed_entries_fold_or_are_broken(
    how: str, entries: list[tuple[str, datetime, Any]]
) -> None:
    links = list(begun(how).links)
    for kind, at, body in entries:
        with suppress(ValueError):  # half a character, which has no canonical form
            links.append(follow(links[-1], kind, max(at, links[-1].at), body, KEYS))
    chain.verify(links, KEYS)
    with suppress(Broken):
        state = rules.fold(links)
        publicity.lasting(state, KEYS.signing)
        publicity.announced(state, links[-1].at)


COLUMNS = ("number", "kind", "at", "content", "previous", "digest", "signature")
ODD = st.one_of(ANYTHING, st.binary(), st.floats(), st.datetimes())


@given(column=st.sampled_from(COLUMNS), value=ODD)
@example("kind", b"publish")
@example("signature", b"00")
@example("signature", 7)
@example("at", None)
@example("at", START.replace(tzinfo=None))
@example("content", "[" * 100_000)
@example("content", '{"a":NaN}')
@example("content", '{"a":' + "9" * 5000 + "}")
@example("content", '{"a":"\\ud800"}')
@example("content", '{"a":1,"a":1}')
def test_a_row_with_anything_in_it_is_broken(column: str, value: Any) -> None:
    first, *rest = begun("proposed").links
    link = replace(first, **{column: value})
    if link == first:
        return
    with pytest.raises(Broken):
        chain.verify((link, *rest), KEYS)


@given(ANYTHING)
def test_what_is_canonical_can_be_shown(value: Any) -> None:
    with suppress(ValueError):
        text = canonical(value)
        assert is_canonical(text)
        assert json.loads(text) == value
        json.dumps(value, ensure_ascii=False).encode()


# A hand in the database writes what the columns were never meant to hold

SQLITE = {
    "a time that is none": "UPDATE donations_entry SET at = 'soon'",
    "a time that cannot be": "UPDATE donations_entry SET at = '2026-02-31 00:00:00'",
    "bytes for a kind": "UPDATE donations_entry SET kind = X'00ff'",
    "bytes for a signature": "UPDATE donations_entry SET signature = X'00'",
    "bytes for a digest": "UPDATE donations_entry SET digest = X'00'",
    "text that is none": "UPDATE donations_entry SET content = CAST(X'ff' AS TEXT)",
}
POSTGRESQL = {
    "a time before Christ": "UPDATE donations_entry SET at = '4000-01-01 00:00:00+00 BC'",
    "no time at all": "UPDATE donations_entry SET at = 'infinity'",
    "a time after all": "UPDATE donations_entry SET at = '99999-01-01 00:00:00+00'",
}
ODDITIES = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


@pytest.mark.django_db
def test_odd_columns_are_a_breach_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.donation_details()
    told: list[str] = []
    monkeypatch.setattr(alarm, "tell", lambda subject, _text: told.append(subject))
    monkeypatch.setattr(alarm, "_sounded", set())
    before = Entry.objects.rows()
    for statement in ODDITIES[connection.vendor].values():
        with without_triggers(), connection.cursor() as cursor:
            cursor.execute(statement)
        for place, status in (("/donate/", 503), ("/donate/details.json", 503), ("/", 200)):
            response = Client().get(place)
            assert response.status_code == status, statement
            assert b"94668" not in response.content
        assert b"unavailable" in Client().get("/health/ready/").content
        with without_triggers(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM donations_entry")
        Entry.objects.create(**chain.as_row(Link(*before[0])))
    assert told
    assert Client().get("/donate/").status_code == 200
