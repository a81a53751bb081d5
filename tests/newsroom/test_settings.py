from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.process import manage

PRODUCTION = {
    "DONATIONS_SIGNING_KEY": "ab" * 32,
    "DONATIONS_APPROVERS": "runa <runa@example.org>, idris <idris@example.org>",
}


def setting(expression: str, **environment: str) -> str:
    """What the settings say in a process with that environment."""
    code = f"from django.conf import settings; print({expression})"
    done = manage("shell", "--no-imports", "--command", code, **PRODUCTION, **environment)
    assert done.stderr == ""
    return done.stdout.strip()


def _key_beside(name: str) -> dict[str, str]:
    """Of a key and the file of a key only one is given."""
    return {} if name.startswith("DONATIONS_SIGNING_KEY") else PRODUCTION


def test_production_is_the_default(tmp_path: Path) -> None:
    said = setting("settings.DEBUG, settings.HTTPS, settings.TIME_ZONE", VAR=str(tmp_path))
    assert said == "False True Europe/Oslo"


def test_debugging_needs_no_https(tmp_path: Path) -> None:
    assert setting("settings.HTTPS", VAR=str(tmp_path), DEBUG="on") == "False"


def test_the_deployment_check_has_nothing_to_say(tmp_path: Path) -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", VAR=str(tmp_path), **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("System check identified no issues")


def test_production_does_not_start_without_a_key_for_donations(tmp_path: Path) -> None:
    done = manage("check", VAR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("DONATIONS_SIGNING_KEY: not set")
    assert done.stderr.count("\n") == 1


def test_fewer_than_two_who_may_approve_are_worth_a_warning(tmp_path: Path) -> None:
    done = manage(
        "check", "--deploy", VAR=str(tmp_path), **PRODUCTION | {"DONATIONS_APPROVERS": "runa"}
    )
    assert "donations.W001" in done.stderr


def test_one_who_may_approve_without_a_mailbox_is_worth_a_warning(tmp_path: Path) -> None:
    people = {"DONATIONS_APPROVERS": "runa <runa@example.org>, idris"}
    done = manage("check", "--deploy", VAR=str(tmp_path), **PRODUCTION | people)
    assert "donations.W002" in done.stderr
    assert "idris <idris@example.org>" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_HOSTS", "https://example.org"),
        ("BEHIND_PROXY", "nginx"),
        ("CSRF_TRUSTED_ORIGINS", "example.org"),
        ("DATABASE_URL", "oracle://example.org/news"),
        ("DEBUG", "please"),
        ("DONATIONS_APPROVERS", "Runa Velt"),
        ("DONATIONS_FORMER_KEYS", "old"),
        ("DONATIONS_SIGNING_KEY", "short"),
        ("DONATIONS_SIGNING_KEY_FILE", "/nowhere/key"),
        ("EMAIL_FROM", "desk"),
        ("EMAIL_URL", "example.org"),
        ("HTTPS", "https"),
        ("MEDIA_ROOT", "media"),
        ("SECRET_KEY", "short"),
        ("SECOND_ZONES", "Kabul"),
        ("SECRET_KEY_FILE", "/nowhere/key"),
        ("SITE_ADDRESS", "example.org"),
        ("TIME_ZONE", "Oslo"),
        ("VAR", "var"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_line(name: str, value: str, tmp_path: Path) -> None:
    done = manage("check", **{"VAR": str(tmp_path)} | _key_beside(name) | {name: value})
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"{name}: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.django_db
def test_a_reader_without_https_is_sent_there(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/donate/")
    assert response.status_code == 301
    assert response["Location"] == "https://testserver/donate/"


@pytest.mark.django_db
def test_a_public_page_is_the_same_for_every_reader(client: Client) -> None:
    story = factories.published()
    anonymous = client.get(story.get_absolute_url())
    client.force_login(factories.superuser())
    known = client.get(story.get_absolute_url())
    assert known.content == anonymous.content
    assert anonymous.cookies == known.cookies == {}
    assert "Cookie" not in known["Vary"]


@pytest.mark.django_db
def test_a_public_page_is_compressed_and_sent_once(client: Client) -> None:
    path = factories.published().get_absolute_url()
    first = client.get(path, headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    again = client.get(path, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/donate/", "/admin/login/", "/nowhere/"])
def test_every_page_has_a_policy_without_inline_scripts(path: str, client: Client) -> None:
    policy = client.get(path)["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert not any("unsafe" in each for each in policy)


@pytest.mark.django_db
def test_a_failure_is_told_to_the_log_and_not_to_the_reader(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret of the server")

    monkeypatch.setattr("articles.models.article.ArticleQuerySet.live", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
    assert "a secret of the server" in caplog.text
