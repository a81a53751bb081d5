import json
import re

import pytest
from django.test import Client

from newsroom import identity
from newsroom.look import publisher
from newsroom.models import SiteSettings
from tests import factories


def absolute(address: str) -> str:
    return address if "://" in address else f"https://valley.example{address}"


def test_what_is_empty_is_left_out() -> None:
    facts = publisher.facts(SiteSettings(name="Valley Post"), absolute)
    assert facts == {"@type": "NewsMediaOrganization", "name": "Valley Post"}


def test_policies_are_told_by_their_whole_addresses() -> None:
    site = SiteSettings(
        name="Valley Post",
        publisher="Valley Press Cooperative",
        contact_mail="desk@valley.example",
        contact_address="Mill Lane 4\r\nOstrel",
        ethics_page="/ethics/",
        corrections_page="https://press.example/corrections/",
    )
    assert publisher.facts(site, absolute) == {
        "@type": "NewsMediaOrganization",
        "name": "Valley Post",
        "legalName": "Valley Press Cooperative",
        "email": "desk@valley.example",
        "address": "Mill Lane 4, Ostrel",
        "ethicsPolicy": "https://valley.example/ethics/",
        "correctionsPolicy": "https://press.example/corrections/",
    }


def test_a_logo_comes_with_its_size() -> None:
    site = SiteSettings(name="Valley Post", logo="site/abc", logo_width=400, logo_height=200)
    assert publisher.facts(site, absolute)["logo"] == {
        "@type": "ImageObject",
        "url": "https://valley.example/media/site/abc.png",
        "width": 400,
        "height": 200,
    }


@pytest.mark.django_db
def test_a_story_says_who_publishes_it(client: Client) -> None:
    identity.save(
        SiteSettings(name="Valley Post", publisher="Valley Press", ethics_page="/ethics/")
    )
    page = client.get(factories.published().get_absolute_url()).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert block
    assert json.loads(block[1])["publisher"] == {
        "@type": "NewsMediaOrganization",
        "name": "Valley Post",
        "legalName": "Valley Press",
        "ethicsPolicy": "http://testserver/ethics/",
    }


@pytest.mark.django_db
def test_readers_see_who_publishes_the_site_and_how_to_reach_them(client: Client) -> None:
    site = SiteSettings(publisher="Valley Press", contact_mail="desk@valley.example")
    identity.save(site)
    page = client.get("/").content.decode()
    assert "<bdi>Valley Press</bdi>" in page
    assert '<a href="mailto:desk@valley.example">desk@valley.example</a>' in page
