import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from donations.entries import rules
from donations.entries.chain import Broken, follow
from donations.entries.rules import Kind, Refused
from tests.donations.chains import DAY, HOUR, IDRIS, KEYS, MINA, OTHER, OURS, RUNA, Ledger


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made.set_up()
    return made


def refused(words: str) -> Any:
    return pytest.raises(Refused, match=re.escape(words))


def test_a_second_person_lets_a_proposal_go_live(ledger: Ledger) -> None:
    ledger.propose(by=RUNA)
    assert ledger.state.live
    assert ledger.state.live.details == OURS
    state = ledger.approve(by=IDRIS)
    assert state.live
    assert state.live.details == OTHER
    assert [person.login for person in state.live.people] == ["runa", "idris"]
    assert state.live.version == 2
    assert state.proposal is None


@pytest.mark.parametrize(
    "by",
    [
        RUNA,
        RUNA | {"login": "renamed"},
        RUNA | {"id": 99},
    ],
)
def test_nobody_approves_their_own_proposal_under_whatever_name(
    ledger: Ledger, by: dict[str, Any]
) -> None:
    ledger.propose(by=RUNA)
    with refused("Nobody approves their own proposal"):
        ledger.approve(by=by)


def test_an_edited_proposal_is_another_one(ledger: Ledger) -> None:
    first = ledger.propose(by=RUNA)
    ledger.propose(replace(OTHER, reference="Gift"), by=RUNA)
    with refused("no longer waits"):
        ledger.approve(proposal=first.entry)


def test_whoever_edits_a_proposal_becomes_its_author(ledger: Ledger) -> None:
    ledger.propose(by=RUNA)
    ledger.propose(replace(OTHER, reference="Gift"), by=IDRIS)
    with refused("Nobody approves their own proposal"):
        ledger.approve(replace(OTHER, reference="Gift"), by=IDRIS)


def test_what_goes_live_is_what_was_proposed(ledger: Ledger) -> None:
    ledger.propose()
    with refused("not the details that were proposed"):
        ledger.approve(replace(OTHER, bank="Another"))


def test_a_proposal_lapses_after_14_days(ledger: Ledger) -> None:
    ledger.propose()
    with refused("lapsed after 14 days"):
        ledger.approve(after=14 * DAY)
    assert ledger.state.pending(ledger.at) is None


def test_a_proposal_is_good_until_then(ledger: Ledger) -> None:
    ledger.propose()
    assert ledger.approve(after=14 * DAY - timedelta(microseconds=1)).live


@pytest.mark.parametrize("by", [RUNA, IDRIS, MINA])
def test_a_stopped_proposal_cannot_be_approved(ledger: Ledger, by: dict[str, Any]) -> None:
    entry = ledger.propose(by=RUNA).entry
    ledger.add(Kind.STOP, by=by, proposal=entry, why="")
    with refused("no longer waits"):
        ledger.approve(proposal=entry)


def test_one_alone_waits_for_72_hours(ledger: Ledger) -> None:
    ledger.propose(by=RUNA, alone=True)
    with refused("72 hours"):
        ledger.approve(by=RUNA, after=72 * HOUR - timedelta(microseconds=1))


def test_one_alone_can_then_let_it_go_live(ledger: Ledger) -> None:
    state = ledger.alone()
    assert state.live
    assert state.live.details == OTHER
    assert len(state.live.people) == 1
    assert not state.live.is_trusted


def test_what_was_not_announced_for_one_alone_stays_for_two(ledger: Ledger) -> None:
    ledger.propose(by=RUNA)
    with refused("Nobody approves their own"):
        ledger.approve(by=RUNA, after=4 * DAY)


def test_a_second_person_need_not_wait(ledger: Ledger) -> None:
    ledger.propose(by=RUNA, alone=True)
    state = ledger.approve(by=IDRIS)
    assert state.live
    assert state.live.is_trusted


def test_alone_only_once_in_30_days(ledger: Ledger) -> None:
    ledger.alone(OTHER)
    ledger.propose(OURS, by=RUNA, alone=True)
    with refused("once in 30 days"):
        ledger.approve(OURS, by=RUNA, after=3 * DAY)
    with refused("lapsed"):
        ledger.approve(OURS, by=RUNA, after=30 * DAY)
    ledger.propose(OURS, by=IDRIS, alone=True)
    assert ledger.approve(OURS, by=IDRIS, after=3 * DAY).live


def test_an_edit_starts_the_72_hours_anew(ledger: Ledger) -> None:
    ledger.propose(by=RUNA, alone=True)
    ledger.at += 2 * DAY
    changed = replace(OTHER, reference="Gift")
    ledger.propose(changed, by=RUNA, alone=True)
    with refused("72 hours"):
        ledger.approve(changed, by=RUNA, after=2 * DAY)


def test_nobody_alone_changes_paused_details(ledger: Ledger) -> None:
    ledger.propose(by=RUNA, alone=True)
    ledger.pause(by=IDRIS)
    with refused("Gifts are paused"):
        ledger.approve(by=RUNA, after=3 * DAY)


def test_two_people_who_approve_new_details_end_a_pause(ledger: Ledger) -> None:
    ledger.pause(fraud=True)
    ledger.propose(by=RUNA)
    assert ledger.approve(by=IDRIS).pause is None


def test_one_person_pauses_and_resumes(ledger: Ledger) -> None:
    assert ledger.pause(by=MINA).pause
    state = ledger.resume(by=RUNA)
    assert state.pause is None
    assert state.live
    assert state.live.details == OURS


def test_after_suspected_fraud_two_are_needed_to_resume(ledger: Ledger) -> None:
    ledger.pause(by=MINA, fraud=True)
    with refused("no longer waits"):
        ledger.resume(by=RUNA)
    entry = ledger.propose(by=RUNA, act="resume").entry
    with refused("one person proposes, another resumes"):
        ledger.resume(by=RUNA, proposal=entry)
    assert ledger.resume(by=IDRIS, proposal=entry).pause is None
    assert ledger.state.proposal is None


def test_a_pause_can_become_one_for_suspected_fraud_and_not_the_other_way(
    ledger: Ledger,
) -> None:
    ledger.pause(fraud=False)
    with refused("paused already"):
        ledger.pause(fraud=False)
    state = ledger.pause(by=IDRIS, fraud=True)
    assert state.pause
    assert state.pause.fraud
    with refused("paused already"):
        ledger.pause(fraud=False)


def test_nothing_is_paused_or_resumed_where_nothing_is_live() -> None:
    empty = Ledger()
    with refused("No details are live"):
        empty.pause()
    with refused("Nothing is paused"):
        empty.resume()


def roll_back(ledger: Ledger, version: int) -> rules.State:
    return ledger.add(Kind.ROLL_BACK, by=IDRIS, version=version, note="")


def test_one_person_rolls_back_what_one_alone_has_changed(ledger: Ledger) -> None:
    ledger.alone(OTHER)
    state = roll_back(ledger, 1)
    assert state.live
    assert state.live.details == OURS
    assert state.live.version == 3


def test_nobody_rolls_back_what_two_approved(ledger: Ledger) -> None:
    ledger.propose()
    ledger.approve()
    with refused("no earlier details that two people approved"):
        roll_back(ledger, 1)


def test_nobody_rolls_back_to_what_one_alone_let_go_live(ledger: Ledger) -> None:
    ledger.alone(OTHER)
    with refused("no earlier details"):
        roll_back(ledger, 2)


def test_rolling_back_leaves_a_pause_in_place(ledger: Ledger) -> None:
    ledger.alone(OTHER)
    ledger.pause(fraud=True)
    assert roll_back(ledger, 1).pause


@pytest.mark.parametrize("kind", [Kind.ROLL_BACK, Kind.REVOKE])
def test_a_proposal_about_details_that_are_gone_is_void(ledger: Ledger, kind: Kind) -> None:
    ledger.alone(OTHER)
    entry = ledger.propose(replace(OTHER, reference="Gift")).entry
    ledger.add(kind, by=IDRIS, version=1, note="")
    with refused("no longer waits"):
        ledger.approve(replace(OTHER, reference="Gift"), proposal=entry)


def test_revoked_details_are_never_rolled_back_to(ledger: Ledger) -> None:
    state = ledger.add(Kind.REVOKE, by=RUNA, note="The account is closed.")
    assert state.live is None
    assert state.refuge is None


def test_after_a_revocation_one_can_roll_back_to_earlier_trusted_details(ledger: Ledger) -> None:
    ledger.alone(OTHER)
    ledger.add(Kind.REVOKE, by=RUNA, note="")
    state = roll_back(ledger, 1)
    assert state.live
    assert state.live.details == OURS


def test_a_revocation_does_not_end_a_pause_for_suspected_fraud(ledger: Ledger) -> None:
    ledger.pause(fraud=True)
    assert ledger.add(Kind.REVOKE, by=RUNA, note="").pause


def test_details_that_are_live_already_are_not_proposed(ledger: Ledger) -> None:
    with refused("Nothing was changed"):
        ledger.propose(OURS)


@pytest.mark.parametrize("origin", ["setup", "upgrade"])
def test_details_without_a_proposal_come_first_or_not_at_all(ledger: Ledger, origin: str) -> None:
    with refused("one proposes, another approves"):
        ledger.add(Kind.PUBLISH, origin=origin, by=None, details=OTHER.to_json())


def test_the_versions_of_an_earlier_release_come_first() -> None:
    ledger = Ledger()
    for details in (OURS, OTHER):
        ledger.add(Kind.PUBLISH, origin="upgrade", by=RUNA, details=details.to_json())
    state = ledger.state
    assert state.live
    assert state.live.version == 2
    assert not state.live.is_trusted
    assert state.refuge is None
    ledger.pause()
    with refused("one proposes, another approves"):
        ledger.add(Kind.PUBLISH, origin="upgrade", by=RUNA, details=OURS.to_json())


def test_time_does_not_run_backwards(ledger: Ledger) -> None:
    with refused("clock"):
        ledger.add(Kind.PAUSE, after=-DAY, by=RUNA, fraud=False, note="")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (Kind.PAUSE, {}),
        (Kind.PAUSE, {"by": None, "fraud": False, "note": ""}),
        (Kind.PUBLISH, {"origin": "gift", "details": OURS.to_json(), "by": None}),
        (Kind.PUBLISH, {"details": OURS.to_json(), "by": RUNA}),
        (Kind.PROPOSE, {"act": "publish", "by": RUNA, "details": {"iban": "X"}}),
        (Kind.PROPOSE, {"act": "dance", "by": RUNA}),
        (Kind.ROLL_BACK, {"by": RUNA, "version": 1}),
    ],
)
def test_an_entry_that_no_verb_wrote_breaks_the_ledger(
    ledger: Ledger, kind: Kind, body: dict[str, Any]
) -> None:
    """However well it is signed."""
    link = follow(ledger.links[-1], kind.value, ledger.at, body, KEYS)
    with pytest.raises(Broken, match="entry 2"):
        rules.fold((*ledger.links, link))


def test_an_unknown_kind_breaks_the_ledger(ledger: Ledger) -> None:
    link = follow(ledger.links[-1], "amend", ledger.at, {"by": RUNA}, KEYS)
    with pytest.raises(Broken, match="entry 2 cannot be read"):
        rules.fold((*ledger.links, link))


def test_nobody_alone_chooses_among_earlier_details_by_revoking(ledger: Ledger) -> None:
    """Two left that account, for whatever reason: one does not bring it back."""
    ledger.propose()
    ledger.approve()
    state = ledger.add(Kind.REVOKE, by=RUNA, note="")
    assert state.refuge is None
    with refused("no earlier details"):
        roll_back(ledger, 1)
