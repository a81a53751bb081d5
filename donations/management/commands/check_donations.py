import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.core.management.base import BaseCommand, CommandError

from donations.inspection import Answer, Unreachable, differences

LONGEST = 5_000_000  # bytes of one page
AS_BROWSERS_DO = {  # so that nobody shows readers one page, and this another
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.5",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class NoRedirects(HTTPRedirectHandler):
    """A page that is somewhere else is not the page that was asked for."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Command(BaseCommand):
    help = (
        "Fetches all that a site shows of its donation details (pages, the panel under a story,"
        " JSON, poster, QR codes) and compares it with what was signed. Prints one line for each"
        " difference and exits 1 if there is any. Run it often, on another machine than the site."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--url", required=True, help="such as https://www.example.org")
        parser.add_argument(
            "--public-key",
            required=True,
            help="64 hexadecimal digits, written down when the site was set up",
        )
        parser.add_argument("--timeout", type=float, default=20, help="seconds for each page")

    def handle(self, *args: Any, url: str, public_key: str, timeout: float, **options: Any) -> None:
        _refuse_wrong(url, public_key)
        site = url.rstrip("/")
        found = list(differences(_fetcher(site, timeout), site, public_key.lower()))
        for difference in found:
            self.stdout.write(difference)
        if found:
            sys.exit(1)
        if options["verbosity"]:
            self.stdout.write("The site shows what was signed, and nothing else.")


def _refuse_wrong(url: str, public_key: str) -> None:
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in {"http", "https"}:
        raise CommandError(f"--url: {url!r} is no address: write it as https://www.example.org.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise CommandError(f"--url: {url!r} can be changed on its way: use https.")
    if not re.fullmatch("[0-9a-fA-F]{64}", public_key):
        raise CommandError(f"--public-key: {public_key!r} is not 64 hexadecimal digits.")


def _fetcher(site: str, timeout: float) -> Callable[[str], Answer]:
    opener = build_opener(NoRedirects)

    def fetch(path: str) -> Answer:
        request = Request(f"{site}{path}", headers=AS_BROWSERS_DO)  # noqa: S310 - http and https only, see _refuse_wrong
        try:
            with opener.open(request, timeout=timeout) as response:
                return Answer(response.status, _text(response))
        except HTTPError as error:
            with error:
                return Answer(error.code, _text(error))
        except (URLError, OSError, HTTPException, ValueError) as error:
            raise Unreachable(f"{error}") from None

    return fetch


def _text(response: HTTPResponse | HTTPError) -> str:
    """Raises Unreachable for what is too long to be looked at to its end."""
    found = response.read(LONGEST + 1)
    if len(found) > LONGEST:
        raise Unreachable(f"it is longer than {LONGEST} bytes")
    return found.decode(errors="replace")
