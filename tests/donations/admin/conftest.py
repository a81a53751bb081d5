"""The people who meet in the admin: runa and idris may approve, by the tests' settings."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from donations.entries.rules import State
from newsroom import roles
from tests import factories
from tests.donations.admin.pages import PASSWORD, at_the_desk


@pytest.fixture
def site() -> State:
    """Details that were set up from the command line, and are live."""
    return factories.donation_details()


@pytest.fixture
def treasurer() -> User:
    """May propose, and is not on the list of those who may approve."""
    person = factories.user(
        username="tora", first_name="Tora", last_name="Fjell", password=PASSWORD
    )
    person.groups.add(Group.objects.get(name=roles.DONATIONS))
    return person


@pytest.fixture
def tora(treasurer: User) -> Client:
    return at_the_desk(treasurer)


@pytest.fixture
def runa() -> Client:
    return at_the_desk(factories.approver("runa"))


@pytest.fixture
def idris() -> Client:
    return at_the_desk(factories.approver("idris"))
