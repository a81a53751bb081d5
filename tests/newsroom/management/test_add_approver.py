import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from pytest_django import Settings

from donations.people.approvers import is_approver
from newsroom import roles

pytestmark = pytest.mark.django_db


def test_it_makes_a_login_that_can_approve_and_rules_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("add_approver", "runa", "--email", "runa@example.net")
    person = User.objects.get(username="runa")
    assert is_approver(person)
    assert not person.is_superuser
    assert person.email == "runa@example.net"
    assert [group.name for group in person.groups.all()] == [roles.DONATIONS]
    login, password, hint = capsys.readouterr().out.splitlines()
    assert login == "Login     runa"
    assert person.check_password(password.removeprefix("Password  "))
    assert hint.startswith("It is not shown again.")


def test_no_two_logins_get_the_same_password(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("runa", "idris"):
        call_command("add_approver", name)
    words = [line for line in capsys.readouterr().out.splitlines() if "Password" in line]
    assert len(set(words)) == 2
    assert all(len(line.removeprefix("Password  ")) == 16 for line in words)


def test_without_a_mail_address_it_takes_the_mailbox_in_the_settings(settings: Settings) -> None:
    settings.DONATIONS_APPROVERS = [("runa", ""), ("idris", "idris@example.org")]
    for name in ("runa", "idris"):
        call_command("add_approver", name)
    found = dict(User.objects.values_list("username", "email"))
    assert found == {"runa": "", "idris": "idris@example.org"}


@pytest.mark.parametrize("name", ["mira", "Runa"])
def test_a_name_that_is_not_listed_has_to_be_listed_first(name: str) -> None:
    with pytest.raises(CommandError, match=f"'{name}' is not listed .* \"{name} <{name}@example"):
        call_command("add_approver", name)
    assert not User.objects.exists()


def test_a_name_that_exists_is_told_with_the_way_to_a_new_password() -> None:
    kept = User.objects.create_user("runa", password="first-word-1")
    with pytest.raises(CommandError, match=r"'runa' already\. .* manage\.py changepassword runa"):
        call_command("add_approver", "runa")
    kept.refresh_from_db()
    assert not kept.is_staff
    assert kept.check_password("first-word-1")


def test_a_wrong_mail_address_makes_nothing() -> None:
    with pytest.raises(CommandError, match="valid email"):
        call_command("add_approver", "runa", "--email", "runa")
    assert not User.objects.exists()


def test_a_name_that_is_too_long_makes_nothing(settings: Settings) -> None:
    settings.DONATIONS_APPROVERS = [("r" * 151, "")]
    with pytest.raises(CommandError, match="at most 150 characters"):
        call_command("add_approver", "r" * 151)
    assert not User.objects.exists()


def test_a_missing_group_is_told_with_the_way_out() -> None:
    Group.objects.filter(name=roles.DONATIONS).delete()
    with pytest.raises(CommandError, match=r"'Donations' is missing: manage\.py migrate"):
        call_command("add_approver", "runa")
    assert not User.objects.exists()
