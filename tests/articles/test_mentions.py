import pytest

from articles.mentions import LONGEST, mention_at, starts
from articles.speakers import Speaker
from tests.articles.quoted import described


@pytest.mark.parametrize(
    "name",
    [
        "Mina Toral",
        "Harald V. Pantel",
        "J.K. Brun",
        "Ursula von der Alm",
        "Maria de la Cruz Ortega",
        "Mohammad al-Rashid",
        "Jean-Luc O’Neil",
        "Åse Øvergård",
        "Will Brun",
        "Tom Baker",
        "Élodie Ž. Ćosić",
    ],
)
def test_a_name_has_initials_particles_and_letters_of_many_kinds(name: str) -> None:
    assert described(f"{name} opened the door.") == Speaker(name)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Harbour spokesman Ola Brun", Speaker("Ola Brun", "Harbour spokesman")),
        ("Foreign Minister Jane Roe", Speaker("Jane Roe", "Foreign Minister")),
        ("new Defence Minister Jane Roe", Speaker("Jane Roe", "Defence Minister")),
        ("trade union leader Jane Roe", Speaker("Jane Roe", "trade union leader")),
        ("Dr. Jane Roe", Speaker("Jane Roe", "Dr.")),
        ("Gen. Ola Brun", Speaker("Ola Brun", "Gen.")),
        ("Mr. Ola Brun", Speaker("Ola Brun")),
        ("Dr Jane Roe, a nurse", Speaker("Jane Roe", "nurse")),
        ("Dr. Jane Roe, director of Greenlight", Speaker("Jane Roe", "director", "Greenlight")),
        ("the mayor, Jane Roe", Speaker("Jane Roe", "mayor")),
        ("the mayor of Arvel, Jane Roe", Speaker("Jane Roe", "mayor of Arvel")),
        (
            "Ruritania’s foreign minister, Jane Roe",
            Speaker("Jane Roe", "Ruritania’s foreign minister"),
        ),
        (
            "a spokeswoman for the Water Ministry, Jane Roe",
            Speaker("Jane Roe", "spokeswoman", "Water Ministry"),
        ),
    ],
)
def test_a_title_stands_before_the_name(text: str, speaker: Speaker) -> None:
    assert described(text) == speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Ministry of Water", "Ministry of Water"),
        ("the Kremlin", "Kremlin"),
        ("Human Rights Watch", "Human Rights Watch"),
        ("NATO", "NATO"),
        ("a statement from the ministry", "ministry"),
        ("police", "police"),
    ],
)
def test_an_organisation_that_speaks_is_its_own_name(text: str, name: str) -> None:
    assert described(text) == Speaker(name, organisation=name)


@pytest.mark.parametrize("text", ["the sign", "on Thursday", "opened", "“", "", "a " * 300])
def test_what_describes_nobody_is_nobody(text: str) -> None:
    assert mention_at(text, 0, len(text)) is None


def test_what_is_too_long_for_a_name_is_none() -> None:
    assert mention_at("M" * LONGEST, 0, LONGEST)
    assert mention_at("M" * (LONGEST + 1), 0, LONGEST + 1) is None


def test_descriptions_begin_at_articles_pronouns_titles_and_names() -> None:
    text = "Then she met the mayor, Harbour Minister Jane Roe, in Arvel."
    found = [text[start:].split(maxsplit=1)[0] for start in starts(text, 0, len(text))]
    assert found == ["she", "the", "Harbour", "Arvel."]
