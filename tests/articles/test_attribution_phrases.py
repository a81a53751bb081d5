import pytest

from articles.quotations import Speaker
from tests.articles.quoted import ANSWER, MINA, one, speakers


@pytest.mark.parametrize(
    "text",
    [
        f"{ANSWER} Mina Toral said.",
        f"{ANSWER} said Mina Toral.",
        f"{ANSWER} says Mina Toral.",
        f"{ANSWER} Mina Toral has said.",
        f"{ANSWER} Mina Toral later added.",
        f"{ANSWER} Mina Toral said on Thursday.",
        f"{ANSWER} Mina Toral on Thursday said.",
        f"{ANSWER} Mina Toral told reporters late Monday.",
        f"{ANSWER} Mina Toral told the Valley Times in an interview.",
        f"{ANSWER} said Mina Toral on Thursday.",
        f"{ANSWER} said Mina Toral in an interview on Thursday.",
        f"{ANSWER} said Mina Toral as she closed the shop.",
        f"{ANSWER} said Mina Toral, adding nothing.",
        f"{ANSWER} wrote Mina Toral.",
        f"{ANSWER} Mina Toral tweeted.",
        f"{ANSWER} recalled Mina Toral.",
        f"{ANSWER} Mina Toral insisted.",
        f"{ANSWER} Mina Toral is quoted as saying.",
        f"{ANSWER} according to Mina Toral.",
        f"{ANSWER} — Mina Toral",
        "“The wells are dry”, said Mina Toral.",
        "“The wells are dry” is what Mina Toral said.",
        "“Who will pay?” asked Mina Toral.",
        "“Who will pay?” Mina Toral asked.",
        "“Run!” shouted Mina Toral.",
        "“It’s over.” Mina Toral said on Monday.",
        "“It’s over”—Mina Toral",
        "Mina Toral said: “The wells are dry.”",
        "Mina Toral said, “The wells are dry.”",
        "Mina Toral said that “the wells are dry”.",
        "Mina Toral told Reuters that “the wells are dry.”",
        "Mina Toral, in remarks to the press, dismissed these worries: “The wells are dry.”",
        "Mina Toral shook her head and said: “The wells are dry.”",
        "Mina Toral was blunt: “The wells are dry.”",
        "Mina Toral’s answer was short: “The wells are dry.”",
        "Mina Toral: “The wells are dry.”",
        "On Monday, Mina Toral told the council: “The wells are dry.”",
        "Speaking to reporters in Arvel, Mina Toral said: “The wells are dry.”",
        "When asked about it, Mina Toral said: “The wells are dry.”",
        "Asked whether she would resign, Mina Toral laughed: “The wells are dry.”",
        "Writing on a wall, Mina Toral said: “The wells are dry.”",
        "According to Mina Toral, “the wells are dry.”",
        "As Mina Toral put it, “the wells are dry.”",
        "In the words of Mina Toral, “the wells are dry.”",
        "State radio quoted Mina Toral as saying “the wells are dry”.",
        "Mina Toral was quoted as saying: “The wells are dry.”",
        "Mina Toral called it “a betrayal of the valley” and left.",
        "The plan, Mina Toral said, was “a gift”.",
        "The plan was “a gift” to the town, Mina Toral said.",
    ],
)
def test_a_name_beside_a_verb_of_speech_is_the_speaker(text: str) -> None:
    assert (one(text).speaker, one(text).is_speech) == (MINA, True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“The wells are dry.”", "— Mina Toral"),
        ("Mina Toral told the council:", "“The wells are dry.”"),
    ],
)
def test_the_name_may_stand_in_the_paragraph_beside(first: str, second: str) -> None:
    assert one(first, second).speaker == MINA


@pytest.mark.parametrize(
    "text",
    [
        "Is the lending library cargo or crew? And who was it who shouted: “Wait!”",
        "The lending library sailed. Who was it on the quay who shouted: “Wait!”",
        "Mina Toral left. But what did it mean: “Wait!”",
        "The sign read: “Keep out.”",
        "Mayor Jane Roe’s office said the claims were “without merit.”",
        "The message was clear: “Keep out.”",
        "“We stay,” she said.",
        "Jane Roe and Ola Brun said “we stay”.",
        "“We stay,” Jane Roe, the mayor, and Ola Brun, her deputy, said.",
        "“It’s over.” Mina Toral said nothing more about the wells of the valley that day.",
    ],
)
def test_in_doubt_nobody_said_it(text: str) -> None:
    assert one(text).speaker is None
    assert one(text).is_speech


def test_a_sentence_of_speech_goes_on_after_it() -> None:
    assert one("Mina Toral denied it. “I was at home.”").speaker == MINA


def test_two_speakers_in_one_sentence_keep_their_own_words() -> None:
    assert speakers("Toral said “no” and Brun said “yes”.") == ["Toral", "Brun"]
    assert speakers("“No,” said Mina Toral. “Yes,” said Ola Brun.") == [
        "Mina Toral",
        "Ola Brun",
    ]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("حامد رحیمی گفت: «چاه‌ها خشک شده‌اند.»", "حامد رحیمی", ""),
        ("حامد رحیمی، سخنگوی وزارت، گفت: «چاه‌ها خشک‌اند.»", "حامد رحیمی", "سخنگوی وزارت"),
        ("باران نبارید. حامد رحیمی گفت که «ما می‌مانیم.»", "حامد رحیمی", ""),
        ("احمد وویل: «موږ به پاتې شو.»", "احمد", ""),
    ],
)
def test_dari_and_pashto_name_the_speaker_before_the_verb(text: str, name: str, role: str) -> None:
    assert one(text).speaker == Speaker(name, role)
