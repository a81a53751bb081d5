"""Somebody wants the gifts: a shell on the server or a hand in the database, and what readers get.

Forged requests are in tests/donations/admin, stories with another number in tests/articles.
"""

import logging
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from donations.entries import chain, rules
from donations.entries.chain import Keys, Link
from donations.entries.signing import SigningKey
from donations.models import Entry
from tests import factories
from tests.donations.breaking import without_triggers
from tests.donations.chains import OTHER, OURS

pytestmark = pytest.mark.django_db

PLACES = (
    "/donate/",
    "/donate/ps/",
    "/donate/poster/",
    "/donate/details.json",
    "/donate/history/",
    "/donate/verify/",
    "/stories/a-bridge/",
)
SHOWING = set(PLACES) - {"/donate/history/"}
MALLORY = {"id": 66, "login": "mallory", "name": "Mallory"}
ACCOMPLICE = {"id": 67, "login": "eve", "name": "Eve"}


@pytest.fixture(autouse=True)
def site(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    factories.donation_details()
    factories.changed_details(reference="Gift")
    factories.published(headline="A bridge")


def shown() -> dict[str, tuple[int, str]]:
    """What readers get at each place, without the spacing."""
    found = {}
    for place in PLACES:
        response = Client().get(place)
        text = response.content.decode()
        found[place] = response.status_code, "".join(text.split())
    return found


def is_seen(number: str, text: str) -> bool:
    return number in text.replace("</span><wbr><span>", "")


def sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def links() -> list[Link]:
    return list(Entry.objects.links())


def own(kind: str, body: dict[str, object], keys: Keys | None = None) -> Link:
    """What somebody writes who knows all of the code."""
    keys = keys or settings.DONATIONS_KEYS
    return chain.follow(links()[-1], kind, timezone.now(), body, keys)


def publication(by: object = MALLORY, **more: object) -> dict[str, object]:
    return {"by": by, "details": OTHER.to_json()} | more


OTHER_KEYS = Keys(SigningKey("66" * 32))
CHANGE = """
    UPDATE donations_entry SET content = replace(content, '05302294668', '86011117947')
"""


def through_the_base_manager() -> None:
    Entry._base_manager.update(content="{}")


def through_an_instance() -> None:
    entry = Entry.objects.get(number=3)
    entry.content = entry.content.replace(OURS.iban, OTHER.iban)
    entry.save()


def through_a_new_instance_of_the_same_number() -> None:
    entry = Entry.objects.get(number=3)
    entry._state.adding = True
    entry.content = entry.content.replace(OURS.iban, OTHER.iban)
    entry.save()


def through_bulk_update() -> None:
    Entry.objects.bulk_update([Entry(number=3, content="{}")], ["content"])


def through_bulk_create_that_updates() -> None:
    entry = Entry.objects.get(number=3)
    entry.content = "{}"
    Entry.objects.bulk_create(
        [entry], update_conflicts=True, update_fields=["content"], unique_fields=["number"]
    )


REFUSED: dict[str, Callable[[], object]] = {
    "update": lambda: Entry.objects.update(content="{}"),
    "update of some": lambda: Entry.objects.filter(number=3).update(content="{}"),
    "update through the base manager": through_the_base_manager,
    "save": through_an_instance,
    "save under the same number": through_a_new_instance_of_the_same_number,
    "bulk_update": through_bulk_update,
    "bulk_create that updates": through_bulk_create_that_updates,
    "delete": lambda: Entry.objects.all().delete(),
    "delete of one": lambda: Entry.objects.get(number=3).delete(),
    "delete through the base manager": lambda: Entry._base_manager.all().delete(),
    "SQL update": lambda: sql(CHANGE),
    "SQL delete": lambda: sql("DELETE FROM donations_entry WHERE number = 3"),
    "SQL insert out of order": lambda: sql(
        "INSERT INTO donations_entry (number, kind, at, content, previous, digest, signature)"
        " SELECT 9, kind, at, content, previous, digest, signature FROM donations_entry"
        " WHERE number = 3"
    ),
}


@pytest.mark.parametrize("way", REFUSED)
def test_this_changes_nothing_at_all(way: str) -> None:
    before = shown()
    with pytest.raises((TypeError, DatabaseError)), transaction.atomic():
        REFUSED[way]()
    assert shown() == before
    for place in SHOWING:
        status, text = before[place]
        assert status == 200
        assert is_seen(OURS.iban, text), place


def without_guard(*statements: str) -> Callable[[], None]:
    def attack() -> None:
        with without_triggers():
            sql(*statements)

    return attack


def sign_again_with_another_key() -> None:
    """The whole chain, consistent in itself."""
    old = links()
    new: list[Link] = []
    for link in old:
        body = link.body
        body["details"] = OTHER.to_json()
        new.append(chain.follow(new[-1] if new else None, link.kind, link.at, body, OTHER_KEYS))
    with without_triggers():
        sql("DELETE FROM donations_entry")
        for link in new:
            Entry.objects.create(**chain.as_row(link))


def put_in_another_order() -> None:
    with without_triggers():
        sql(
            "UPDATE donations_entry SET number = 99 WHERE number = 2",
            "UPDATE donations_entry SET number = 2 WHERE number = 3",
            "UPDATE donations_entry SET number = 3 WHERE number = 99",
        )


def add(link: Link) -> None:
    Entry.objects.create(**chain.as_row(link))


def propose_and_approve_alone() -> None:
    body = {"act": "publish", "verified": "x", "note": "", "alone": False} | publication()
    add(own("propose", body))
    add(own("publish", publication(proposal=4)))


def let_go_live_alone_at_once() -> None:
    body = {"act": "publish", "verified": "x", "note": "", "alone": True} | publication()
    add(own("propose", body))
    add(own("publish", publication(proposal=4)))


NOTICED: dict[str, Callable[[], object]] = {
    "SQL update": without_guard(CHANGE),
    "one digit": without_guard(
        "UPDATE donations_entry SET content = replace(content, '94668', '94669') WHERE number = 3"
    ),
    "a dropped row": without_guard("DELETE FROM donations_entry WHERE number = 2"),
    "the first row dropped": without_guard("DELETE FROM donations_entry WHERE number = 1"),
    "another order": put_in_another_order,
    "a row twice": without_guard(
        "INSERT INTO donations_entry (number, kind, at, content, previous, digest, signature)"
        " SELECT 4, kind, at, content, previous, digest, signature FROM donations_entry"
        " WHERE number = 1"
    ),
    "another kind": without_guard("UPDATE donations_entry SET kind = 'stop' WHERE number = 3"),
    "another time": without_guard(
        "UPDATE donations_entry SET at = '2020-01-01 00:00:00+00:00' WHERE number = 1"
    ),
    "another key for a new row": lambda: add(own("publish", publication(), OTHER_KEYS)),
    "another key for all": sign_again_with_another_key,
    "a row without a signature": lambda: Entry.objects.create(
        number=4, kind="publish", at=timezone.now(), content="{}"
    ),
    "bulk_create": lambda: Entry.objects.bulk_create(
        [Entry(number=4, kind="publish", at=timezone.now(), content="{}")]
    ),
    # From here on with the newsroom's own key: a shell on the server.
    "the right key and no proposal": lambda: add(own("publish", publication())),
    "the right key and a second beginning": lambda: add(
        own("publish", publication(by=None, origin="setup"))
    ),
    "the right key and an upgrade": lambda: add(own("publish", publication(origin="upgrade"))),
    "the right key and one person": propose_and_approve_alone,
    "the right key and no wait": let_go_live_alone_at_once,
    "the right key and a roll back to nothing": lambda: add(
        own("roll_back", {"by": MALLORY, "version": 1, "note": ""})
    ),
    "the right key and an unknown kind": lambda: add(own("amend", publication())),
}


@pytest.mark.parametrize("way", NOTICED)
def test_after_this_no_number_is_shown_anywhere(way: str) -> None:
    NOTICED[way]()
    for place, (status, text) in shown().items():
        assert status == (503 if place.startswith("/donate/") else 200), place
        for details in (OURS, OTHER):
            for number in (details.account_number, details.iban, details.account_number[-5:]):
                assert not is_seen(number, text), place
        assert not is_seen(OURS.vipps_number, text), place
        assert "<svg" not in text, place


def test_the_health_check_says_so() -> None:
    assert Client().get("/health/ready/").content == b"ready\n"
    NOTICED["one digit"]()
    response = Client().get("/health/ready/")
    assert response.status_code == 200
    assert response.content == b"ready\ndonation details unavailable\n"


def test_all_ways_are_attacks() -> None:
    """The entries that the attacks are made of are good ones where two people are in it."""
    body = {"act": "publish", "verified": "x", "note": "", "alone": False} | publication()
    add(own("propose", body))
    add(own("publish", publication(by=ACCOMPLICE, proposal=4)))
    live = rules.fold(links()).live
    assert live
    assert live.details == OTHER
