from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from donations.people import alarm
from newsroom import managers, roles
from tests import factories

pytestmark = pytest.mark.django_db


def manager(**fields: Any) -> User:
    person = factories.user(**fields)
    person.groups.add(Group.objects.get(name=roles.SITE_MANAGER))
    return person


def test_superusers_and_site_managers_are_told_each_by_a_letter() -> None:
    manager(email="mina@example.org")
    factories.superuser(email="tora@example.org")
    factories.editor(email="edda@example.org")
    managers.tell("Trouble", "Look.")
    assert [(one.to, one.subject, one.body) for one in mail.outbox] == [
        (["mina@example.org"], "Trouble", "Look."),
        (["tora@example.org"], "Trouble", "Look."),
    ]


def test_nobody_is_told_twice_and_nobody_who_left() -> None:
    person = manager(email="mina@example.org", is_superuser=True)
    person.groups.add(Group.objects.get(name=roles.EDITOR))
    manager(email="mina@example.org")
    manager(email="gone@example.org", is_active=False)
    manager(email="")
    assert managers.mailboxes() == ["mina@example.org"]


def test_a_mail_server_that_is_away_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*args: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    manager(email="mina@example.org")
    managers.tell("Trouble", "Look.")
    assert "No mail could be sent to mina@example.org" in caplog.text


def test_the_alarm_of_the_donations_reaches_them() -> None:
    manager(email="mina@example.org")
    alarm.sound("entry 1 is missing", [])
    assert [one.to for one in mail.outbox] == [["mina@example.org"]]
    assert "does not verify" in mail.outbox[0].subject
