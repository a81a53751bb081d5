import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from newsroom.models import SiteLink, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

CSS = Path(settings.BASE_DIR) / "static" / "css"
SETTINGS = reverse("admin:newsroom_sitesettings_change", args=[1])


@pytest.fixture(autouse=True)
def _logged_in(client: Client) -> None:
    client.force_login(factories.superuser())


# Settings of the site


def test_the_settings_are_one_form_that_is_there_from_the_start(client: Client) -> None:
    shown = client.get("/admin/newsroom/sitesettings/", follow=True)
    assert shown.redirect_chain == [(SETTINGS, 302)]
    assert 'value="Newsroom"' in shown.content.decode()


def test_saving_the_settings_makes_the_one_record(client: Client) -> None:
    client.post(SETTINGS, {"name": "Valley Post", "tagline": "", "reads_are_shown": "on"})
    client.post(SETTINGS, {"name": "Valley Post", "tagline": "News from Arvel"})
    record = SiteSettings.objects.get()
    assert (record.name, record.tagline) == ("Valley Post", "News from Arvel")


@pytest.mark.parametrize("verb", ["add", "1/delete"])
def test_the_settings_are_neither_added_nor_deleted(client: Client, verb: str) -> None:
    assert client.get(f"/admin/newsroom/sitesettings/{verb}/").status_code == 403


# Links


def test_order_and_visibility_of_links_change_in_their_list(client: Client) -> None:
    link = factories.site_link()
    sent = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "1",
        "form-0-id": str(link.pk),
        "form-0-position": "7",
        "_save": "1",
    }
    client.post("/admin/newsroom/sitelink/", sent)
    link.refresh_from_db()
    assert (link.position, link.is_shown) == (7, False)


def test_a_link_without_an_address_is_refused(client: Client) -> None:
    sent = {"placement": "footer", "label": "About", "address": "about", "language": "en"}
    shown = client.post("/admin/newsroom/sitelink/add/", sent | {"position": "0"}).content.decode()
    assert "“about” is not an address" in shown
    assert not SiteLink.objects.exists()


# The look


def colours(css: str, pattern: str) -> dict[str, str]:
    return dict(re.findall(pattern, css))


def test_the_colours_of_the_admin_are_those_of_the_site_by_day_and_by_night() -> None:
    admin = (CSS / "admin.css").read_text(encoding="utf-8")
    by_day, by_night, *_rest = re.split(
        r"prefers-color-scheme: dark|@media print", (CSS / "tokens.css").read_text(encoding="utf-8")
    )
    token = r"(--[a-z-]+): (#[0-9a-f]{3,6})"
    assert colours(admin, r"(--[a-z-]+): light-dark\((#[0-9a-f]+),") == colours(by_day, token)
    assert colours(admin, r"(--[a-z-]+): light-dark\(#[0-9a-f]+, (#[0-9a-f]+)\)") == colours(
        by_night, token
    )


# Account numbers


@pytest.mark.parametrize("field", ["heading", "label", "address"])
def test_a_link_with_an_account_number_that_is_not_ours_is_refused_at_its_field(
    client: Client, field: str
) -> None:
    sent = {"placement": "footer", "language": "en", "position": "0", "is_shown": "on"}
    sent |= {"heading": "More", "label": "Give", "address": "https://example.org/"}
    sent[field] = {"address": "https://qr.vipps.no/donations/99"}.get(field, "IBAN NO9386011117947")
    response = client.post("/admin/newsroom/sitelink/add/", sent)
    form = response.context["adminform"].form
    assert list(form.errors) == [field]
    assert "not one of the newsroom's own" in form.errors[field][0]
    assert form[field].value() == sent[field]
    assert not SiteLink.objects.exists()


@pytest.mark.parametrize("field", ["name", "tagline"])
def test_settings_with_an_account_number_that_is_not_ours_are_refused_at_the_field(
    client: Client, field: str
) -> None:
    sent = {"name": "Valley Post", "tagline": "News", field: "Vipps 557321"}
    response = client.post(SETTINGS, sent)
    assert list(response.context["adminform"].form.errors) == [field]
    assert not SiteSettings.objects.exists()


def test_links_are_put_in_order_though_one_bears_an_old_number(client: Client) -> None:
    link = factories.site_link(label="Vipps 557321")
    sent = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "_save": "1"}
    client.post(
        "/admin/newsroom/sitelink/",
        {**sent, "form-0-id": str(link.pk), "form-0-position": "5", "form-0-is_shown": "on"},
    )
    link.refresh_from_db()
    assert link.position == 5
