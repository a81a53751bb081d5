"""The product's settings, but for what would slow tests down or needs a prepared folder."""

import atexit
import os
import shutil
import tempfile

os.environ.update(
    VAR=tempfile.mkdtemp(prefix="newsroom-tests-"),
    HTTPS="off",
    EMAIL_URL="memorymail://",
    DONATIONS_APPROVERS="runa, idris",
    # Empty is not set: what a shell has for the product does not reach the tests.
    ALLOWED_HOSTS="",
    BEHIND_PROXY="",
    CSRF_TRUSTED_ORIGINS="",
    DEBUG="",
    DONATIONS_FORMER_KEYS="",
    DONATIONS_SIGNING_KEY="",
    DONATIONS_SIGNING_KEY_FILE="",
    EMAIL_FROM="",
    MEDIA_ROOT="",
    SECOND_ZONES="",
    SECRET_KEY="",
    SECRET_KEY_FILE="",
    SITE_ADDRESS="",
    TIME_ZONE="",
)

from newsroom.settings import *  # noqa: F403 - settings differ from the product's below only
from newsroom.settings import DATABASES, STORAGES, VAR

atexit.register(shutil.rmtree, VAR, ignore_errors=True)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # nothing has been collected
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # In a file: a live server's threads and the test see the same data. Not kept safe from a
    # power cut.
    DATABASES["default"]["TEST"] = {"NAME": VAR / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF"
    )
