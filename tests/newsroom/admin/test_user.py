"""runa and idris are the approvers in tests.settings; superusers all, so that only this stands in
the way."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from newsroom.admin.user import is_listed
from tests import factories

pytestmark = pytest.mark.django_db

USERS = "/admin/auth/user/"
DATES = {
    "date_joined_0": "2025-01-01",
    "date_joined_1": "12:00:00",
    "last_login_0": "",
    "last_login_1": "",
}
PASSWORD = "quiet-harbour-41"
VARIANTS = ("runa", "Runa", "RUNA", "ｒｕｎａ", "ⓡuna")


def outsider() -> User:
    return factories.superuser(username="admin")


def other_approver() -> User:
    return factories.superuser(username="idris")


OTHERS = pytest.mark.parametrize("somebody", [outsider, other_approver])


@pytest.fixture
def runa() -> User:
    return factories.superuser(username="runa", email="runa@example.org", password="first-word-1")


def page(person: User, rest: str = "change/") -> str:
    return f"{USERS}{person.pk}/{rest}"


def sent(**fields: Any) -> dict[str, Any]:
    """A whole form of a login, forged or not."""
    made = {"username": "runa", "email": "runa@example.org", "is_active": "on", "is_staff": "on"}
    return {**DATES, **made, **fields}


def new(name: str) -> dict[str, str]:
    words = {"password1": PASSWORD, "password2": PASSWORD}
    return {"username": name, "usable_password": "true", **words}


@OTHERS
def test_name_password_and_mailbox_of_an_approver_are_shown_with_the_way_out(
    somebody: Callable[[], User], client: Client, runa: User
) -> None:
    client.force_login(somebody())
    shown = client.get(page(runa)).content.decode()
    for field in ("username", "password", "email"):
        assert f'name="{field}"' not in shown
    assert "../password/" not in shown
    assert runa.password not in shown
    assert "manage.py add_approver NAME" in shown
    assert "manage.py changepassword runa" in shown
    assert "runa &lt;runa@example.org&gt;" in shown
    assert f"{page(runa, 'delete/')}" not in shown


@OTHERS
def test_a_forged_form_changes_none_of_them(
    somebody: Callable[[], User], client: Client, runa: User
) -> None:
    client.force_login(somebody())
    forged = sent(username="mira", email="mira@example.org", password="x", first_name="Runa")
    assert client.post(page(runa), forged).status_code == 302
    found = User.objects.get(pk=runa.pk)
    assert (found.username, found.email) == ("runa", "runa@example.org")
    assert found.password == runa.password
    assert found.first_name == "Runa"


@OTHERS
def test_an_approvers_login_can_be_closed(
    somebody: Callable[[], User], client: Client, runa: User
) -> None:
    client.force_login(somebody())
    assert client.post(page(runa), sent(is_active="", is_staff="")).status_code == 302
    runa.refresh_from_db()
    assert (runa.is_active, runa.is_staff) == (False, False)


@OTHERS
@pytest.mark.parametrize("button", ["set-password", "unset-password"])
def test_nobody_else_sets_an_approvers_password(
    somebody: Callable[[], User], button: str, client: Client, runa: User
) -> None:
    client.force_login(somebody())
    usable = {"usable_password": "true" if button == "set-password" else "false", button: "Change"}
    forged = {"password1": PASSWORD, "password2": PASSWORD, **usable}
    shown = client.get(page(runa, "password/"))
    refused = client.post(page(runa, "password/"), forged)
    for response in (shown, refused):
        assert response.status_code == 403
        assert "manage.py changepassword runa" in response.content.decode()
    assert User.objects.get(pk=runa.pk).password == runa.password


@pytest.mark.parametrize("somebody", [outsider, other_approver, None])
def test_an_approver_is_never_deleted(
    somebody: Callable[[], User] | None, client: Client, runa: User
) -> None:
    client.force_login(somebody() if somebody else runa)
    for response in (
        client.get(page(runa, "delete/")),
        client.post(page(runa, "delete/"), {"post": "yes"}),
    ):
        assert response.status_code == 403
        assert "untick “Active”" in response.content.decode()
    assert User.objects.filter(pk=runa.pk).exists()


@pytest.mark.parametrize("somebody", [outsider, other_approver, None])
@pytest.mark.parametrize("confirmed", [{}, {"post": "yes"}])
def test_an_approver_is_not_deleted_among_many(
    somebody: Callable[[], User] | None, confirmed: dict[str, str], client: Client, runa: User
) -> None:
    client.force_login(somebody() if somebody else runa)
    aska = factories.user(username="aska")
    chosen = {"action": "delete_selected", "_selected_action": [aska.pk, runa.pk]}
    shown = client.post(USERS, {**chosen, **confirmed}, follow=True).content.decode()
    assert "Nothing was deleted: runa may approve donation details." in shown
    assert User.objects.filter(pk__in=[aska.pk, runa.pk]).count() == 2
    everybody = {**chosen, **confirmed, "select_across": "1"}
    client.post(USERS, everybody)
    assert User.objects.filter(pk__in=[aska.pk, runa.pk]).count() == 2


@OTHERS
@pytest.mark.parametrize("name", VARIANTS)
def test_nobody_makes_a_login_with_a_listed_name(
    somebody: Callable[[], User], name: str, client: Client
) -> None:
    client.force_login(somebody())
    response = client.post(f"{USERS}add/", new(name))
    assert response.status_code == 200
    (words,) = response.context["adminform"].form.errors["username"]
    assert "is listed in DONATIONS_APPROVERS" in words
    assert "manage.py add_approver" in words
    assert not User.objects.exclude(username__in=["admin", "idris"]).exists()


@OTHERS
@pytest.mark.parametrize("name", VARIANTS)
def test_nobody_renames_a_login_to_a_listed_name(
    somebody: Callable[[], User], name: str, client: Client
) -> None:
    """Not another's, and not one's own."""
    person = somebody()
    client.force_login(person)
    for login in (factories.user(username="aska"), person):
        response = client.post(page(login), sent(username=name, is_superuser="on"))
        assert response.status_code == 200
        (words,) = response.context["adminform"].form.errors["username"]
        assert "manage.py add_approver" in words
        assert f'value="{login.username}"' not in response.content.decode()
    assert set(User.objects.values_list("username", flat=True)) == {"aska", person.username}


def test_a_look_alike_from_before_is_kept_too(client: Client) -> None:
    made = factories.user(username="Runa")
    client.force_login(outsider())
    assert client.get(page(made, "password/")).status_code == 403
    assert 'name="username"' not in client.get(page(made)).content.decode()


def test_the_owner_has_djangos_own_form(client: Client, runa: User) -> None:
    client.force_login(runa)
    shown = client.get(page(runa)).content.decode()
    for field in ("username", "email"):
        assert f'name="{field}"' in shown
    assert "../password/" in shown
    there = client.get(page(runa, "password/"))
    assert there["Location"] == "/admin/password_change/"  # where the old one is asked for
    changed = sent(email="runa@example.net", is_superuser="on")
    assert client.post(page(runa), changed).status_code == 302
    runa.refresh_from_db()
    assert (runa.username, runa.email) == ("runa", "runa@example.net")


def test_the_owner_sets_a_password_in_their_account(client: Client, runa: User) -> None:
    client.force_login(runa)
    words = {"oldpassword": "first-word-1", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/admin/password_change/", words).status_code == 302
    assert User.objects.get(pk=runa.pk).check_password(PASSWORD)


def test_other_logins_are_made_changed_and_deleted_as_ever(client: Client, runa: User) -> None:
    client.force_login(outsider())
    client.post(f"{USERS}add/", new("aska"))
    aska = User.objects.get(username="aska")
    client.post(page(aska), sent(username="aska.venn", email="aska@example.org"))
    words = {"usable_password": "true", "set-password": "Change"}
    client.post(
        page(aska, "password/"), {**words, "password1": "other-w-22", "password2": "other-w-22"}
    )
    aska.refresh_from_db()
    assert (aska.username, aska.email) == ("aska.venn", "aska@example.org")
    assert aska.check_password("other-w-22")
    client.post(page(aska, "delete/"), {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [factories.user().pk]}
    client.post(USERS, {**chosen, "post": "yes"})
    assert set(User.objects.values_list("username", flat=True)) == {"admin", "runa"}


def test_whoever_may_not_change_logins_is_refused_as_ever(client: Client, runa: User) -> None:
    client.force_login(factories.user(permissions=["auth.view_user"]))
    shown = client.get(page(runa))
    assert shown.status_code == 200
    assert runa.password not in shown.content.decode()
    for rest in ("password/", "delete/"):
        refused = client.get(page(runa, rest))
        assert refused.status_code == 403
        assert "runa" not in refused.content.decode()


def test_a_password_that_is_not_set_is_told(client: Client, runa: User) -> None:
    client.force_login(outsider())
    assert ">Set<" in client.get(page(runa)).content.decode()
    runa.set_unusable_password()
    runa.save()
    assert ">Not set<" in client.get(page(runa)).content.decode()


@pytest.mark.parametrize("name", ["runa2", "rune", "", "admin"])
def test_other_names_are_free(name: str) -> None:
    assert not is_listed(name)
