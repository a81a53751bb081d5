from pathlib import Path

import pytest

from donations.entries.chain import FormerKey
from donations.entries.signing import SigningKey
from newsroom.donation_keys import donation_keys

KEY = "ab" * 32


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SIGNING_KEY", "SIGNING_KEY_FILE", "FORMER_KEYS"):
        monkeypatch.delenv(f"DONATIONS_{name}", raising=False)


@pytest.mark.parametrize("typed", [KEY, KEY.upper()])
def test_the_key_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    monkeypatch.setenv("DONATIONS_SIGNING_KEY", typed)
    keys = donation_keys(tmp_path / "kept", makes_one=False)
    assert keys.signing.public_key == SigningKey(KEY).public_key
    assert not (tmp_path / "kept").exists()


def test_the_key_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "given").write_text(f"{KEY}\n")
    monkeypatch.setenv("DONATIONS_SIGNING_KEY_FILE", str(tmp_path / "given"))
    keys = donation_keys(tmp_path / "kept", makes_one=False)
    assert keys.signing.public_key == SigningKey(KEY).public_key


def test_without_a_key_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^DONATIONS_SIGNING_KEY: not set, .*openssl rand"):
        donation_keys(tmp_path / "kept", makes_one=False)
    assert not (tmp_path / "kept").exists()


def test_on_a_machine_of_one_s_own_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = donation_keys(kept, makes_one=True)
    again = donation_keys(kept, makes_one=True)
    assert first.signing.public_key == again.signing.public_key
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("typed", ["short", "ab" * 31, "xy" * 32, f"{KEY}00"])
def test_what_is_no_key_stops_the_start_and_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    monkeypatch.setenv("DONATIONS_SIGNING_KEY", typed)
    with pytest.raises(SystemExit, match="64 hexadecimal digits") as stopped:
        donation_keys(tmp_path / "kept", makes_one=True)
    assert typed not in str(stopped.value)


def test_former_keys_say_up_to_which_entry_they_signed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DONATIONS_SIGNING_KEY", KEY)
    monkeypatch.setenv("DONATIONS_FORMER_KEYS", f"{'01' * 32}:12, {'02' * 32}:7")
    keys = donation_keys(tmp_path / "kept", makes_one=False)
    assert keys.former == (FormerKey("01" * 32, 12), FormerKey("02" * 32, 7))


@pytest.mark.parametrize("typed", ["01", "01" * 32, f"{'01' * 32}:0", f"{'01' * 32}:x", "a:1"])
def test_a_former_key_of_another_form_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    monkeypatch.setenv("DONATIONS_SIGNING_KEY", KEY)
    monkeypatch.setenv("DONATIONS_FORMER_KEYS", typed)
    with pytest.raises(SystemExit, match=r"^DONATIONS_FORMER_KEYS: .*is not a public key"):
        donation_keys(tmp_path / "kept", makes_one=False)
