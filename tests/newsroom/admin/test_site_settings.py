import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from newsroom import identity
from newsroom.models import Change, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

SETTINGS = reverse("admin:newsroom_sitesettings_change", args=[1])
FORM = {"name": "Valley Post", "language": "en", "reads_are_shown": "on"}


@pytest.fixture(autouse=True)
def _logged_in(client: Client) -> None:
    client.force_login(factories.site_manager())


def send(client: Client, **fields: object) -> str:
    """By somebody who has seen every change there is."""
    seen = {"seen": Change.objects.newest_number()}
    return client.post(SETTINGS, FORM | seen | fields, follow=True).content.decode()


def kept(page: str, name: str) -> str:
    found = re.search(rf'name="{name}_kept" value="([^"]+)"', page)
    assert found
    return found[1]


def site() -> SiteSettings:
    return SiteSettings.objects.get()


def icon_file() -> SimpleUploadedFile:
    return factories.image_file(width=512, height=512)


def test_the_settings_are_one_form_that_is_there_from_the_start(client: Client) -> None:
    shown = client.get("/admin/newsroom/sitesettings/", follow=True)
    assert shown.redirect_chain == [(SETTINGS, 302)]
    assert 'value="Newsroom"' in shown.content.decode()


def test_saving_makes_the_one_record_and_shows_the_form_again(client: Client) -> None:
    send(client)
    page = send(client, tagline="News from Arvel")
    assert (site().name, site().tagline) == ("Valley Post", "News from Arvel")
    assert "The settings are saved" in page
    assert Change.objects.count() == 2


@pytest.mark.parametrize("verb", ["add", "1/delete"])
def test_the_settings_are_neither_added_nor_deleted(client: Client, verb: str) -> None:
    assert client.get(f"/admin/newsroom/sitesettings/{verb}/").status_code == 403


def test_they_are_for_those_who_may_change_them(client: Client) -> None:
    client.force_login(factories.editor())
    assert client.get(SETTINGS).status_code == 403
    assert client.post(SETTINGS, FORM).status_code == 403
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize("typed", ["#7A1F97", "7a1f97", " #7a1f97 "])
def test_a_colour_is_understood_however_it_is_typed(client: Client, typed: str) -> None:
    send(client, accent=typed)
    assert site().accent == "#7a1f97"


def test_the_short_form_of_a_colour_is_understood(client: Client) -> None:
    send(client, accent="#136")
    assert site().accent == "#113366"


def test_a_colour_that_cannot_be_read_is_refused_at_its_field(client: Client) -> None:
    page = send(client, accent="#8fb4ff", tagline="News from Arvel")
    assert "#8fb4ff has a contrast of" in page
    assert 'value="#8fb4ff"' in page
    assert 'value="News from Arvel"' in page
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize("typed", ["blue", "#12", "#zzzzzz"])
def test_what_is_no_colour_is_said_and_the_sample_stays_whole(client: Client, typed: str) -> None:
    page = send(client, accent=typed)
    assert "six of the characters" in page
    assert "data-sample" in page


def test_a_logo_and_an_icon_are_drawn_and_shown(client: Client) -> None:
    page = send(
        client, logo_file=factories.image_file(width=400, height=200), icon_file=icon_file()
    )
    assert (site().logo_width, site().logo_height) == (400, 200)
    assert f'src="/media/{site().logo}.png"' in page
    assert f'src="/media/{site().icon}-192.png"' in page
    assert default_storage.exists(f"{site().icon}-maskable.png")


def test_saving_again_keeps_them_and_a_tick_takes_them_away(client: Client) -> None:
    send(client, logo_file=factories.image_file(), icon_file=icon_file())
    logo = site().logo
    page = send(client)
    assert (site().logo, bool(site().icon)) == (logo, True)
    assert "Take the logo away" in page
    page = send(client, logo_removed="on", icon_removed="on")
    assert (site().logo, site().icon, site().logo_width) == ("", "", 0)
    assert "Take the logo away" not in page


def test_an_upload_is_not_lost_where_another_field_is_wrong(client: Client) -> None:
    page = send(client, name="", logo_file=factories.image_file(width=400, height=200))
    assert not SiteSettings.objects.exists()
    assert re.search(r'class="logo-now" src="/media/site/\w+\.png"', page)
    send(client, logo_kept=kept(page, "logo"))
    assert (site().logo_width, site().logo_height) == (400, 200)


@pytest.mark.parametrize("forged", ["site/forged", '{"name": "../../secret", "size": [1, 1]}'])
def test_a_name_that_the_form_did_not_give_is_no_upload(client: Client, forged: str) -> None:
    send(client, logo_kept=forged)
    assert site().logo == ""


@pytest.mark.parametrize(
    ("field", "name", "data", "said"),
    [
        ("logo_file", "logo.svg", b"<svg/>", "is not a picture that this site can read"),
        ("icon_file", "icon.png", b"nothing", "is not a picture that this site can read"),
        ("icon_file", "empty.png", b"", "empty"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_at_its_field(
    client: Client, field: str, name: str, data: bytes, said: str
) -> None:
    page = send(client, **{field: SimpleUploadedFile(name, data)})
    assert said in page
    assert not SiteSettings.objects.exists()


def test_an_icon_that_is_not_square_is_refused(client: Client) -> None:
    page = send(client, icon_file=factories.image_file(width=800, height=600))
    assert "800 × 600 pixels: an icon is square" in page


def test_a_policy_that_is_not_there_yet_is_saved_with_a_warning(client: Client) -> None:
    factories.published_page(title="Rules", address="rules")
    page = send(client, ethics_page="/rules/", corrections_page="/soon/")
    assert site().corrections_page == "/soon/"
    assert "“/soon/” is saved, but leads nowhere" in page
    assert "“/rules/” is saved, but" not in page
    assert '<option value="/rules/">Rules</option>' in page


def test_who_saves_after_a_colleague_is_told_what_they_changed(client: Client) -> None:
    opened = client.get(SETTINGS).content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', opened)
    assert seen
    identity.save(SiteSettings(name="Ostrel Courier"), by=factories.superuser(username="mina"))
    page = send(client, seen=seen[1])
    assert "these fields were changed by mina: name." in page
    assert 'value="Valley Post"' in page
    assert site().name == "Ostrel Courier"
    again = re.search(r'name="seen" value="(\d+)"', page)
    assert again
    send(client, seen=again[1])
    assert site().name == "Valley Post"


def test_their_history_is_their_part_of_the_log(client: Client) -> None:
    send(client)
    address = reverse("admin:newsroom_sitesettings_history", args=[1])
    page = client.get(address, follow=True)
    assert page.status_code == 200
    assert "Valley Post" in page.content.decode()


@pytest.mark.parametrize("field", ["name", "tagline", "publisher", "contact_address"])
def test_an_account_number_that_is_not_ours_is_refused_at_its_field(
    client: Client, field: str
) -> None:
    sent = FORM | {"seen": Change.objects.newest_number(), field: "Vipps 557321"}
    response = client.post(SETTINGS, sent)
    assert list(response.context["adminform"].form.errors) == [field]
    assert not SiteSettings.objects.exists()
