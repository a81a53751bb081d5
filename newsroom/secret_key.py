"""The key that signs sessions: given by the environment, or made once and kept in a file."""

import contextlib
import os
import secrets
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from newsroom.environment import stop, text

LENGTH = 50  # characters at least, as Django's deployment check asks (security.W009)


def secret_key(kept: Path) -> str:
    """SECRET_KEY, or the file named by SECRET_KEY_FILE, or the one that is kept."""
    if value := text("SECRET_KEY"):
        return _long_enough("SECRET_KEY", value)
    if name := text("SECRET_KEY_FILE"):
        return _long_enough("SECRET_KEY_FILE", _read("SECRET_KEY_FILE", Path(name)))
    return _long_enough("SECRET_KEY", _kept(kept))


def _long_enough(name: str, key: str) -> str:
    if len(key) < LENGTH:
        stop(name, f"the key has {len(key)} characters; it needs at least {LENGTH}.")
    return key


def _read(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        stop(name, f"{str(path)!r} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        stop(name, f"{str(path)!r} is not text.")


def _kept(path: Path) -> str:
    if not path.exists():
        try:
            _keep(path, get_random_secret_key())
        except OSError as error:
            stop("SECRET_KEY", f"not set, and {str(path)!r} cannot be written: {error.strerror}.")
    return _read("SECRET_KEY", path)


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
