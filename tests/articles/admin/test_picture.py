import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/picture/add/"
CHOOSE = "/admin/articles/picture/choose/"


@pytest.fixture(autouse=True)
def _logged_in(client: Client) -> None:
    client.force_login(factories.superuser())


def upload(client: Client, address: str = ADD, **sent: object) -> str:
    data = {"alt": "A boat", "image": factories.image_file(width=900, kind="JPEG"), **sent}
    return client.post(address, data, follow=True).content.decode()


def test_an_upload_is_kept_as_a_bounded_picture_of_another_name(client: Client) -> None:
    upload(client)
    picture = Picture.objects.get()
    assert str(picture.image).endswith(".webp")
    assert (picture.width, picture.height) == (900, 800)


def test_what_is_no_picture_is_refused_at_its_field(client: Client) -> None:
    text = SimpleUploadedFile("boat.txt", b"Ahoy")
    assert "“boat.txt” is not a picture" in upload(client, image=text)
    assert not Picture.objects.exists()


def test_the_words_of_a_picture_change_without_another_upload(client: Client) -> None:
    upload(client)
    picture = Picture.objects.get()
    before = picture.image.name
    change = reverse("admin:articles_picture_change", args=[picture.pk])
    client.post(change, {"alt": "A boat at the quay"})
    picture.refresh_from_db()
    assert (picture.alt, picture.image.name) == ("A boat at the quay", before)


def test_the_image_of_a_picture_can_be_replaced(client: Client) -> None:
    upload(client)
    picture = Picture.objects.get()
    change = reverse("admin:articles_picture_change", args=[picture.pk])
    upload(client, change, image=factories.image_file(width=500))
    picture.refresh_from_db()
    assert picture.width == 500


def test_the_chooser_offers_every_picture_with_what_the_editor_needs(client: Client) -> None:
    upload(client, alt="A boat", caption="At the quay", credit="Bo Marr")
    shown = client.get(CHOOSE).content.decode()
    picture = Picture.objects.get()
    assert picture.image.url.startswith("/media/")
    assert f'data-src="{picture.image.url}"' in shown
    assert 'data-alt="A boat"' in shown
    assert 'data-width="900" data-height="800"' in shown
    assert 'data-caption="At the quay – Bo Marr"' in shown


def test_the_chooser_finds_pictures_by_their_words(client: Client) -> None:
    factories.picture(alt="A boat")
    factories.picture(alt="A bridge")
    shown = client.get(CHOOSE, {"q": "bridge"}).content.decode()
    assert "A bridge" in shown
    assert "A boat" not in shown


def test_the_chooser_has_pages(client: Client) -> None:
    for _number in range(25):
        factories.picture()
    first, second = client.get(CHOOSE).content.decode(), client.get(CHOOSE, {"p": "2"})
    assert first.count("data-picture ") == 24
    assert 'href="?p=2"' in first
    assert second.content.decode().count("data-picture ") == 1


def test_a_picture_added_from_the_chooser_leads_back_to_it(client: Client) -> None:
    assert "data-picture " in upload(client, f"{ADD}?_choosing=1&_popup=1", _popup="1")


def test_a_picture_added_from_a_story_is_handed_to_it(client: Client) -> None:
    shown = upload(client, f"{ADD}?_popup=1", _popup="1")
    assert f"&quot;value&quot;: &quot;{Picture.objects.get().pk}&quot;" in shown


def test_the_chooser_is_for_those_who_may_see_pictures(client: Client) -> None:
    client.force_login(factories.user())
    assert client.get(CHOOSE).status_code == 403


def test_the_list_shows_every_picture_small(client: Client) -> None:
    upload(client)
    assert 'class="thumbnail"' in client.get("/admin/articles/picture/").content.decode()
