"""A live version that fails: kept and told once, and readers get a whole page."""

import threading

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsroom import desk, generation
from newsroom.managed import failures, publishing
from newsroom.managed.families import default_source
from newsroom.models import ManagedTemplate, TemplateFailure, TemplateVersion
from tests import factories

pytestmark = pytest.mark.django_db
WRONG = "<header>{{ gone }}</header>"


def live(source: str, name: str = "header") -> TemplateVersion:
    """As if it had been right when it was published."""
    version = publishing.save_draft(name, source)
    row = ManagedTemplate.objects.get(name=name)
    row.live, row.draft = version, None
    row.save()
    generation.raise_it()
    assert version
    return version


def wait_for_mail() -> None:
    for thread in threading.enumerate():
        if thread.name == failures.MAILING:
            thread.join()


def test_readers_get_a_whole_page_with_the_default(client: Client) -> None:
    before = client.get("/").content
    live(WRONG)
    assert client.get("/").content == before


def test_the_failure_is_kept_once_with_what_went_wrong(client: Client) -> None:
    version = live(WRONG)
    client.get("/")
    generation.raise_it()
    client.get("/")
    failure = TemplateFailure.objects.get()
    assert failure.version == version
    assert "gone" in failure.problem


def test_what_is_not_live_any_more_is_not_kept() -> None:
    live(default_source("header").replace("masthead", "mast"))
    failures.failed("header", WRONG, "Line 1.")
    assert not TemplateFailure.objects.exists()


def test_site_managers_and_superusers_are_told_once_by_mail(
    client: Client,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    factories.site_manager(email="manager@example.org")
    factories.superuser(email="root@example.org")
    factories.superuser(email="")
    factories.editor(email="editor@example.org")
    live(WRONG)
    for _ in range(2):
        generation.raise_it()
        with django_capture_on_commit_callbacks(execute=True):
            client.get("/")
        wait_for_mail()
    assert sorted(one.to[0] for one in mailoutbox) == ["manager@example.org", "root@example.org"]
    assert mailoutbox[0].subject == "A template fails: Header"
    assert "Version 1" in mailoutbox[0].body
    assert "/admin/newsroom/managedtemplate/header/change/" in mailoutbox[0].body


def test_a_mail_server_that_is_away_stops_nothing(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(failures, "send_mail", away)
    factories.site_manager(email="manager@example.org")
    live(WRONG)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.get("/").status_code == 200
    wait_for_mail()


def test_the_desk_shows_it_to_who_can_mend_it(client: Client) -> None:
    live(WRONG)
    client.get("/")
    (found,) = desk.of(factories.site_manager()).trouble
    assert found.headline == "Header"
    assert found.address == "/admin/newsroom/managedtemplate/header/change/"
    assert desk.of(factories.editor()).trouble == []
    client.force_login(factories.site_manager())
    assert "Readers see its default" in client.get("/admin/").content.decode()
