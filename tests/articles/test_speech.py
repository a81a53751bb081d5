import pytest

from articles.quotations import Speaker, find
from tests.articles.quoted import one


@pytest.mark.parametrize(
    "text",
    [
        "The principle of “strategic patience” is old.",
        "The so-called “zones” are closed.",
        "The villages are called “zones” by the army.",
        "Farmers are labelled “foreign agents” by the state.",
        "Her novel “Dust and Honey” sold well.",
        "The film “Dust and Honey,” shot in Arvel, won.",
        "Aziz “the Lion” Karim arrived.",
        "The “water peace” holds.",
        "They kept “strategic patience,” and waited.",
        "“Water Peace” Under Pressure",
        "A ‘Second Spring’ for Arvel",
        "Jane Roe said the so-called “zones” were closed.",
        "Jane Roe said her film “Dust and Honey” had won.",
        "این «منطقه» بسته است.",
    ],
)
def test_terms_titles_and_nicknames_are_said_by_nobody(text: str) -> None:
    assert (one(text).is_speech, one(text).speaker) == (False, None)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody answered. “We have waited for a year.”",
        "“We have waited for a year.”",
        "Then came the question. “Who will pay?”",
        "A voice in the dark: “Run!”",
        "The law bans “any gathering of more than five people in a public place” at night.",
        "باران نبارید. «ما یک سال است که منتظر هستیم»",
    ],
)
def test_a_sentence_is_speech_even_if_nobody_is_named(text: str) -> None:
    assert (one(text).is_speech, one(text).speaker) == (True, None)


def test_a_nickname_does_not_break_the_name() -> None:
    nickname, speech = sorted(
        find(["“No,” said Aziz “the Lion” Karim, a wrestler."]), key=lambda each: each.is_speech
    )
    assert nickname.words == "the Lion"
    assert speech.speaker == Speaker("Aziz Karim", "wrestler")
