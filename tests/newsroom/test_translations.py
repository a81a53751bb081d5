"""The pages that readers get in other languages than the site's own are wholly in them."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from donations import ledger
from donations.standing import Standing
from tests.catalogues import Catalogue, catalogues
from tests.donations import standings
from tests.donations.pages import PAGES
from tests.donations.standings import ANNOUNCED, DETAILS

CATALOGUES = catalogues()
LANGUAGES = {"ps": "ps", "fa-af": "fa_AF", "nb": "nb"}  # and the names of their folders
KINDS = ("publish", "pause", "resume", "revoke", "roll_back")
HISTORY = tuple(standings.event(kind, people=people) for people, kind in enumerate(KINDS))
EVERYTHING = replace(
    DETAILS, kid="12345678903", reference="Gift", vipps_link="https://qr.vipps.no/donations/1"
)
STANDINGS = {
    "live": standings.live(),
    "live with everything": standings.live(EVERYTHING, history=HISTORY, announced=ANNOUNCED),
    "only Vipps": standings.live(replace(DETAILS, shows_bank=False, shows_iban=False)),
    "paused": standings.paused(),
    "none": standings.none(),
    "unavailable": standings.unavailable(),
}
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\}|<[^>]*>")


def test_there_are_catalogues_of_the_site_and_of_the_donation_pages() -> None:
    found = sorted((one.app, one.language) for one in CATALOGUES)
    assert found == [
        (app, language)
        for app in ("donations", "newsroom")
        for language in sorted(LANGUAGES.values())
    ]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: str(one.path))
def test_what_django_reads_is_what_translators_wrote(catalogue: Catalogue) -> None:
    written = {name: told for name, (_forms, told) in catalogue.messages.items()}
    assert written
    assert catalogue.compiled == written


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda one: str(one.path))
def test_a_translation_has_what_the_message_has_to_be_filled_in(catalogue: Catalogue) -> None:
    for forms, told in catalogue.messages.values():
        assert len(told) == len(forms)
        for form, translated in zip(forms, told, strict=True):
            assert translated.strip()
            assert sorted(PLACEHOLDER.findall(translated)) == sorted(PLACEHOLDER.findall(form))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("standing", STANDINGS.values(), ids=STANDINGS)
@pytest.mark.django_db
def test_every_word_of_the_donation_pages_is_translated(
    language: str, standing: Standing, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "standing", lambda: standing)
    asked = _listen(monkeypatch)
    for page in PAGES:
        client.get(page.replace("/donate/", f"/donate/{language}/"))
    assert "Donate" in asked
    known = {
        message
        for one in CATALOGUES
        if one.language == LANGUAGES[language]
        for message in one.messages
    }
    assert {one for one, told in asked.items() if one not in known and one == told} == set()


def _listen(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Every message that is asked for from now on outside the site's own language."""
    asked: dict[str, str] = {}
    translator = translation._trans  # type: ignore[attr-defined]  # where every way to ask ends
    gettext, ngettext = translator.gettext, translator.ngettext

    def note(message: str, told: str) -> str:
        if translation.get_language() != settings.LANGUAGE_CODE:
            asked[message] = told
        return told

    monkeypatch.setattr(translator, "gettext", lambda one: note(one, gettext(one)))
    monkeypatch.setattr(
        translator,
        "ngettext",
        lambda one, many, number: note(one, ngettext(one, many, number)),
    )
    return asked


@pytest.mark.parametrize(
    ("language", "month"), [("ps", "نومبر"), ("fa-af", "نومبر"), ("nb", "november")]
)
def test_months_are_called_as_readers_call_them(language: str, month: str) -> None:
    with translation.override(language):
        assert translation.gettext("November") == month
