"""The address at which `make run` serves: on this machine only."""

import socket

HOST = "127.0.0.1"
PORTS = range(1, 65536)


class PortError(Exception):
    """Nothing can be served at that port; the message says why and what to do."""


def free_port(text: str) -> int:
    """Returns the port; raises PortError if it is none, taken, or not ours to take."""
    if not text.isdecimal() or int(text) not in PORTS:
        raise PortError(f"{text!r} is not a port: choose one, as in 'make run PORT=8001'.")
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as a server does
            probe.bind((HOST, int(text)))
    except PermissionError:
        raise PortError(f"Port {text} needs root: choose one above 1023.") from None
    except OSError:
        raise PortError(
            f"Port {text} is in use: stop what serves there or choose another, "
            "as in 'make run PORT=8001'."
        ) from None
    return int(text)
