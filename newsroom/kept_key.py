"""Keys that are given by the environment or kept in a file of the installation."""

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from newsroom.environment import stop, text


def given(name: str) -> tuple[str, str]:
    """The variable that gives the key and its value: NAME, or the file that NAME_FILE names; two
    empty texts if neither does."""
    if value := text(name):
        return name, value
    if path := text(f"{name}_FILE"):
        return f"{name}_FILE", read(f"{name}_FILE", Path(path))
    return "", ""


def read(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        stop(name, f"{str(path)!r} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        stop(name, f"{str(path)!r} is not text.")


def kept(name: str, path: Path, make: Callable[[], str]) -> str:
    """The key in the file, which is made if it is not there."""
    if not path.exists():
        try:
            _keep(path, make())
        except OSError as error:
            stop(name, f"not set, and {str(path)!r} cannot be written: {error.strerror}.")
    return read(name, path)


def _keep(path: Path, key: str) -> None:
    """Written under another name and linked: no process reads half a key, the first one wins."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    try:
        draft.write_text(key, encoding="utf-8")
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
