"""What the donation pages show, read from their markup."""

from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

PAGES = ("/donate/", "/donate/poster/", "/donate/history/", "/donate/verify/")
EVERYTHING = (*PAGES, "/donate/details.json")


class Numbers(HTMLParser):
    """The text of every <bdi dir="ltr"> with a number, as selecting it would copy it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {}
        self._slug, self._text = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "bdi" and given.get("dir") == "ltr":
            self._slug, self._text = given.get("data-number") or "", ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "bdi" and self._slug:
            self.found.setdefault(self._slug, set()).add(self._text)
            self._slug = ""


def get(client: Client, address: str) -> HttpResponse:
    response = client.get(address)
    assert isinstance(response, HttpResponse)
    return response


def shown(client: Client, address: str = "/donate/") -> str:
    response = get(client, address)
    assert response.status_code == 200
    return response.content.decode()


def numbers(client: Client, address: str = "/donate/") -> dict[str, set[str]]:
    """Every value under which a number is shown: one, or something is very wrong."""
    return Numbers(shown(client, address)).found
