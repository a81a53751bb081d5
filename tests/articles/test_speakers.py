import pytest

from articles.speakers import Speaker


@pytest.mark.parametrize(
    ("speaker", "described_as"),
    [
        (
            Speaker("Mina Toral", "fellow", "Valley Trust", "Arvel"),
            "Mina Toral, fellow, Valley Trust, Arvel",
        ),
        (Speaker("Mina Toral", place="Arvel"), "Mina Toral, Arvel"),
        (Speaker("Ola Brun", "Gen."), "Gen. Ola Brun"),
        (Speaker("Rurik Stane", "Captain"), "Captain Rurik Stane"),
        (Speaker("Water Ministry", organisation="Water Ministry"), "Water Ministry"),
        (
            Speaker(description="nurse", reason="because she feared arrest"),
            "nurse, because she feared arrest",
        ),
    ],
)
def test_readers_get_one_line_on_a_speaker(speaker: Speaker, described_as: str) -> None:
    assert speaker.described_as == described_as


def test_only_who_has_no_name_is_anonymous() -> None:
    assert Speaker(description="nurse").anonymous
    assert not Speaker("Mina Toral").anonymous


def test_an_organisation_is_its_own_name_and_no_person() -> None:
    ministry = Speaker("Water Ministry", organisation="Water Ministry")
    assert ministry.is_organisation
    assert not ministry.is_person
    assert not Speaker("Mina Toral", organisation="Water Ministry").is_organisation
    assert not Speaker(description="nurse").is_organisation


@pytest.mark.parametrize(
    ("speaker", "is_person"),
    [
        (Speaker("Mina Toral"), True),
        (Speaker("Toral", role="mayor"), True),
        (Speaker(description="nurse"), True),
        (Speaker("Toral"), False),
        (Speaker("Green River"), False),
    ],
)
def test_a_person_has_a_role_or_a_name_of_several_words(speaker: Speaker, is_person: bool) -> None:
    assert speaker.is_person is is_person
