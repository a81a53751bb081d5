import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from newsroom import generation, identity
from newsroom.look import colours
from newsroom.models import Change, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


def saved(**fields: object) -> SiteSettings:
    site = SiteSettings.objects.current()
    for name, value in fields.items():
        setattr(site, name, value)
    return identity.save(site)


def test_there_is_one_record_however_often_it_is_saved() -> None:
    saved(name="Valley Post")
    identity.save(SiteSettings(name="Ostrel Courier"))
    assert SiteSettings.objects.get().name == "Ostrel Courier"


def test_a_change_is_recorded_with_what_differs() -> None:
    saved(name="Valley Post")
    saved(reads_are_shown=False, language="nb")
    change = Change.objects.all()[0]
    assert (change.kind, change.key, change.name) == ("site settings", "1", "Valley Post")
    assert change.before == {"reads are shown": "yes", "language": "English"}
    assert change.after == {"reads are shown": "no", "language": "Norwegian"}


def test_saving_the_same_records_nothing() -> None:
    saved(name="Valley Post")
    saved(name="Valley Post")
    assert Change.objects.count() == 1


def test_it_raises_the_generation() -> None:
    before = generation.current()
    saved(name="Valley Post")
    assert generation.current() > before


def test_nobody_changes_them_without_permission() -> None:
    with pytest.raises(PermissionDenied):
        identity.save(SiteSettings(name="Mine"), by=factories.editor())
    identity.save(SiteSettings(name="Ours"), by=factories.site_manager())
    assert SiteSettings.objects.get().name == "Ours"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("accent", "#8fb4ff", "has a contrast of 1."),
        ("accent_at_night", "#1f4397", "4.5 to 1 is needed"),
        ("accent", "blue", "six of the characters"),
        ("accent", "#1F4397", "six of the characters"),
        ("contact_mail", "nobody", "email"),
        ("ethics_page", "ethics", "is not an address"),
        ("name", "", "blank"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(field: str, value: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        saved(**{field: value})
    assert said in " ".join(refused.value.message_dict[field])
    assert not SiteSettings.objects.exists()


def test_a_colour_that_cannot_be_read_comes_with_one_that_can() -> None:
    with pytest.raises(ValidationError) as refused:
        saved(accent="#8fb4ff")
    _typed, near = re.findall("#[0-9a-f]{6}", refused.value.message_dict["accent"][0])
    assert saved(accent=near).accent == near


def test_dark_pages_get_a_lighter_shade_of_the_accent_unless_they_have_their_own() -> None:
    assert SiteSettings().accents == ("#1f4397", "#a3b8ff")
    light, dark = SiteSettings(accent="#7a1f97").accents
    assert light == "#7a1f97"
    assert colours.passes(dark, colours.DARK)
    assert SiteSettings(accent="#7a1f97", accent_at_night="#ffffff").accents[1] == "#ffffff"
