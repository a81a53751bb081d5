"""Drives Debian's Chromium against a live server. Every test fails on an error in the console."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from tests.fresh import log_in_freshly

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread

FLAGS = [
    "--headless=new",
    "--no-sandbox",  # root, as in a container, has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium is missing: install the Debian package chromium.", pytrace=False)
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """So that tests say page.goto("/donate/")."""
    return live_server.url


@pytest.fixture
def login(context: BrowserContext, base_url: str) -> Callable[[User], None]:
    """By password, just now: what asks for fresh authentication lets them through."""

    def log_in(person: User) -> None:
        client = Client()
        log_in_freshly(client, person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_url}]
        )

    return log_in


@pytest.fixture(autouse=True)
def console_errors(page: Page) -> Iterator[list[str]]:
    """What the page complained of, refusals by the content security policy included.

    A test that expects a complaint empties the list.
    """
    found: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        own_status = message.location["url"] == page.url  # the page itself is a 404, say
        if message.type == "error" and not own_status:
            found.append(f"{message.text} {message.location['url']}")

    page.on("console", listen)
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert found == []
