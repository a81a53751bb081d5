import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quotations import Part, Quotation, Speaker, find

MINA = Speaker("Mina Toral")
ANSWER = "“The wells are dry,”"


def one(*blocks: str) -> Quotation:
    (quotation,) = find(blocks)
    return quotation


def last(*blocks: str) -> Quotation:
    return find(blocks)[-1]


def speakers(*blocks: str) -> list[str | None]:
    return [found.speaker.name if found.speaker else None for found in find(blocks)]


class TestMarks:
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
    def test_a_quotation_stands_between_marks_of_many_kinds(self, text: str, words: str) -> None:
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
    def test_other_signs_are_no_quotation(self, text: str) -> None:
        assert find([text]) == []

    def test_a_part_has_its_place_with_the_marks(self) -> None:
        assert one("Lead.", "Then: “We stay.”").parts == (Part("We stay.", 1, 6, 16),)

    def test_a_quotation_may_go_on_over_paragraphs_that_open_again(self) -> None:
        found = one("“The wells are dry.", "“We carry it home.", "“We stay,” said Mina Toral.")
        assert [part.block for part in found.parts] == [0, 1, 2]
        assert found.words == "The wells are dry.\nWe carry it home.\nWe stay,"
        assert found.speaker == MINA

    def test_it_keeps_the_speaker_of_its_first_paragraph(self) -> None:
        found = one("Mina Toral said: “The wells are dry.", "“We carry it home.”")
        assert (len(found.parts), found.speaker) == (2, MINA)

    def test_a_forgotten_mark_does_not_swallow_the_story(self) -> None:
        found = find(["“We stay, said Mina Toral.", "Nobody came.", "“No,” said Ola Brun."])
        assert [quotation.words for quotation in found] == ["No,"]

    def test_a_forgotten_mark_does_not_take_in_the_next_speaker(self) -> None:
        found = find(["“We stay, said Mina Toral.", "“No,” said Ola Brun."])
        assert [(each.words, each.speaker) for each in found] == [("No,", Speaker("Ola Brun"))]

    def test_a_forgotten_mark_loses_only_its_own_quotation(self) -> None:
        text = "“We stay, said Mina Toral. “No,” said Ola Brun."
        assert one(text).speaker == Speaker("Ola Brun")


class TestAttribution:
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
    def test_a_name_beside_a_verb_of_speech_is_the_speaker(self, text: str) -> None:
        assert (one(text).speaker, one(text).is_speech) == (MINA, True)

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("“The wells are dry.”", "— Mina Toral"),
            ("Mina Toral told the council:", "“The wells are dry.”"),
        ],
    )
    def test_the_name_may_stand_in_the_paragraph_beside(self, first: str, second: str) -> None:
        assert one(first, second).speaker == MINA

    @pytest.mark.parametrize(
        "text",
        [
            "The sign read: “Keep out.”",
            "Mayor Jane Roe’s office said the claims were “without merit.”",
            "The message was clear: “Keep out.”",
            "“We stay,” she said.",
            "Jane Roe and Ola Brun said “we stay”.",
            "“We stay,” Jane Roe, the mayor, and Ola Brun, her deputy, said.",
            "“It’s over.” Mina Toral said nothing more about the wells of the valley that day.",
        ],
    )
    def test_in_doubt_nobody_said_it(self, text: str) -> None:
        assert one(text).speaker is None
        assert one(text).is_speech

    def test_a_sentence_of_speech_goes_on_after_it(self) -> None:
        assert one("Mina Toral denied it. “I was at home.”").speaker == MINA

    def test_two_speakers_in_one_sentence_keep_their_own_words(self) -> None:
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
    def test_dari_and_pashto_name_the_speaker_before_the_verb(
        self, text: str, name: str, role: str
    ) -> None:
        assert one(text).speaker == Speaker(name, role)


class TestParts:
    @pytest.mark.parametrize(
        "text",
        [
            f"{ANSWER} said Mina Toral. “We wait.”",
            f"{ANSWER} Mina Toral said. “We wait.”",
            f"{ANSWER} Mina Toral said, “and we wait.”",
            f"{ANSWER} said Mina Toral, adding: “We wait.”",
            f"{ANSWER} said Mina Toral, a hydrologist at the Valley Institute in Arvel. “We wait.”",
            "“Why?” asked Mina Toral. “We wait.”",
            "‘It’s dry,’ said Mina Toral. ‘We wait.’",
        ],
    )
    def test_a_quotation_broken_by_its_attribution_is_one_in_two_parts(self, text: str) -> None:
        found = one(text)
        assert len(found.parts) == 2
        assert found.speaker
        assert found.speaker.name == "Mina Toral"

    @pytest.mark.parametrize(
        "text",
        [
            "Mina Toral called it “a gift” and said “we wait”.",
            "“No,” said Mina Toral. She paused. “Never again.”",
            "“No,” said Mina Toral, adding that the plan was “a gift”.",
        ],
    )
    def test_other_quotations_of_one_speaker_are_two(self, text: str) -> None:
        assert speakers(text) == ["Mina Toral", "Mina Toral"]

    def test_a_third_part_belongs_to_it_too(self) -> None:
        assert len(one("“No,” said Mina Toral. “Never,” she added. “We stay.”").parts) == 3


class TestBackReferences:
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
    def test_whoever_was_introduced_is_known_by_less(self, text: str) -> None:
        assert one(self.INTRODUCED, text).speaker == self.BAKER

    def test_a_title_in_an_earlier_paragraph_is_kept(self) -> None:
        story = ("Harbour spokeswoman Jane Roe confirmed the plan.", "Roe was calm: “We wait.”")
        assert one(*story).speaker == Speaker("Jane Roe", "Harbour spokeswoman")

    def test_a_pronoun_means_the_last_one_whom_it_fits(self) -> None:
        story = (
            "Jane Roe, a spokeswoman, came. Ola Brun, a spokesman, followed. “We wait,” {} said."
        )
        assert one(story.format("she")).speaker == Speaker("Jane Roe", "spokeswoman")
        assert one(story.format("he")).speaker == Speaker("Ola Brun", "spokesman")

    def test_a_pronoun_means_the_last_speaker_not_who_was_only_mentioned(self) -> None:
        story = f"{ANSWER} said Mina Toral. The bridge was built by Jane Roe."
        assert last(story, "“We wait,” she said.").speaker == MINA

    def test_the_minister_is_not_another_minister(self) -> None:
        found = one("Harbour Minister Jane Roe came.", "“We wait,” the finance minister said.")
        assert found.speaker == Speaker(description="finance minister")

    def test_a_surname_that_two_people_have_stays_a_surname(self) -> None:
        found = one("Jane Roe met Adil Roe at the harbour.", "“We wait,” said Roe.")
        assert found.speaker == Speaker("Roe")

    def test_another_title_is_another_person(self) -> None:
        found = one("Ola Brun, a baker, came.", "“We wait,” said Mayor Brun.")
        assert found.speaker == Speaker("Brun", "Mayor")

    def test_the_ministry_is_the_one_introduced(self) -> None:
        found = one("The Water Ministry closed the wells.", "“We wait,” the ministry said.")
        assert found.speaker == Speaker("Water Ministry", organisation="Water Ministry")

    def test_what_comes_later_in_the_story_is_not_known_before(self) -> None:
        assert speakers("“No,” said Brun.", "Ola Brun, a baker, left.") == ["Brun"]

    def test_a_paragraph_of_nothing_else_goes_on_after_a_quotation(self) -> None:
        assert speakers("Mina Toral said: “We stay.”", "“We wait.”") == ["Mina Toral"] * 2

    def test_not_after_a_paragraph_that_ended_otherwise(self) -> None:
        assert speakers(f"{ANSWER} said Mina Toral.", "“We wait.”") == ["Mina Toral", None]


class TestUnnamed:
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
    def test_a_source_without_a_name_is_described(
        self, text: str, description: str, reason: str
    ) -> None:
        found = one(text).speaker
        assert found == Speaker(description=description, reason=reason)
        assert found is not None
        assert found.anonymous

    def test_introduced_in_one_sentence_and_quoted_in_the_next(self) -> None:
        found = one(
            "A senior Harbour Ministry official, speaking on condition of anonymity, played it"
            " down. “The wells are full,” the official said. “We wait.”"
        )
        assert len(found.parts) == 2
        assert found.speaker == Speaker(
            description="senior Harbour Ministry official",
            reason="speaking on condition of anonymity",
        )

    def test_taken_up_in_another_paragraph(self) -> None:
        story = ("A teacher, who asked not to be named, wept.", "“No,” the teacher said.")
        assert one(*story).speaker == Speaker(description="teacher", reason="asked not to be named")


class TestSpeech:
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
    def test_terms_titles_and_nicknames_are_said_by_nobody(self, text: str) -> None:
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
    def test_a_sentence_is_speech_even_if_nobody_is_named(self, text: str) -> None:
        assert (one(text).is_speech, one(text).speaker) == (True, None)

    def test_a_nickname_does_not_break_the_name(self) -> None:
        nickname, speech = sorted(
            find(["“No,” said Aziz “the Lion” Karim, a wrestler."]), key=lambda each: each.is_speech
        )
        assert nickname.words == "the Lion"
        assert speech.speaker == Speaker("Aziz Karim", "wrestler")


PIECES = st.sampled_from(
    [*"“”\"'‘’«»„ .,:?—\n", " said ", "Mina Toral", " the mayor", " who ", "’s ", "5'10\"", " he "]
)


@given(st.lists(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join), max_size=5))
def test_any_text_gives_parts_that_stand_where_they_say_in_order(blocks: list[str]) -> None:
    found = find(blocks)
    assert all(quotation.parts for quotation in found)
    assert [each.parts[0] for each in found] == sorted(
        (each.parts[0] for each in found), key=lambda part: (part.block, part.start)
    )
    parts = sorted((p for each in found for p in each.parts), key=lambda p: (p.block, p.start))
    for part in parts:
        assert part.words
        assert part.words in blocks[part.block][part.start : part.end]
    for before, after in pairwise(parts):
        assert before.block < after.block or before.end <= after.start


@pytest.mark.parametrize(
    "piece",
    [
        "“No,” said Jane Roe, who ",
        "(“a”, said Jane) ",
        "“",
        "'a b' ",
        "‘a’ ",
        "said ",
        "Jane of the ",
        "a, ",
        "— Jane “a” ",
    ],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    started = time.process_time()
    find([piece * (200_000 // len(piece))])
    assert time.process_time() - started < 10
