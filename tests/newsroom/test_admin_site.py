import pytest
from django.test import Client

from newsroom.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _logged_in(client: Client) -> None:
    client.force_login(factories.superuser())


def test_the_admin_bears_the_name_of_the_site(client: Client) -> None:
    SiteSettings.objects.create(pk=1, name="Valley Post")
    shown = client.get("/admin/").content.decode()
    assert '<a href="/admin/">Valley Post</a>' in shown
    assert "| Valley Post</title>" in shown


def test_the_newsrooms_own_parts_stand_first(client: Client) -> None:
    apps = client.get("/admin/").context["app_list"]
    assert [app["app_label"] for app in apps] == ["articles", "donations", "newsroom", "auth"]
    assert apps[0]["models"][0]["object_name"] == "Article"


def test_the_login_page_bears_the_name_too(client: Client) -> None:
    client.logout()
    assert '<a href="/admin/">Newsroom</a>' in client.get("/admin/login/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "articles/article/",
        "articles/article/add/",
        "articles/author/",
        "articles/author/add/",
        "articles/category/",
        "articles/category/add/",
        "articles/picture/",
        "articles/picture/add/",
        "articles/source/",
        "articles/source/add/",
        "newsroom/sitelink/",
        "newsroom/sitelink/add/",
    ],
)
def test_every_list_and_form_opens(client: Client, address: str) -> None:
    shown = client.get(f"/admin/{address}")
    assert shown.status_code == 200
    assert "css/admin.css" in shown.content.decode()
