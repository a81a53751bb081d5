import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client

from newsroom import roles
from tests import factories

pytestmark = pytest.mark.django_db

DATA = {"app_label": "articles", "model_name": "quote", "field_name": "source"}


def member(role: str) -> User:
    person = factories.user()
    person.groups.add(Group.objects.get(name=role))
    return person


@pytest.mark.parametrize("role", roles.ROLES)
def test_a_role_exists_after_migration_with_every_permission_it_names(role: str) -> None:
    assert member(role).get_all_permissions() == set(roles.ROLES[role])


def test_what_a_role_needs_comes_back_and_what_it_was_given_stays() -> None:
    group = Group.objects.get(name=roles.JOURNALIST)
    group.permissions.set([factories.permission("articles.add_author")])
    call_command("migrate", verbosity=0)
    found = {one.codename for one in group.permissions.all()}
    assert {"add_author", "add_article", "change_article"} <= found


@pytest.mark.parametrize("role", roles.ROLES)
def test_no_role_reaches_people_or_rights_or_deletes_what_readers_saw(role: str) -> None:
    """Whoever can change logins can make themselves anything."""
    group = Group.objects.get(name=role)
    apart = {"auth", "admin", "sessions", "contenttypes"}
    assert not group.permissions.filter(content_type__app_label__in=apart).exists()
    deleted = group.permissions.filter(codename__startswith="delete_")
    assert set(deleted.values_list("codename", flat=True)) <= {"delete_sitelink"}


@pytest.mark.parametrize("role", roles.ROLES)
@pytest.mark.parametrize("page", ["auth/user/", "auth/group/", "auth/user/add/"])
def test_logins_are_for_superusers(role: str, page: str, client: Client) -> None:
    client.force_login(member(role))
    assert client.get(f"/admin/{page}").status_code == 403


@pytest.mark.parametrize("role", [roles.JOURNALIST, roles.EDITOR])
@pytest.mark.parametrize(
    ("model", "field", "make"),
    [
        ("byline", "author", lambda: factories.author(name="Found")),
        ("article", "lead_picture", lambda: factories.picture(alt="Found")),
        ("quote", "source", lambda: factories.source(name="Found")),
    ],
)
def test_whoever_writes_can_search_what_a_story_needs(
    role: str, model: str, field: str, make: object, client: Client
) -> None:
    make()  # type: ignore[operator]  # a factory
    client.force_login(member(role))
    sent = {"app_label": "articles", "model_name": model, "field_name": field, "term": "found"}
    found = client.get("/admin/autocomplete/", sent)
    assert found.status_code == 200
    assert len(found.json()["results"]) == 1


@pytest.mark.parametrize("role", [roles.DONATIONS, roles.SITE_MANAGER])
def test_nobody_else_searches_sources(role: str, client: Client) -> None:
    client.force_login(member(role))
    assert client.get("/admin/autocomplete/", DATA).status_code == 403


JOURNALIST_PAGES = {
    "articles/source/add/": 200,
    "articles/picture/add/": 200,
    "articles/author/add/": 403,
    "articles/category/add/": 403,
    "donations/entry/": 403,
    "donations/entry/pause/": 403,
    "donations/appeal/": 403,
    "newsroom/sitelink/": 403,
    "newsroom/sitesettings/1/change/": 403,
}
PAGES = {
    roles.JOURNALIST: JOURNALIST_PAGES,
    roles.EDITOR: JOURNALIST_PAGES | {"articles/author/add/": 200, "articles/category/add/": 200},
    roles.DONATIONS: dict.fromkeys(JOURNALIST_PAGES, 403)
    | dict.fromkeys(("donations/entry/", "donations/entry/pause/", "donations/appeal/"), 200),
    roles.SITE_MANAGER: dict.fromkeys(JOURNALIST_PAGES, 403)
    | dict.fromkeys(
        (
            "articles/picture/add/",
            "donations/entry/",
            "newsroom/sitelink/",
            "newsroom/sitesettings/1/change/",
        ),
        200,
    ),
}


@pytest.mark.parametrize(
    ("role", "page", "status"),
    [(role, page, status) for role, pages in PAGES.items() for page, status in pages.items()],
)
def test_each_role_opens_what_concerns_it(
    role: str, page: str, status: int, client: Client
) -> None:
    client.force_login(member(role))
    assert client.get(f"/admin/{page}").status_code == status


def test_a_journalist_sees_authors_and_categories_and_changes_none(client: Client) -> None:
    client.force_login(member(roles.JOURNALIST))
    for page, made in (("author", factories.author()), ("category", factories.category())):
        address = f"/admin/articles/{page}/{made.pk}/change/"
        assert client.get(address).status_code == 200
        assert client.post(address, {"name": "Other"}).status_code == 403


def test_an_editor_can_save_an_author(client: Client) -> None:
    """The form asks for nothing that editors may not search, such as logins."""
    client.force_login(member(roles.EDITOR))
    author = factories.author(name="Aska Venn")
    address = f"/admin/articles/author/{author.pk}/change/"
    assert 'name="user"' not in client.get(address).content.decode()
    client.post(address, {"name": "Aska Vennor", "slug": author.slug, "about": ""})
    author.refresh_from_db()
    assert author.name == "Aska Vennor"


def test_every_permission_that_a_role_names_is_there() -> None:
    names = {
        f"{one.content_type.app_label}.{one.codename}"
        for one in Permission.objects.select_related("content_type")
    }
    assert {name for role in roles.ROLES.values() for name in role} <= names
