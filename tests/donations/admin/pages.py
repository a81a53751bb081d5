"""The admin's pages of the donation details: where they are, and what people type there."""

from html import unescape
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from donations.entries.rules import State
from tests.donations.chains import OTHER
from tests.fresh import log_in_freshly

PASSWORD = "a quiet pass over the hills"
LIST = "/admin/donations/entry/"
PROPOSE = f"{LIST}propose/"
PAUSE = f"{LIST}pause/"
RESUME = f"{LIST}resume/"
REVOKE = f"{LIST}revoke/"
TYPED = {
    "holder": OTHER.holder,
    "bank": OTHER.bank,
    "account_number": "8601 11 17947",
    "iban": "NO93 8601 1117 947",
    "bic": OTHER.bic,
    "shows_bank": "on",
    "shows_iban": "on",
    "verified": "Bank letter",
}
END = {"account_number": "17947"}  # of what is typed above


def approving(state: State) -> str:
    return f"{LIST}approve/{state.entry}/"


def stopping(state: State) -> str:
    return f"{LIST}stop/{state.entry}/"


def rolling_back(version: int) -> str:
    return f"{LIST}roll-back/{version}/"


def text(response: Any) -> str:
    return unescape(response.content.decode())


def errors(response: Any) -> dict[str, list[str]]:
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def at_the_desk(person: User) -> Client:
    """Somebody who has just logged in."""
    client = Client()
    log_in_freshly(client, person)
    return client
