import pytest

from articles.speakers import Speaker
from tests.articles.quoted import described


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
        ("the water steward of Darrin", "water steward of Darrin", "", ""),
        ("the water steward of the Sef valley", "water steward of the Sef valley", "", ""),
        ("a dike warden at the Valley Trust", "dike warden", "Valley Trust", ""),
        ("a widow who grows beans below the dam", "widow", "", ""),
        ("a lorry driver who was carrying flour", "lorry driver", "", ""),
        ("a student of pharmacy who won the stage", "student of pharmacy", "", ""),
        ("a clerk whom nobody had paid", "clerk", "", ""),
        ("a bus conductor with two sons at school", "bus conductor", "", ""),
        ("a spokesman with the Water Ministry", "spokesman", "Water Ministry", ""),
        ("a soldier with the army", "soldier with the army", "", ""),
        ("a wheat farmer in the upper village of Sef", "wheat farmer", "", "upper village of Sef"),
        ("a potter from the north of Ruritania", "potter", "", "north of Ruritania"),
        ("a farmer in the Sef valley", "farmer", "", "Sef valley"),
        ("a scholar of the history of Ruritania", "scholar of the history of Ruritania", "", ""),
        ("a baker living in Arvel", "baker", "", "Arvel"),
        ("the day after", "", "", ""),
        ("a bag in her hand", "", "", ""),
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
    ("text", "role"),
    [
        ("Captain Rurik Stane", "Captain"),
        ("Captain Rurik Stane, the commander of the post", "commander of the post"),
        ("Lieutenant General Rurik Stane, head of the post", "head of the post"),
        ("Harbour spokesman Ola Brun, a father of two", "Harbour spokesman"),
        ("Mayor Ola Brun, a baker from Arvel", "Mayor"),
    ],
)
def test_a_rank_gives_way_to_a_role_and_no_other_title_does(text: str, role: str) -> None:
    assert described(f"{text}.").role == role
