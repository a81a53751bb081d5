import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User

from articles.models import Article
from newsroom import first_start
from newsroom.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_empty_database_gets_the_demo_and_an_administrator() -> None:
    login, password = first_start.prepare()
    assert password
    assert len(password) == 16
    person = authenticate(username=login, password=password)
    assert isinstance(person, User)
    assert person.is_superuser
    assert Article.objects.live().count() >= 10


def test_a_second_start_adds_nothing() -> None:
    login, _ = first_start.prepare()
    stories = Article.objects.count()
    assert first_start.prepare() == (login, None)
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
    assert first_start.prepare() == ("editor", None)
    known.refresh_from_db()
    assert User.objects.get() == known


def test_an_administrator_who_cannot_log_in_does_not_count() -> None:
    SiteSettings.objects.create(pk=1)
    factories.superuser(username="gone", is_active=False)
    login, password = first_start.prepare()
    assert login == "admin"
    assert password
