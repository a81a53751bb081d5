import pytest

from articles.speakers import LONGEST, Cast, Mention, Speaker, mention_at, starts


def described(text: str) -> Speaker:
    mention = mention_at(text, 0, len(text))
    assert mention
    return mention.speaker


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
    ("apposition", "role", "organisation", "place"),
    [
        (
            "Senior Fellow at the Valley Research Foundation in Arvel",
            "Senior Fellow",
            "Valley Research Foundation",
            "Arvel",
        ),
        (
            "a professor of international relations at King’s College Arvel",
            "professor of international relations",
            "King’s College Arvel",
            "",
        ),
        ("a water expert", "water expert", "", ""),
        ("an expert on Ruritania", "expert on Ruritania", "", ""),
        ("34, a baker from Arvel", "baker", "", "Arvel"),
        ("aged 34, mother of three", "mother of three", "", ""),
        ("who leads the Valley Trust", "leader", "Valley Trust", ""),
        ("who works for Greenlight", "", "Greenlight", ""),
        ("who fled in the winter", "", "", ""),
        ("a 29-year-old midwife who fled with her son", "29-year-old midwife", "", ""),
        ("of the think tank beside the river", "", "", ""),
        ("the group’s deputy director", "deputy director", "", ""),
        ("the Valley Trust’s director", "director", "Valley Trust", ""),
        ("head of the Relief Office in New Arvel", "head", "Relief Office", "New Arvel"),
        ("a nurse at the Valley Hospital", "nurse", "Valley Hospital", ""),
        ("mayor of Arvel since 2019", "mayor of Arvel", "", ""),
        (
            "director of the Institute for Peace and Law",
            "director",
            "Institute for Peace and Law",
            "",
        ),
        ("ambassador to Ruritania", "ambassador to Ruritania", "", ""),
        ("a reporter for the Valley Times on Thursday", "reporter", "Valley Times", ""),
        ("Director, Valley Trust, Arvel", "Director", "Valley Trust", "Arvel"),
        ("chief executive of Greenlight, a charity", "chief executive", "Greenlight", ""),
        ("adding that it rained", "", "", ""),
        ("as she closed the shop", "", "", ""),
        ("on Thursday", "", "", ""),
    ],
)
def test_an_apposition_tells_role_organisation_and_place(
    apposition: str, role: str, organisation: str, place: str
) -> None:
    expected = Speaker("Mina Toral", role, organisation, place)
    assert described(f"Mina Toral, {apposition}.") == expected


@pytest.mark.parametrize(
    ("text", "organisation", "place"),
    [
        ("Mina Toral of the Valley Trust in Arvel said", "Valley Trust", "Arvel"),
        ("Mina Toral of Arvel said", "", "Arvel"),
        ("Mina Toral from Arvel said", "", "Arvel"),
        ("Mina Toral of the Arvel police said", "Arvel police", ""),
    ],
)
def test_where_somebody_belongs_may_follow_without_a_comma(
    text: str, organisation: str, place: str
) -> None:
    assert described(text) == Speaker("Mina Toral", "", organisation, place)


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


@pytest.mark.parametrize(
    ("speaker", "described_as"),
    [
        (
            Speaker("Mina Toral", "fellow", "Valley Trust", "Arvel"),
            "Mina Toral, fellow, Valley Trust, Arvel",
        ),
        (Speaker("Mina Toral", place="Arvel"), "Mina Toral, Arvel"),
        (Speaker("Ola Brun", "Gen."), "Gen. Ola Brun"),
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


def test_a_cast_completes_what_it_knows_of_somebody() -> None:
    cast = Cast()
    cast.meet(Speaker("Mina Toral", "fellow"))
    cast.meet(Speaker("Mina Toral", place="Arvel"))
    assert cast.resolve(Mention(Speaker("Toral"), 0)) == Speaker(
        "Mina Toral", "fellow", "", "Arvel"
    )


def test_a_pronoun_without_anybody_is_nobody() -> None:
    assert Cast().resolve(Mention(Speaker(description="she"), 0, definite=True)) is None
