from pathlib import Path
from typing import Any

import pytest

from newsroom import addresses

DEFAULT = Path("/srv/default.sqlite3")


def database(monkeypatch: pytest.MonkeyPatch, value: str) -> dict[str, Any]:
    monkeypatch.setenv("DATABASE", value)
    return addresses.database("DATABASE", DEFAULT)


def mail(monkeypatch: pytest.MonkeyPatch, value: str) -> addresses.Mail:
    monkeypatch.setenv("MAIL", value)
    return addresses.mail("MAIL", "consolemail://")


def test_the_database_is_sqlite_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    config = database(monkeypatch, "")
    assert config["ENGINE"] == "django.db.backends.sqlite3"
    assert config["NAME"] == DEFAULT


def test_sqlite_lets_readers_and_writers_wait_for_each_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = database(monkeypatch, f"sqlite:///{tmp_path}/news.sqlite3")
    assert config["NAME"] == tmp_path / "news.sqlite3"
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert config["OPTIONS"]["timeout"] > 0
    assert "journal_mode = WAL" in config["OPTIONS"]["init_command"]


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_is_read_part_by_part(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    config = database(monkeypatch, f"{scheme}://ann:p%40ss%23@db.example:5433/news%20desk")
    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert config["NAME"] == "news desk"
    assert config["USER"] == "ann"
    assert config["PASSWORD"] == "p@ss#"
    assert (config["HOST"], config["PORT"]) == ("db.example", 5433)


def test_postgresql_takes_options_of_its_client(monkeypatch: pytest.MonkeyPatch) -> None:
    config = database(monkeypatch, "postgres:///news?host=/run/postgresql&connect_timeout=2")
    assert config["OPTIONS"] == {"host": "/run/postgresql", "connect_timeout": "2"}


@pytest.mark.parametrize(
    "value",
    [
        "news.sqlite3",
        "sqlite:///news.sqlite3",
        "sqlite://:memory:",
        "sqlite:////srv/news.sqlite3?timeout=3",
        "mysql://ann@db.example/news",
        "postgres://ann@db.example",
        "postgres://ann@db.example/",
        "postgres://ann@db.example:port/news",
        "postgres://ann@db.example:99999/news",
        "postgres://ann@db.example/news?sslmode",
        "postgres://ann@[::1/news",
        "postgres://ann:secret#1@db.example/news",
    ],
)
def test_a_wrong_database_stops_the_start(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match=r"^DATABASE: '.*' does not read as postgres://") as stop:
        database(monkeypatch, value)
    assert "secret" not in str(stop.value)


def test_an_option_that_postgresql_does_not_know_stops_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(SystemExit, match=r'^DATABASE: .*invalid connection option "speed"$'):
        database(monkeypatch, "postgres://ann@db.example/news?speed=high")


def test_a_database_in_a_missing_folder_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match=r"^DATABASE: the folder '.*absent' does not exist"):
        database(monkeypatch, f"sqlite:///{tmp_path}/absent/news.sqlite3")


def test_no_password_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("ann:secret@db.example/news", "db://ann:sec@ret@db.example/n?password=secret"):
        with pytest.raises(SystemExit) as stop:
            database(monkeypatch, value)
        assert "sec" not in str(stop.value)
        assert "ret" not in str(stop.value)


def test_mail_goes_to_the_console_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mail(monkeypatch, "").backend == "django.core.mail.backends.console.EmailBackend"


@pytest.mark.parametrize(
    ("value", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://mail.example", 587, True, False),
        ("smtp+ssl://mail.example", 465, False, True),
        ("smtp+tls://mail.example:2525", 2525, True, False),
    ],
)
def test_mail_goes_by_smtp(
    value: str, port: int, tls: bool, ssl: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = mail(monkeypatch, value)
    assert read.backend == "django.core.mail.backends.smtp.EmailBackend"
    assert (read.host, read.port) == ("mail.example", port)
    assert (read.use_tls, read.use_ssl) == (tls, ssl)


def test_the_login_of_the_mail_server_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = mail(monkeypatch, "smtp+tls://desk%40example.org:p%3Ass@mail.example")
    assert (read.user, read.password) == ("desk@example.org", "p:ss")


def test_mail_goes_into_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    read = mail(monkeypatch, "filemail:///srv/mail")
    assert read.backend == "django.core.mail.backends.filebased.EmailBackend"
    assert read.folder == "/srv/mail"


@pytest.mark.parametrize(
    "value",
    [
        "mail.example",
        "smtp://",
        "smtp://mail.example/inbox",
        "smtp://mail.example:abc",
        "smtp://mail.example?timeout=3",
        "pigeon://mail.example",
        "filemail://",
        "consolemail://mail.example",
    ],
)
def test_a_wrong_mail_server_stops_the_start(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match=r"^MAIL: '.*' does not read as smtp\+tls://user"):
        mail(monkeypatch, value)
