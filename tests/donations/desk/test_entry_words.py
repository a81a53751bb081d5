import pytest

from donations.desk import entry_words
from donations.entries.rules import Kind, State
from tests.donations.chains import RUNA, Ledger


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made.set_up()
    return made


def newest(ledger: Ledger) -> tuple[str, str, int | None]:
    row = entry_words.rows(ledger.links, ledger.state)[0]
    return row.what, row.who, row.version


def test_a_publication_names_both_people_and_the_version(ledger: Ledger) -> None:
    ledger.propose()
    assert newest(ledger) == ("Proposed", "Runa", None)
    ledger.approve()
    assert newest(ledger) == ("Published", "Runa, Idris", 2)


def test_each_kind_has_its_words(ledger: Ledger) -> None:
    proposal = ledger.propose(alone=True)
    assert newest(ledger)[0] == "Proposed, to go live alone"
    ledger.add(Kind.STOP, proposal=proposal.entry, why="", by=RUNA)
    assert newest(ledger)[0] == "Stopped the proposal"
    ledger.add(Kind.PAUSE, fraud=True, note="", by=RUNA)
    assert newest(ledger) == ("Paused: fraud suspected", "Runa", 1)
    ledger.add(Kind.REVOKE, note="", by=RUNA)
    assert newest(ledger) == ("Revoked", "Runa", 1)


def test_the_first_entry_has_no_person(ledger: Ledger) -> None:
    assert newest(ledger) == ("Set up on the server", "command line", 1)


def test_what_came_since_is_told_in_its_order(ledger: Ledger) -> None:
    ledger.propose()
    ledger.approve()
    assert [row.what for row in entry_words.since(ledger.links, 1)] == ["Proposed", "Published"]
    assert entry_words.since(ledger.links, 3) == []


def test_of_a_ledger_that_does_not_verify_only_the_kind_is_told(ledger: Ledger) -> None:
    ledger.propose()
    found = entry_words.rows(ledger.links, State())
    assert [(row.what, row.who) for row in found] == [("propose", ""), ("publish", "")]
