"""The key that signs sessions: given by the environment, or made once and kept in a file."""

from pathlib import Path

from django.core.management.utils import get_random_secret_key

from newsroom import kept_key
from newsroom.environment import stop

LENGTH = 50  # characters at least, as Django's deployment check asks (security.W009)


def secret_key(path: Path) -> str:
    """SECRET_KEY, or the file named by SECRET_KEY_FILE, or the one that is kept."""
    name, key = kept_key.given("SECRET_KEY")
    if not key:
        name, key = "SECRET_KEY", kept_key.kept("SECRET_KEY", path, get_random_secret_key)
    if len(key) < LENGTH:
        stop(name, f"the key has {len(key)} characters; it needs at least {LENGTH}.")
    return key
