import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from newsroom import identity
from newsroom.look import image_drawing, site_images
from newsroom.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def icon() -> str:
    drawn = image_drawing.icon(factories.image_file(width=512, height=512))
    return identity.save(SiteSettings(name="Valley Post", icon=site_images.keep(drawn))).icon


def test_a_site_with_its_own_icon_names_it_on_every_page(client: Client, icon: str) -> None:
    page = client.get("/").content.decode()
    assert f'<link rel="icon" href="/media/{icon}-32.png" sizes="32x32"' in page
    assert f'<link rel="apple-touch-icon" href="/media/{icon}-180.png">' in page
    assert '<link rel="manifest" href="/site.webmanifest">' in page


def test_a_site_without_one_has_that_of_the_product(client: Client) -> None:
    assert '<link rel="icon" href="/static/img/icon.svg"' in client.get("/").content.decode()
    assert client.get("/favicon.ico")["Location"] == "/static/img/icon.svg"


def test_browsers_find_the_icon_where_they_look_for_it(client: Client, icon: str) -> None:
    response = client.get("/favicon.ico")
    assert response["Content-Type"] == "image/x-icon"
    image = Image.open(BytesIO(response.getvalue()))
    assert image.format == "ICO"


def test_the_manifest_names_the_site_and_its_icons(client: Client, icon: str) -> None:
    response = client.get("/site.webmanifest")
    facts = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert (facts["name"], facts["lang"], facts["dir"]) == ("Valley Post", "en", "ltr")
    assert [(one["sizes"], one["purpose"]) for one in facts["icons"]] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for one in facts["icons"]:
        assert default_storage.exists(one["src"].removeprefix(settings.MEDIA_URL))


def test_a_manifest_without_an_own_icon_has_that_of_the_product(client: Client) -> None:
    icons = client.get("/site.webmanifest").json()["icons"]
    assert icons == [{"src": "/static/img/icon.svg", "sizes": "any", "type": "image/svg+xml"}]


def test_a_logo_stands_in_place_of_the_name(client: Client) -> None:
    drawn = image_drawing.logo(factories.image_file(width=400, height=200))
    name = site_images.keep(drawn)
    identity.save(SiteSettings(name="Valley Post", logo=name, logo_width=400, logo_height=200))
    page = client.get("/").content.decode()
    image = f'src="/media/{name}.png" alt="Valley Post" width="400" height="200"'
    assert image in page
    assert '<link rel="stylesheet" href="/static/css/logo.css">' in page


def test_the_accent_colour_is_a_style_sheet_kept_for_good(client: Client) -> None:
    identity.save(SiteSettings(accent="#7a1f97"))
    page = client.get("/").content.decode()
    address = re.search(r'href="(/accent-[^"]+\.css)"', page)
    assert address
    sheet = client.get(address[1])
    light, dark = SiteSettings(accent="#7a1f97").accents
    assert sheet["Content-Type"].startswith("text/css")
    assert "immutable" in sheet["Cache-Control"]
    assert f":root{{--accent:{light}}}" in sheet.content.decode()
    assert f"(prefers-color-scheme:dark){{:root{{--accent:{dark}}}}}" in sheet.content.decode()
    assert page.index("css/site.css") < page.index(address[1])


def test_a_site_with_the_stock_colour_asks_for_no_more_style_sheets(client: Client) -> None:
    assert client.get("/").content.count(b'rel="stylesheet"') == 1


@pytest.mark.parametrize("address", ["/accent-7a1f97.css", "/accent-7a1f9g-a3b8ff.css"])
def test_what_is_no_colour_is_no_style_sheet(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_style_sheet_sets_tokens_that_the_site_has() -> None:
    tokens = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text(encoding="utf-8")
    assert "@layer tokens {" in tokens
    assert "--accent:" in tokens
