"""Two people at the same moment: one wins, the other is told so."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from donations import approval, ledger
from donations.entries.chain import Broken
from donations.entries.rules import State
from donations.models import Entry
from tests import factories
from tests.donations.chains import OTHER, OURS

pytestmark = pytest.mark.django_db(transaction=True)

Verb = Callable[[], State]


@pytest.fixture
def waiting() -> int:
    """The entry of a proposal of the treasurer, whom both may second."""
    factories.donation_details()
    for login in ("runa", "idris"):
        factories.approver(login)
    by = factories.user(permissions=["donations.propose_details"], username="treasurer")
    said: dict[str, Any] = {"authenticated_at": now(), "verified": "Bank letter"}
    return approval.propose(OTHER, by=by, **said).entry


def approve(proposal: int, login: str) -> Verb:
    person, typed = factories.approver(login), {"account_number": "17947"}
    return lambda: approval.approve(proposal, by=person, authenticated_at=now(), typed=typed)


def stop(proposal: int, login: str) -> Verb:
    return lambda: approval.stop(proposal, by=factories.approver(login))


def pause(login: str) -> Verb:
    return lambda: approval.pause(by=factories.approver(login), fraud=True)


def at_once(*verbs: Verb) -> list[str]:
    """How each ended."""
    gate, ends = threading.Barrier(len(verbs)), [""] * len(verbs)

    def run(place: int) -> None:
        gate.wait()
        try:
            verbs[place]()
            ends[place] = "done"
        except Exception as error:
            ends[place] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(verbs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_of_two_who_approve_one_wins(waiting: int) -> None:
    ends = at_once(approve(waiting, "runa"), approve(waiting, "idris"))
    assert sorted(ends) == ["Refused", "done"]
    assert [link.kind for link in Entry.objects.links()] == ["publish", "propose", "publish"]
    state = ledger.state()
    assert state.live
    assert state.live.details == OTHER


def test_of_approving_and_stopping_one_wins(waiting: int) -> None:
    ends = at_once(approve(waiting, "runa"), stop(waiting, "idris"))
    assert sorted(ends) == ["Refused", "done"]
    state = ledger.state()
    assert state.live
    assert state.live.details == (OTHER if ends[0] == "done" else OURS)
    assert state.proposal is None


def test_pausing_is_refused_for_nobody_elses_sake(waiting: int) -> None:
    """Whichever comes first: a second person's approval ends a pause, and a pause follows it."""
    assert at_once(approve(waiting, "runa"), pause("idris")) == ["done", "done"]
    kinds = [link.kind for link in Entry.objects.links()][2:]
    assert (ledger.state().pause is None) == (kinds == ["pause", "publish"])


def test_of_many_who_come_together_each_waits_for_its_turn(waiting: int) -> None:
    """None is told that a proposal is gone because somebody else wrote something else."""
    runa = factories.approver("runa")
    verbs = [pause("idris"), stop(waiting, "idris")]
    verbs += [
        lambda: approval.propose_to_resume(by=runa, authenticated_at=now()),
        approve(waiting, "runa"),
        pause("runa"),
    ]
    ends = at_once(*verbs)
    assert set(ends) <= {"done", "Refused"}
    assert Entry.objects.count() == 2 + ends.count("done")
    assert ledger.state().entry == Entry.objects.count()


def test_a_site_is_set_up_once() -> None:
    assert sorted(at_once(factories.donation_details, factories.donation_details)) == [
        "Refused",
        "done",
    ]


def test_readers_beside_writers_see_no_breach(waiting: int) -> None:
    """Whatever was witnessed by one process before another has read it."""
    idris, done = factories.approver("idris"), threading.Event()
    broken: list[str] = []

    def read() -> State:
        while not done.is_set():
            try:
                ledger.state()
            except Broken as error:
                broken.append(str(error))
        return ledger.state()

    def write() -> State:
        try:
            for _ in range(10):
                approval.pause(by=idris, fraud=False)
                approval.resume(by=idris, authenticated_at=now())
        finally:
            done.set()
        return ledger.state()

    assert at_once(read, write, read) == ["done"] * 3
    assert broken == []
