import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation

from donations.giving import page_languages
from newsroom import identity
from newsroom.models import SiteSettings


def test_the_site_s_own_language_needs_no_prefix() -> None:
    assert page_languages.address("donate") == "/donate/"
    assert page_languages.address("verify", "en") == "/donate/verify/"


@pytest.mark.parametrize("language", ["ps", "fa-af", "nb"])
def test_every_other_language_has_addresses_of_its_own(language: str) -> None:
    assert page_languages.address("donate", language) == f"/donate/{language}/"
    assert page_languages.address("poster", language) == f"/donate/{language}/poster/"
    assert resolve(f"/donate/{language}/history/").kwargs == {"language": language}


def test_an_address_stays_in_the_language_of_the_page() -> None:
    with translation.override("fa-af"):
        assert page_languages.address("verify") == "/donate/fa-af/verify/"


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["en", "xx", "de", "PS", "fa"])
def test_other_prefixes_lead_nowhere(prefix: str, client: Client) -> None:
    assert client.get(f"/donate/{prefix}/").status_code == 404


@pytest.mark.django_db
def test_the_site_s_own_language_needs_no_prefix_whichever_it_is(client: Client) -> None:
    identity.save(SiteSettings(name="Valley Post", language="ps"))
    assert b'<html lang="ps" dir="rtl">' in client.get("/donate/").content
    assert b'<html lang="en" dir="ltr">' in client.get("/donate/en/").content
    assert client.get("/donate/ps/").status_code == 404


def test_an_edition_is_called_as_its_readers_call_it() -> None:
    with translation.override("ps"):
        editions = page_languages.editions("donate")
    assert [(one.name, one.direction, one.is_current) for one in editions] == [
        ("English", "ltr", False),
        ("پښتو", "rtl", True),
        ("دری", "rtl", False),
        ("norsk", "ltr", False),
    ]
