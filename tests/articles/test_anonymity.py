import pytest

from articles.quotations import Speaker
from tests.articles.quoted import one


@pytest.mark.parametrize(
    ("text", "description", "reason"),
    [
        (
            "One resident, who asked not to be named because he feared arrest, said: “No.”",
            "resident",
            "because he feared arrest",
        ),
        (
            "“No,” said a nurse who did not want to be named.",
            "nurse",
            "did not want to be named",
        ),
        (
            "A nurse, who asked not to be named because she was not authorised, said “no”.",
            "nurse",
            "because she was not authorised",
        ),
        (
            "“No,” one aid worker in Arvel said on condition of anonymity.",
            "aid worker in Arvel",
            "on condition of anonymity",
        ),
        (
            "“No,” said a teacher, requesting anonymity for fear of reprisals.",
            "teacher",
            "for fear of reprisals",
        ),
        ("Sources close to the talks said “no”.", "sources close to the talks", ""),
        ("“No,” sources close to the talks said.", "sources close to the talks", ""),
        ("“No,” said two residents of the old town.", "two residents of the old town", ""),
        ("“No,” a spokesperson for the ministry said.", "spokesperson for the ministry", ""),
        ("“No,” villagers said.", "villagers", ""),
        ("Fishermen said “no”.", "fishermen", ""),
        ("“No,” the spokesman said.", "spokesman", ""),
    ],
)
def test_a_source_without_a_name_is_described(text: str, description: str, reason: str) -> None:
    found = one(text).speaker
    assert found == Speaker(description=description, reason=reason)
    assert found is not None
    assert found.anonymous


def test_introduced_in_one_sentence_and_quoted_in_the_next() -> None:
    found = one(
        "A senior Harbour Ministry official, speaking on condition of anonymity, played it"
        " down. “The wells are full,” the official said. “We wait.”"
    )
    assert len(found.parts) == 2
    assert found.speaker == Speaker(
        description="senior Harbour Ministry official",
        reason="speaking on condition of anonymity",
    )


def test_taken_up_in_another_paragraph() -> None:
    story = ("A teacher, who asked not to be named, wept.", "“No,” the teacher said.")
    assert one(*story).speaker == Speaker(description="teacher", reason="asked not to be named")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("asked not to be named for the safety of his children", "for the safety of his children"),
        ("spoke on condition of anonymity to protect her sons", "to protect her sons"),
        ("asked not to be named given the talks in Ostrel", "given the talks in Ostrel"),
        ("declined to be named in this story", "declined to be named"),
        ("asked not to be named for this story", "asked not to be named"),
    ],
)
@pytest.mark.parametrize(
    "frame",
    ["A farmer, who {}, said: “No.”", "A farmer who {} said: “No.”", "“No,” said a farmer who {}."],
)
def test_a_reason_goes_on_to_the_comma_or_the_verb(asked: str, reason: str, frame: str) -> None:
    assert one(frame.format(asked)).speaker == Speaker(description="farmer", reason=reason)
