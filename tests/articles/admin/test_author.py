import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Author
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/author/add/"


@pytest.fixture(autouse=True)
def manager(client: Client) -> User:
    """Somebody who sees logins."""
    person = factories.superuser()
    client.force_login(person)
    return person


def sent(**fields: object) -> dict[str, object]:
    return {"name": "Mina Toral", "about": "", "has_page": "on", "user": "", "slug": ""} | fields


def test_an_author_has_a_page_unless_somebody_says_otherwise(client: Client) -> None:
    client.post(ADD, sent())
    author = Author.objects.get()
    assert author.has_page
    form = client.get(f"/admin/articles/author/{author.pk}/change/").content.decode()
    assert f'href="{author.get_absolute_url()}"' in form


def test_without_a_page_there_is_nothing_to_look_at(client: Client) -> None:
    author = factories.author(has_page=False)
    form = client.get(f"/admin/articles/author/{author.pk}/change/").content.decode()
    assert author.get_absolute_url() not in form


def test_a_pseudonym_with_a_login_is_refused_at_the_field(client: Client) -> None:
    login = factories.user()
    response = client.post(ADD, sent(is_pseudonym="on", user=login.pk))
    form = response.context["adminform"].form
    assert list(form.errors) == ["user"]
    assert "A pseudonym has no login" in str(form.errors["user"])
    assert 'value="Mina Toral"' in response.content.decode()
    assert not Author.objects.exists()


def test_a_name_becomes_a_pseudonym_once_its_login_is_taken_away(client: Client) -> None:
    author = factories.author(user=factories.user())
    address = f"/admin/articles/author/{author.pk}/change/"
    client.post(address, sent(is_pseudonym="on", user=author.user_id))
    author.refresh_from_db()
    assert not author.is_pseudonym
    client.post(address, sent(is_pseudonym="on"))
    author.refresh_from_db()
    assert (author.is_pseudonym, author.user_id) == (True, None)


def test_who_sees_no_logins_takes_one_away_by_naming_a_pseudonym(client: Client) -> None:
    author = factories.author(user=factories.user())
    client.force_login(factories.editor())
    client.post(f"/admin/articles/author/{author.pk}/change/", sent(is_pseudonym="on"))
    author.refresh_from_db()
    assert (author.is_pseudonym, author.user_id) == (True, None)
