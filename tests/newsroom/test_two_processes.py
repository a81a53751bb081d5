"""Two servers on one database: what is changed elsewhere, readers of both see a second later."""

import os
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest

from newsroom.generation import BETWEEN_LOOKS
from tests.postgres import free_port
from tests.process import command, manage

PATIENCE = 60  # seconds until a server has to answer, on a machine with much else to do
SLACK = 4.0  # seconds that such a machine may add
NO_DEMO = """
from newsroom.models import SiteSettings
SiteSettings.objects.create(pk=1, name="The Ostrel Paper")
"""
CHANGES = {
    "Printed in Nauzad": """
from newsroom.managed import publishing
from newsroom.managed.families import default_source
text = default_source("footer").replace("</footer>", "<p>Printed in Nauzad</p></footer>")
publishing.save_draft("footer", text)
publishing.publish("footer")
""",
    "The Nauzad Paper": """
from newsroom import identity
from newsroom.models import SiteSettings
settings = SiteSettings.objects.current()
settings.name = "The Nauzad Paper"
identity.save(settings)
""",
    "Our wells": """
from newsroom import links
from newsroom.models import SiteLink
links.save(SiteLink(placement="footer", label="Our wells", address="/wells/", language="en"))
""",
}


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Of an installation without content, on the kind of database that the tests run on."""
    with database() as address:
        environment = {"VAR": str(tmp_path), "HTTPS": "off", **address}
        run(environment, "migrate")
        run(environment, "collectstatic", "--noinput")
        run(environment, "shell", "-c", NO_DEMO)
        yield environment


@contextmanager
def database() -> Iterator[dict[str, str]]:
    """An empty one; without PostgreSQL, SQLite makes its own."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield {}
        return
    name = f"two_processes_{secrets.token_hex(4)}"
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
        try:
            yield {"DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{name}"))}
        finally:
            connection.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(environment: dict[str, str], *arguments: str) -> None:
    done = manage(*arguments, "--verbosity", "0", **environment)
    assert done.returncode == 0, done.stderr


@contextmanager
def served(environment: dict[str, str]) -> Iterator[int]:
    """The port that a server listens on."""
    port = free_port()
    with subprocess.Popen(
        command("serve", "--port", str(port)),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        try:
            wait_for(port, "The Ostrel Paper", PATIENCE)
            yield port
        finally:
            running.terminate()


def wait_for(port: int, words: str, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while words not in page(port):
        assert time.monotonic() < deadline, f"“{words}” is not on the page."
        time.sleep(0.05)


def page(port: int) -> str:
    """What a reader gets; nothing before the server listens."""
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
            connection.request("GET", "/corrections/")
            return connection.getresponse().read().decode()
    except ConnectionError:
        return ""


def test_a_change_is_on_the_pages_of_all_processes_within_a_second(
    environment: dict[str, str],
) -> None:
    with ExitStack() as servers:
        ports = [servers.enter_context(served(environment)) for _ in range(2)]
        for words, change in CHANGES.items():
            assert not any(words in page(port) for port in ports)
            run(environment, "shell", "-c", change)
            for port in ports:
                wait_for(port, words, BETWEEN_LOOKS + SLACK)
