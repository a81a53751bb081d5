"""From an empty folder to a site that answers, as `make run` does it, on each kind of database."""

import os
import re
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import psycopg2
import pytest
from django.core.management import CommandError, call_command

from tests.postgres import free_port
from tests.process import command, manage

PATIENCE = 120  # seconds until the server has to answer, on a machine with much else to do


@dataclass(frozen=True)
class Served:
    url: str
    port: str
    said: str  # on standard output


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The address of an empty database where the tests run; none for the default, SQLite."""
    server, _, name = os.environ.get("DATABASE_URL", "").rpartition("/")
    if not server.startswith("postgres"):
        yield ""
        return
    connection = psycopg2.connect(f"{server}/{name}")
    connection.autocommit = True
    fresh = f"serve_{secrets.token_hex(4)}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {fresh}")
        yield f"{server}/{fresh}"
        cursor.execute(f"DROP DATABASE {fresh} WITH (FORCE)")
    connection.close()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, database: str) -> dict[str, str]:
    """Of a new installation, its static files prepared."""
    var = str(tmp_path_factory.mktemp("var"))
    environment = {"VAR": var, "DATABASE_URL": database, "HTTPS": "off"}
    done = manage("collectstatic", "--noinput", "--verbosity", "0", **environment)
    assert done.returncode == 0, done.stderr
    return environment


@contextmanager
def serve(environment: dict[str, str], folder: Path) -> Iterator[Served]:
    port = str(free_port())
    url, log = f"http://127.0.0.1:{port}", folder / "said"
    with (
        log.open("w") as output,
        subprocess.Popen(
            command("serve", "--port", port), env=environment, stdout=output
        ) as running,
    ):
        try:
            wait(f"{url}/health/", running)
            yield Served(url, port, log.read_text())
        finally:
            running.terminate()


def wait(url: str, running: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < deadline:
        try:
            get(url)
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"Nothing answers at {url}.")


def get(url: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    with urlopen(Request(url, headers=headers)) as response:  # noqa: S310 - our own server
        return response, response.read()


@pytest.fixture(scope="module")
def first(
    environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    with serve(environment, tmp_path_factory.mktemp("first")) as served:
        yield served


def test_the_first_start_says_where_the_site_is(first: Served) -> None:
    assert f"Site      {first.url}/\n" in first.said
    assert f"Admin     {first.url}/admin/\n" in first.said


def test_the_first_start_prints_a_password_that_opens_the_admin(first: Served) -> None:
    printed = re.search(r"^Login     (\S+)\nPassword  (\S+)$", first.said, re.M)
    assert printed
    cookies = CookieJar()
    opener = build_opener(HTTPCookieProcessor(cookies))
    opener.open(f"{first.url}/admin/login/").close()
    form = {
        "login": printed[1],
        "password": printed[2],
        "csrfmiddlewaretoken": next(one.value for one in cookies if one.name == "csrftoken"),
        "next": "/admin/",
    }
    with opener.open(f"{first.url}/admin/login/", urlencode(form).encode()) as response:
        assert response.url == f"{first.url}/admin/"


def test_the_first_start_prints_a_second_login_that_may_approve_donation_details(
    first: Served,
) -> None:
    logins = re.findall(r"^Login     (\S+)\nPassword  (\S{16})$", first.said, re.M)
    assert [login for login, _password in logins] == ["admin", "treasurer"]
    assert "Subject:" not in first.said  # nobody is sent a mail about the demo


@pytest.mark.parametrize("path", ["/", "/donate/", "/admin/login/", "/health/", "/health/ready/"])
def test_the_site_answers(path: str, first: Served) -> None:
    response, body = get(first.url + path)
    assert response.status == 200
    assert body


def test_the_demo_stories_and_their_pictures_are_served(first: Served) -> None:
    _, front = get(f"{first.url}/")
    story = re.search(rb'href="(/stories/[^"]+)"', front)
    picture = re.search(rb'src="(/media/[^"]+)"', front)
    assert story
    assert picture
    assert get(first.url + story[1].decode())[0].status == 200
    assert get(first.url + picture[1].decode())[0].headers["Content-Type"].startswith("image/")


def test_static_files_are_compressed_and_kept_for_good(first: Served) -> None:
    _, front = get(f"{first.url}/")
    sheet = re.search(rb'href="(/static/css/site\.[0-9a-f]{12}\.css)"', front)
    assert sheet
    response, _ = get(first.url + sheet[1].decode(), **{"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]


def test_a_second_start_loads_nothing_and_shows_no_password(
    first: Served, environment: dict[str, str], tmp_path: Path
) -> None:
    _, before = get(f"{first.url}/")
    with serve(environment, tmp_path) as second:
        assert "Password  shown at the first start; set one: .venv/bin/python" in second.said
        _, after = get(f"{second.url}/")
        assert after == before.replace(first.port.encode(), second.port.encode())


def refusal(environment: dict[str, str], port: str = "8000") -> str:
    """The one line with which the start is refused."""
    done = manage("serve", "--port", port, **environment)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_a_port_in_use_is_refused(first: Served, environment: dict[str, str]) -> None:
    assert f"Port {first.port} is in use: stop what" in refusal(environment, first.port)


def test_a_database_that_is_away_is_refused(environment: dict[str, str]) -> None:
    away = environment | {"DATABASE_URL": f"postgres://nobody@127.0.0.1:{free_port()}/nothing"}
    assert "The database cannot be used: connection" in refusal(away, str(free_port()))


def test_a_database_that_cannot_be_opened_is_refused(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = environment | {"DATABASE_URL": f"sqlite:///{tmp_path}"}
    said = refusal(folder, str(free_port()))
    assert "The database cannot be used: unable to open database file" in said


def test_plain_http_is_refused_in_production(environment: dict[str, str]) -> None:
    production = environment | {"HTTPS": "on", "DONATIONS_SIGNING_KEY": "ab" * 32}
    assert "serve speaks plain HTTP: start it with" in refusal(production, str(free_port()))


def test_missing_static_files_are_refused(environment: dict[str, str], tmp_path: Path) -> None:
    bare = environment | {"VAR": str(tmp_path)}
    assert "Static files are missing: start with" in refusal(bare, str(free_port()))


def test_a_read_only_folder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(CommandError, match=r"^The folder \S+ is read-only: the site has to"):
        call_command("serve", port=str(free_port()))
