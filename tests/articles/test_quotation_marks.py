import pytest

from articles.quotations import Part, Speaker, find
from tests.articles.quoted import MINA, one


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We stay,” said Mina Toral.", "We stay,"),
        ('"We stay," said Mina Toral.', "We stay,"),
        ("‘We stay,’ said Mina Toral.", "We stay,"),
        ("'We stay,' said Mina Toral.", "We stay,"),
        ("«We stay,» said Mina Toral.", "We stay,"),
        ("« We stay, » said Mina Toral.", "We stay,"),
        ("„We stay“, said Mina Toral.", "We stay"),
        ("”We stay,” said Mina Toral.", "We stay,"),
        ("‘We don’t stay,’ said Mina Toral.", "We don’t stay,"),
        ("'We don't stay,' said Mina Toral.", "We don't stay,"),
        ("‘It’s the nurses’ union’s job,’ said Mina Toral.", "It’s the nurses’ union’s job,"),
        ("‘We danced in the ’90s,’ said Mina Toral.", "We danced in the ’90s,"),
        ("“She told me ‘go home’ then,” said Mina Toral.", "She told me ‘go home’ then,"),
        ("‘She told me “go home” then,’ said Mina Toral.", "She told me “go home” then,"),
        ('"The pipe is 12" wide," said Mina Toral.', 'The pipe is 12" wide,'),
        ("“He is 5’10” tall,” said Mina Toral.", "He is 5’10” tall,"),
    ],
)
def test_a_quotation_stands_between_marks_of_many_kinds(text: str, words: str) -> None:
    assert (one(text).words, one(text).speaker) == (words, MINA)


@pytest.mark.parametrize(
    "text",
    [
        "The journalists’ union met at King’s College in the ’90s and didn’t vote.",
        "The journalists' union met at King's College in the '90s and didn't vote.",
        'He is 5\'10" tall, and the pipe is 12" wide.',
        "He ran the mile in 4'05\" and rock 'n' roll played.",
        "“We stay, said Mina Toral.",
        "We stay,” said Mina Toral.",
        "“”",
        "“ ”",
        "",
    ],
)
def test_other_signs_are_no_quotation(text: str) -> None:
    assert find([text]) == []


def test_a_part_has_its_place_with_the_marks() -> None:
    assert one("Lead.", "Then: “We stay.”").parts == (Part("We stay.", 1, 6, 16),)


def test_a_quotation_may_go_on_over_paragraphs_that_open_again() -> None:
    found = one("“The wells are dry.", "“We carry it home.", "“We stay,” said Mina Toral.")
    assert [part.block for part in found.parts] == [0, 1, 2]
    assert found.words == "The wells are dry.\nWe carry it home.\nWe stay,"
    assert found.speaker == MINA


def test_it_keeps_the_speaker_of_its_first_paragraph() -> None:
    found = one("Mina Toral said: “The wells are dry.", "“We carry it home.”")
    assert (len(found.parts), found.speaker) == (2, MINA)


def test_a_forgotten_mark_does_not_swallow_the_story() -> None:
    found = find(["“We stay, said Mina Toral.", "Nobody came.", "“No,” said Ola Brun."])
    assert [quotation.words for quotation in found] == ["No,"]


def test_a_forgotten_mark_does_not_take_in_the_next_speaker() -> None:
    found = find(["“We stay, said Mina Toral.", "“No,” said Ola Brun."])
    assert [(each.words, each.speaker) for each in found] == [("No,", Speaker("Ola Brun"))]


def test_a_forgotten_mark_loses_only_its_own_quotation() -> None:
    text = "“We stay, said Mina Toral. “No,” said Ola Brun."
    assert one(text).speaker == Speaker("Ola Brun")
