import pytest

from articles.cast import Cast
from articles.mentions import Mention
from articles.quotations import Speaker
from tests.articles.quoted import ANSWER, MINA, last, one, speakers

BAKER = Speaker("Ola Brun", "baker", place="Arvel")
INTRODUCED = "Ola Brun, a baker from Arvel, opened early."


@pytest.mark.parametrize(
    "text",
    [
        f"{ANSWER} said Brun.",
        f"{ANSWER} Brun said.",
        f"{ANSWER} Mr. Brun said.",
        f"{ANSWER} he said.",
        f"{ANSWER} they said.",
        f"{ANSWER} the baker said.",
        f"{ANSWER} said the baker.",
        "Brun, in remarks to the press, dismissed these worries: “The wells are dry.”",
        "Brun’s answer was short: “The wells are dry.”",
        "He said “the wells are dry”.",
    ],
)
def test_whoever_was_introduced_is_known_by_less(text: str) -> None:
    assert one(INTRODUCED, text).speaker == BAKER


def test_a_title_in_an_earlier_paragraph_is_kept() -> None:
    story = ("Harbour spokeswoman Jane Roe confirmed the plan.", "Roe was calm: “We wait.”")
    assert one(*story).speaker == Speaker("Jane Roe", "Harbour spokeswoman")


def test_a_pronoun_means_the_last_one_whom_it_fits() -> None:
    story = "Jane Roe, a spokeswoman, came. Ola Brun, a spokesman, followed. “We wait,” {} said."
    assert one(story.format("she")).speaker == Speaker("Jane Roe", "spokeswoman")
    assert one(story.format("he")).speaker == Speaker("Ola Brun", "spokesman")


def test_a_pronoun_means_the_last_speaker_not_who_was_only_mentioned() -> None:
    story = f"{ANSWER} said Mina Toral. The bridge was built by Jane Roe."
    assert last(story, "“We wait,” she said.").speaker == MINA


def test_the_minister_is_not_another_minister() -> None:
    found = one("Harbour Minister Jane Roe came.", "“We wait,” the finance minister said.")
    assert found.speaker == Speaker(description="finance minister")


def test_a_surname_that_two_people_have_stays_a_surname() -> None:
    found = one("Jane Roe met Adil Roe at the harbour.", "“We wait,” said Roe.")
    assert found.speaker == Speaker("Roe")


def test_another_title_is_another_person() -> None:
    found = one("Ola Brun, a baker, came.", "“We wait,” said Mayor Brun.")
    assert found.speaker == Speaker("Brun", "Mayor")


def test_the_ministry_is_the_one_introduced() -> None:
    found = one("The Water Ministry closed the wells.", "“We wait,” the ministry said.")
    assert found.speaker == Speaker("Water Ministry", organisation="Water Ministry")


def test_what_comes_later_in_the_story_is_not_known_before() -> None:
    assert speakers("“No,” said Brun.", "Ola Brun, a baker, left.") == ["Brun"]


def test_a_paragraph_of_nothing_else_goes_on_after_a_quotation() -> None:
    assert speakers("Mina Toral said: “We stay.”", "“We wait.”") == ["Mina Toral"] * 2


def test_not_after_a_paragraph_that_ended_otherwise() -> None:
    assert speakers(f"{ANSWER} said Mina Toral.", "“We wait.”") == ["Mina Toral", None]


def test_a_cast_completes_what_it_knows_of_somebody() -> None:
    cast = Cast()
    cast.meet(Speaker("Mina Toral", "fellow"))
    cast.meet(Speaker("Mina Toral", place="Arvel"))
    assert cast.resolve(Mention(Speaker("Toral"), 0)) == Speaker(
        "Mina Toral", "fellow", "", "Arvel"
    )


def test_a_pronoun_without_anybody_is_nobody() -> None:
    assert Cast().resolve(Mention(Speaker(description="she"), 0, definite=True)) is None
