import pytest
from django.test import Client
from django.utils import translation

from newsroom import identity
from newsroom.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", '<html lang="en" dir="ltr">'),
        ("ps", '<html lang="ps" dir="rtl">'),
        ("fa-AF", '<html lang="fa-af" dir="rtl">'),
        ("nb", '<html lang="nb" dir="ltr">'),
    ],
)
def test_pages_are_in_the_language_of_the_settings(
    client: Client, language: str, expected: str
) -> None:
    identity.save(SiteSettings(name="Valley Post", language=language))
    for address in ("/", factories.published().get_absolute_url(), "/donate/"):
        assert expected in client.get(address).content.decode()


def test_a_page_that_is_not_there_is_in_it_too(client: Client) -> None:
    identity.save(SiteSettings(language="ps"))
    assert '<html lang="ps" dir="rtl">' in client.get("/nowhere/").content.decode()


def test_the_admin_stays_in_the_language_of_the_installation(client: Client) -> None:
    identity.save(SiteSettings(language="ps"))
    assert 'lang="en' in client.get("/admin/login/").content.decode()


def test_the_language_does_not_outlast_the_request(client: Client) -> None:
    identity.save(SiteSettings(language="ps"))
    before = translation.get_language()
    client.get("/")
    assert translation.get_language() == before
