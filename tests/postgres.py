"""Runs a command with DATABASE_URL set to a throw-away PostgreSQL, and returns its exit code.

    .venv/bin/python tests/postgres.py .venv/bin/python -m pytest

The server listens on a free port of the loopback address and keeps its data in a temporary folder,
which is removed at the end, also after Ctrl-C. Nothing is kept safe from a power cut.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import psycopg2

PATIENCE = 120  # seconds until the server has to answer, on a machine with much else to do
NEW_CLUSTER = ("--username=newsroom", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
SETTINGS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
)


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, _leave)
    with (
        tempfile.TemporaryDirectory(prefix="newsroom-postgres-") as folder,
        _server(Path(folder)) as address,
    ):
        return _run(command, address)


def _leave(*_: object) -> NoReturn:
    sys.exit("Stopped.")


def _run(command: list[str], address: str) -> int:
    """Ctrl-C reaches the command, too: it ends in its own way, and the server after it."""
    with subprocess.Popen(command, env={**os.environ, "DATABASE_URL": address}) as running:
        signal.signal(signal.SIGINT, lambda *_: None)
        try:
            return running.wait()
        finally:
            running.terminate()


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    programs, data, log, port = _programs(), folder / "data", folder / "log", free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    initdb: list[str | Path] = [programs / "initdb", f"--pgdata={data}", "--no-sync", *NEW_CLUSTER]
    subprocess.run(initdb, stdout=subprocess.DEVNULL, check=True, **_as_postgres(folder))
    settings = [f"-c{setting}" for setting in (f"port={port}", *SETTINGS)]
    postgres: list[str | Path] = [programs / "postgres", f"-D{data}", *settings]
    with (
        log.open("w") as output,
        subprocess.Popen(postgres, stdout=output, stderr=output, **_as_postgres(folder)) as server,
    ):
        try:
            _wait(port, log)
            yield f"postgres://newsroom@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # "fast": ends what is still connected


def _programs() -> Path:
    """The newest version that Debian has installed."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found:
        sys.exit("PostgreSQL is missing: install the Debian package postgresql.")
    return max(found, key=lambda path: float(path.parent.name))


def _as_postgres(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root; Debian's package makes a user for it. In a session of its
    own, it does not hear Ctrl-C."""
    user = {"user": "postgres", "group": "postgres", "extra_groups": []}
    return {"cwd": folder, "start_new_session": True} | (user if os.geteuid() == 0 else {})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            psycopg2.connect(
                host="127.0.0.1", port=port, user="newsroom", dbname="postgres"
            ).close()
        except psycopg2.OperationalError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"PostgreSQL did not start:\n{log.read_text()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
