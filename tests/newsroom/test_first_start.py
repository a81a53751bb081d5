from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from pytest_django import Settings

from articles.models import Article
from donations.people import approvers
from newsroom import first_start, roles
from newsroom.first_start import Login
from newsroom.models import SiteSettings
from tests import factories
from tests.process import manage

pytestmark = pytest.mark.django_db


def opened(login: Login) -> User:
    """Who gets in with it."""
    assert login.password
    assert len(login.password) == 16
    person = authenticate(username=login.name, password=login.password)
    assert isinstance(person, User)
    return person


def test_an_empty_database_gets_the_demo_and_an_administrator() -> None:
    assert opened(first_start.prepare()[0]).is_superuser
    assert Article.objects.live().count() >= 10


def test_the_demo_has_two_people_so_that_a_change_can_be_tried(settings: Settings) -> None:
    admin, treasurer = (opened(login) for login in first_start.prepare())
    assert [admin.username, treasurer.username] == ["admin", "treasurer"]
    assert treasurer.is_staff
    assert not treasurer.is_superuser
    assert [group.name for group in treasurer.groups.all()] == [roles.DONATIONS]
    settings.DONATIONS_APPROVERS = [("admin", ""), ("treasurer", "")]
    assert approvers.accounts().keys() == {"admin", "treasurer"}
    assert approvers.mailboxes().keys() == {"admin", "treasurer"}


def test_these_two_may_approve_where_nothing_else_is_set(tmp_path: Path) -> None:
    code = "from django.conf import settings; print(settings.DONATIONS_APPROVERS)"
    done = manage("shell", "--no-imports", "--command", code, VAR=str(tmp_path), HTTPS="off")
    assert done.stdout.strip() == "[('admin', ''), ('treasurer', '')]"


def test_a_treasurer_who_is_there_keeps_the_password() -> None:
    SiteSettings.objects.create(pk=1)
    factories.user(username="treasurer")
    assert [login.name for login in first_start.prepare()] == ["admin"]


def test_a_second_start_adds_nothing() -> None:
    admin, _ = first_start.prepare()
    stories = Article.objects.count()
    assert first_start.prepare() == [Login(admin.name, None)]
    assert Article.objects.count() == stories
    assert User.objects.filter(is_superuser=True).count() == 1


def test_a_site_with_a_story_gets_no_demo() -> None:
    factories.draft(headline="Our own")
    first_start.prepare()
    assert [story.headline for story in Article.objects.all()] == ["Our own"]


def test_a_site_with_settings_gets_no_demo() -> None:
    SiteSettings.objects.create(pk=1, name="Our own")
    first_start.prepare()
    assert not Article.objects.exists()


def test_an_administrator_who_is_there_keeps_the_password() -> None:
    SiteSettings.objects.create(pk=1)
    known = factories.superuser(username="editor")
    assert first_start.prepare() == [Login("editor", None)]
    known.refresh_from_db()
    assert User.objects.get() == known


def test_an_administrator_who_cannot_log_in_does_not_count() -> None:
    SiteSettings.objects.create(pk=1)
    factories.superuser(username="gone", is_active=False)
    admin, _ = first_start.prepare()
    assert admin.name == "admin"
    assert admin.password
