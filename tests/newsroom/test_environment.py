from pathlib import Path

import pytest

from newsroom import environment


def read(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SETTING", value)


@pytest.mark.parametrize("value", ["on", "On", "1", "true", "yes", " on "])
def test_a_flag_is_on(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, value)
    assert environment.flag("SETTING", False) is True


@pytest.mark.parametrize("value", ["off", "OFF", "0", "false", "no"])
def test_a_flag_is_off(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, value)
    assert environment.flag("SETTING", True) is False


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_is_not_set(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, value)
    assert environment.flag("SETTING", True) is True
    assert environment.text("SETTING", "default") == "default"
    assert environment.hosts("SETTING", "localhost") == ["localhost"]
    assert environment.origins("SETTING") == []
    assert environment.time_zone("SETTING", "Europe/Oslo") == "Europe/Oslo"
    assert environment.time_zones("SETTING", "Asia/Kabul") == ["Asia/Kabul"]
    assert environment.origin("SETTING", "http://127.0.0.1:8000") == "http://127.0.0.1:8000"
    assert environment.mailbox("SETTING", "newsroom@localhost") == "newsroom@localhost"


def test_a_flag_that_is_neither_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, "maybe")
    with pytest.raises(SystemExit, match=r"^SETTING: 'maybe' is neither on nor off"):
        environment.flag("SETTING", False)


def test_hosts_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, "www.example.org, .example.org,[::1],")
    assert environment.hosts("SETTING", "") == ["www.example.org", ".example.org", "[::1]"]


@pytest.mark.parametrize(
    "value", ["https://www.example.org", "www.example.org/", "www.example.org:8000", "a b", "a..b"]
)
def test_what_is_no_host_stops_the_start(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, value)
    with pytest.raises(SystemExit, match=r"^SETTING: .* is not a host name; write it as"):
        environment.hosts("SETTING", "")


def test_origins_have_a_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, "https://www.example.org,http://localhost:8000,https://*.example.org")
    assert environment.origins("SETTING") == [
        "https://www.example.org",
        "http://localhost:8000",
        "https://*.example.org",
    ]


@pytest.mark.parametrize("value", ["www.example.org", "https://", "ftp://a.org", "https://a.org/"])
def test_what_is_no_origin_stops_the_start(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, value)
    with pytest.raises(SystemExit, match=f"^SETTING: '{value}' is not an origin; write it as"):
        environment.origins("SETTING")


def test_a_missing_folder_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    read(monkeypatch, str(tmp_path / "one" / "two"))
    assert environment.folder("SETTING", tmp_path).is_dir()


def test_a_relative_folder_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    read(monkeypatch, "media")
    with pytest.raises(SystemExit, match=r"^SETTING: 'media' is not an absolute path"):
        environment.folder("SETTING", tmp_path)


def test_a_folder_that_is_a_file_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    read(monkeypatch, str(file))
    with pytest.raises(SystemExit, match=r"^SETTING: the folder '.*file' cannot be made"):
        environment.folder("SETTING", tmp_path)


@pytest.mark.parametrize("value", ["Oslo", "Europe", "../etc/passwd", "Europe/Nowhere"])
def test_what_is_no_time_zone_stops_the_start(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, value)
    with pytest.raises(SystemExit, match=f"^SETTING: '{value}' is not a time zone"):
        environment.time_zone("SETTING", "Europe/Oslo")


def test_time_zones_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, "Asia/Kabul, Asia/Tehran")
    assert environment.time_zones("SETTING", "") == ["Asia/Kabul", "Asia/Tehran"]


def test_one_wrong_time_zone_among_several_stops_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read(monkeypatch, "Asia/Kabul, Asia/Nowhere")
    with pytest.raises(SystemExit, match=r"^SETTING: 'Asia/Nowhere' is not a time zone"):
        environment.time_zones("SETTING", "")


def test_the_address_of_a_site_ends_without_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    read(monkeypatch, "https://www.example.org/")
    assert environment.origin("SETTING", "") == "https://www.example.org"


@pytest.mark.parametrize("value", ["www.example.org", "https://*.example.org", "https://a.org/b"])
def test_what_is_no_address_of_a_site_stops_the_start(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(monkeypatch, value)
    with pytest.raises(SystemExit, match=r"^SETTING: '.*' is not the address of a site"):
        environment.origin("SETTING", "")


@pytest.mark.parametrize("value", ["desk", "desk@", "a b@example.org", "a@b,c@d"])
def test_what_is_no_mail_address_stops_the_start(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(monkeypatch, value)
    with pytest.raises(SystemExit, match=f"^SETTING: '{value}' is not a mail address"):
        environment.mailbox("SETTING", "")


def test_people_are_logins_with_or_without_a_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEOPLE", "runa <runa@example.org>, idris.v,nilab@example.org")
    assert environment.people("PEOPLE") == [
        ("runa", "runa@example.org"),
        ("idris.v", ""),
        ("nilab@example.org", ""),
    ]


def test_people_have_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEOPLE", "")
    assert environment.people("PEOPLE", "admin, treasurer") == [("admin", ""), ("treasurer", "")]


@pytest.mark.parametrize("typed", ["Runa Velt", "runa <runa>", "<runa@example.org>", "runa <", "!"])
def test_who_is_no_login_stops_the_start(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("PEOPLE", typed)
    with pytest.raises(SystemExit, match=r"^PEOPLE: .*is not a login; write it as runa"):
        environment.people("PEOPLE")
