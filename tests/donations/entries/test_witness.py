from collections.abc import Sequence
from pathlib import Path

import pytest

from donations.entries import witness
from donations.entries.chain import Broken, Link
from tests.donations.chains import DAY, OTHER, Ledger


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made.set_up()
    made.pause()
    made.resume()
    return made


@pytest.fixture
def kept(tmp_path: Path, ledger: Ledger) -> Path:
    remember(ledger, tmp_path / "head")
    return tmp_path / "head"


def remember(ledger: Ledger, path: Path) -> None:
    witness.remember(ledger.links, witness.recall(path))


def check(links: Sequence[Link], path: Path) -> None:
    witness.check(links, witness.recall(path))


def test_a_ledger_that_is_as_it_was_or_goes_on_passes(ledger: Ledger, kept: Path) -> None:
    check(ledger.links, kept)
    ledger.pause()
    check(ledger.links, kept)


@pytest.mark.parametrize("left", [1, 2])
def test_entries_cut_off_at_the_end_are_missed(ledger: Ledger, kept: Path, left: int) -> None:
    with pytest.raises(Broken, match="entry 3 was there and is gone"):
        check(ledger.links[:left], kept)


def test_another_end_in_place_of_the_one_that_was_seen_is_noticed(
    ledger: Ledger, kept: Path
) -> None:
    ledger.links = ledger.links[:2]
    ledger.resume(by={"id": 7, "login": "mallory", "name": "Mallory"})
    with pytest.raises(Broken, match="entry 3"):
        check(ledger.links, kept)


def test_what_was_seen_is_never_forgotten_for_less(ledger: Ledger, kept: Path) -> None:
    witness.remember(ledger.links[:1], witness.recall(kept))
    with pytest.raises(Broken):
        check(ledger.links[:2], kept)


def test_another_ledger_in_its_place_is_noticed(kept: Path) -> None:
    """Such as one that starts anew, signed with a former key."""
    other = Ledger()
    other.at += DAY
    other.set_up(OTHER)
    for _ in range(3):
        other.pause()
        other.resume()
    with pytest.raises(Broken, match="entry 3 was there and is gone"):
        check(other.links, kept)


def test_a_ledger_that_was_emptied_is_noticed(kept: Path) -> None:
    with pytest.raises(Broken, match="entry 3 was there and is gone"):
        check((), kept)


def test_nothing_was_seen_of_an_empty_ledger(tmp_path: Path) -> None:
    check((), tmp_path / "head")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"a": ["x", "y"]}', "\x00"])
def test_a_file_that_cannot_be_read_is_no_witness(
    ledger: Ledger, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "head"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Broken, match=r"cannot be read.*delete it"):
        check(ledger.links, path)


def test_a_folder_that_cannot_be_written_stops_nothing(
    ledger: Ledger, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    remember(ledger, tmp_path / "no-such-folder" / "head")
    assert "cannot be kept" in caplog.text


def test_a_folder_that_cannot_be_entered_is_a_breach_and_no_crash(tmp_path: Path) -> None:
    """Its owner may be another one after a move; nobody knows then what was seen."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Broken, match="cannot be read"):
        witness.recall(tmp_path / "file" / "head")
