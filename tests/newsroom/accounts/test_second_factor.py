import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from pytest_django import Settings

from newsroom.accounts.second_factor import SecondFactorAdapter
from newsroom.models import SiteSettings
from tests import factories

OTHER = "another-secret-key-of-fifty-characters-or-even-more"


@pytest.fixture
def adapter() -> SecondFactorAdapter:
    return SecondFactorAdapter()


def test_a_secret_comes_back(adapter: SecondFactorAdapter) -> None:
    assert adapter.decrypt(adapter.encrypt("JBSWY3DPEHPK3PXP")) == "JBSWY3DPEHPK3PXP"


def test_a_secret_is_never_written_twice_alike(adapter: SecondFactorAdapter) -> None:
    assert adapter.encrypt("JBSWY3DPEHPK3PXP") != adapter.encrypt("JBSWY3DPEHPK3PXP")


@pytest.mark.django_db
def test_no_secret_stands_in_the_database() -> None:
    person, secret = factories.user(), generate_totp_secret()
    TOTP.activate(person, secret)
    codes = RecoveryCodes.activate(person).get_unused_codes()
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert not [one for one in (secret, *codes) if one in kept]


def test_an_older_key_still_reads(adapter: SecondFactorAdapter, settings: Settings) -> None:
    kept = adapter.encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = OTHER
    assert adapter.decrypt(kept) == "JBSWY3DPEHPK3PXP"


def test_under_another_key_no_code_fits_and_the_log_says_why(
    adapter: SecondFactorAdapter, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    kept = adapter.encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY = OTHER
    guesses = {adapter.decrypt(kept) for _ in range(3)}
    assert len(guesses) == 3
    assert "JBSWY3DPEHPK3PXP" not in guesses
    assert "was SECRET_KEY changed?" in caplog.text


@pytest.mark.django_db
def test_an_app_shows_the_name_of_the_site(adapter: SecondFactorAdapter) -> None:
    SiteSettings.objects.create(pk=1, name="Valley Post")
    person = factories.user(username="aska")
    assert adapter.build_totp_url(person, "JBSWY3DPEHPK3PXP") == (
        "otpauth://totp/aska?secret=JBSWY3DPEHPK3PXP&issuer=Valley%20Post"
    )
