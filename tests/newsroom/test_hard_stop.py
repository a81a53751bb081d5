"""The server is killed in the middle of saves: all that it had said to have kept is there."""

import json
import os
import secrets
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from itertools import count
from pathlib import Path
from threading import Semaphore
from urllib.parse import urlencode

import pytest

from articles.content import Content
from tests.postgres import free_port
from tests.process import command, manage

PATIENCE = 60  # seconds until the server has to answer, on a machine with much else to do
WRITERS = 3
SAVES = 15  # that the server has answered before it is killed
KILLS = 2
LOGIN, PASSWORD = "writer", secrets.token_urlsafe()
PERSON = f"""
from django.contrib.auth.models import User
from newsroom.models import SiteSettings
User.objects.create_superuser({LOGIN!r}, password={PASSWORD!r})
SiteSettings.objects.create(pk=1)  # no demo
"""
ADD = "/admin/articles/article/add/"


@dataclass(frozen=True)
class Saved:
    """What the server said to have kept."""

    story: int
    revision: int
    text: str


@dataclass
class Browser:
    """Sends forms, and follows nothing."""

    port: int
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    def send(self, path: str, **fields: str) -> tuple[int, str]:
        """The status of the answer, and where it leads. Without fields it is a GET."""
        body = urlencode(fields | {"csrfmiddlewaretoken": self._token()}) if fields else None
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("POST" if fields else "GET", path, body, self._headers())
            response = connection.getresponse()
            response.read()
        for cookie in response.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return response.status, response.headers.get("Location", "")

    def _token(self) -> str:
        return self.cookies["csrftoken"].value

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())
        return {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Of an installation with one person and nothing else."""
    environment = {"VAR": str(tmp_path), "HTTPS": "off"}
    for arguments in (
        ["migrate", "-v0"],
        ["collectstatic", "--noinput", "-v0"],
        ["shell", "-v0", "-c", PERSON],
    ):
        done = manage(*arguments, "--verbosity", "0", **environment)
        assert done.returncode == 0, done.stderr
    return environment


@contextmanager
def served(environment: dict[str, str]) -> Iterator[tuple[Browser, "subprocess.Popen[bytes]"]]:
    """Somebody who is logged in, and the server, which leads a group of processes of its own."""
    port = free_port()
    with subprocess.Popen(
        command("serve", "--port", str(port)),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # what a kill leaves to say
        start_new_session=True,
    ) as running:
        try:
            yield logged_in(port, running), running
        finally:
            kill(running)


def kill(running: "subprocess.Popen[bytes]") -> None:
    """The server with all its workers, in one instant."""
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def logged_in(port: int, running: "subprocess.Popen[bytes]") -> Browser:
    browser = Browser(port)
    deadline = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < deadline:
        try:
            browser.send("/admin/login/")
        except OSError:
            time.sleep(0.05)
        else:
            status, _ = browser.send("/admin/login/", login=LOGIN, password=PASSWORD)
            assert status == 302
            return browser
    pytest.fail("The server does not answer.")


def change(story: int) -> str:
    return f"/admin/articles/article/{story}/change/"


def write(browser: Browser, done: Semaphore) -> Iterator[Saved]:
    """One writer: starts a story and saves it again and again, until nobody answers."""
    story, name = 0, secrets.token_hex(4)
    for number in count(1):
        text = f"<p>{name} {number} {'words ' * 500}end.</p>"
        form = f"/admin/articles/article/{story}/change/" if story else ADD
        try:
            status, leads_to = browser.send(
                form, headline=name, language="en", html=text, base=str(number - 1)
            )
        except (OSError, HTTPException):
            return
        assert status == 302
        story = story or int(leads_to.split("/")[-3])
        yield Saved(story, number, text)
        done.release()


def killed_while_writing(environment: dict[str, str]) -> list[Saved]:
    """What the server had answered when it was killed."""
    done = Semaphore(0)
    with served(environment) as (browser, running), ThreadPoolExecutor(WRITERS) as writers:
        writing = [writers.submit(lambda: list(write(browser, done))) for _ in range(WRITERS)]
        for _ in range(SAVES):
            assert done.acquire(timeout=PATIENCE)
        kill(running)
        return [saved for one in writing for saved in one.result()]


def stored(database: Path) -> dict[tuple[int, int], Content]:
    """Every revision by its story and number; each can be read."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT article_id, number, data FROM articles_revision")
        return {
            (story, number): Content.from_data(json.loads(data)) for story, number, data in rows
        }


def test_no_save_is_lost_that_the_server_had_answered(environment: dict[str, str]) -> None:
    answered = [saved for _ in range(KILLS) for saved in killed_while_writing(environment)]
    assert len(answered) >= KILLS * SAVES
    with served(environment) as (browser, _):
        for story in {saved.story for saved in answered}:
            assert browser.send(change(story))[0] == 200
    kept = stored(Path(environment["VAR"]) / "newsroom.sqlite3")
    for saved in answered:
        assert kept[saved.story, saved.revision].html == saved.text
    for story, last in newest(kept).items():
        assert {number for one, number in kept if one == story} == set(range(1, last + 1))


def newest(kept: dict[tuple[int, int], Content]) -> dict[int, int]:
    """The number of each story's last revision."""
    return dict(sorted(kept))
