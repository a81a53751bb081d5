from pathlib import Path

import pytest

from newsroom.secret_key import secret_key

KEY = "k" * 50


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("SECRET_KEY_FILE", raising=False)


def test_the_key_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_KEY", KEY)
    assert secret_key(tmp_path / "kept") == KEY
    assert not (tmp_path / "kept").exists()


def test_the_key_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "given").write_text(f"{KEY}\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "given"))
    assert secret_key(tmp_path / "kept") == KEY


def test_a_key_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = secret_key(kept)
    assert len(first) >= 50
    assert secret_key(kept) == first
    assert kept.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [kept]


def test_a_short_key_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "short")
    with pytest.raises(SystemExit, match=r"^SECRET_KEY: the key has 5 characters; it needs at lea"):
        secret_key(tmp_path / "kept")


def test_a_missing_key_file_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "absent"))
    with pytest.raises(SystemExit, match=r"^SECRET_KEY_FILE: '.*absent' cannot be read: No such"):
        secret_key(tmp_path / "kept")


def test_a_key_file_that_is_no_text_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "picture"))
    with pytest.raises(SystemExit, match=r"^SECRET_KEY_FILE: '.*picture' is not text"):
        secret_key(tmp_path / "kept")


def test_a_place_that_cannot_keep_the_key_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^SECRET_KEY: not set, and '.*kept' cannot be written"):
        secret_key(tmp_path / "absent" / "kept")
