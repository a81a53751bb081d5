from articles.prose import Prose
from articles.quotation_marks import parts


def prose(text: str) -> Prose:
    return Prose(0, text, list(parts(0, text, None)))


def test_quotations_are_blanked_out_and_everything_else_keeps_its_place() -> None:
    text = "Toral said: “We stay. We wait.” Then she left."
    found = prose(text).text
    assert len(found) == len(text)
    assert "stay" not in found
    assert found.index("Then") == text.index("Then")


def test_a_sentence_ends_at_a_stop_but_not_in_a_title_or_a_quotation() -> None:
    text = "Dr. Toral said “No. Never” twice. She left."
    sentences = prose(text).sentences
    assert [text[start:].split(maxsplit=1)[0] for start in sentences] == ["Dr.", "She"]


def test_a_verb_of_speech_is_no_noun_and_no_passive() -> None:
    text = "She says the claims were reported, and adds a question."
    assert [verb[0] for verb in prose(text).verbs] == ["says", "adds"]
