import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command

from tests import factories

pytestmark = pytest.mark.django_db


def test_it_removes_all_of_one_persons(capsys: pytest.CaptureFixture[str]) -> None:
    other = factories.user()
    for person in (factories.user(username="aska"), other):
        TOTP.activate(person, generate_totp_secret())
    call_command("remove_second_factor", "aska")
    assert Authenticator.objects.get().user == other
    assert capsys.readouterr().out == "Removed 1 of the second factors of aska.\n"


def test_an_unknown_user_name_is_told() -> None:
    with pytest.raises(CommandError, match="Nobody has the user name 'azka'"):
        call_command("remove_second_factor", "azka")
