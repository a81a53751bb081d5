import os
import socket

import pytest

from newsroom import loopback


def test_a_free_port_is_free() -> None:
    with socket.socket() as probe:
        probe.bind((loopback.HOST, 0))
        port = probe.getsockname()[1]
    assert loopback.free_port(str(port)) == port


def test_a_port_in_use_is_refused() -> None:
    with socket.create_server((loopback.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(loopback.PortError, match=f"^Port {port} is in use: stop"):
            loopback.free_port(str(port))


def test_a_port_that_needs_root_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(os.strerror(13))

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(loopback.PortError, match=r"^Port 80 needs root: choose one above 1023"):
        loopback.free_port("80")


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "http", "8000.5"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(loopback.PortError, match=f"^'{text}' is not a port: choose one"):
        loopback.free_port(text)
