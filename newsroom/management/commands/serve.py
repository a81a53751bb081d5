import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseError

from newsroom import first_start, loopback
from newsroom.first_start import Login

THREADS = 4  # each holds a database connection; a page is a few milliseconds of Python


class Command(BaseCommand):
    help = "Serves the site as in production, but without HTTPS and on the loopback address only."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000")

    def handle(self, *args: Any, port: str, **options: Any) -> None:
        number = _free_port(port)
        _check_settings()
        _check_folders()
        self._announce(number, _prepare())
        command = [sys.executable, "-m", "granian", *_arguments(number)]
        os.execv(sys.executable, command)  # noqa: S606 - every part of it is our own

    def _announce(self, port: int, logins: list[Login]) -> None:
        site = f"http://{loopback.HOST}:{port}/"
        self.stdout.write(f"Site      {site}")
        self.stdout.write(f"Admin     {site}admin/")
        for login in logins:
            self.stdout.write(f"Login     {login.name}")
            self.stdout.write(f"Password  {login.password or _again(login.name)}")
        self.stdout.flush()  # what follows replaces this process


def _again(login: str) -> str:
    return f"shown at the first start; set one: .venv/bin/python manage.py changepassword {login}"


def _free_port(port: str) -> int:
    try:
        return loopback.free_port(port)
    except loopback.PortError as error:
        raise CommandError(str(error)) from None


def _check_settings() -> None:
    if settings.HTTPS:
        raise CommandError("serve speaks plain HTTP: start it with 'make run', or set HTTPS=off.")


def _check_folders() -> None:
    for folder in (settings.VAR, settings.MEDIA_ROOT):
        if not os.access(folder, os.W_OK):
            raise CommandError(f"The folder {folder} is read-only: the site has to write there.")
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise CommandError("Static files are missing: start with 'make run', or run collectstatic.")


def _prepare() -> list[Login]:
    try:
        return first_start.prepare()
    except DatabaseError as error:
        reason = str(error).partition("\n")[0]
        raise CommandError(f"The database cannot be used: {reason}") from None


def _arguments(port: int) -> list[str]:
    return [
        "newsroom.wsgi:application",
        f"--working-dir={settings.BASE_DIR}",
        "--interface=wsgi",
        f"--host={loopback.HOST}",
        f"--port={port}",
        f"--blocking-threads={THREADS}",
        "--no-ws",
        "--log-level=warning",
        "--static-path-route=/media",
        f"--static-path-mount={settings.MEDIA_ROOT}",
    ]
