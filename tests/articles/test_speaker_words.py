import pytest

from articles.speaker_words import is_capital, is_organisation, is_rank, is_role


@pytest.mark.parametrize("word", ["spokesman", "Minister", "bakers", "co-founder", "beekeeper"])
def test_a_word_for_what_somebody_does_is_a_role(word: str) -> None:
    assert is_role(word)


@pytest.mark.parametrize("word", ["water", "Baxter", "river", "sign", "Indian"])
def test_other_words_that_sound_so_are_none(word: str) -> None:
    assert not is_role(word)


@pytest.mark.parametrize("role", ["Dr.", "Gen.", "Captain", "Major General"])
def test_a_rank_stands_before_a_name(role: str) -> None:
    assert is_rank(role)


@pytest.mark.parametrize("role", ["", "Mayor", "captain of the ferry", "Foreign Minister"])
def test_a_role_that_says_more_is_no_rank(role: str) -> None:
    assert not is_rank(role)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Water Ministry", True), ("NATO", True), ("Mina Toral", False), ("J.K.", False)],
)
def test_an_organisation_has_a_word_for_it_or_is_initials(name: str, expected: bool) -> None:
    assert is_organisation(name) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Toral", True), ("al-Rashid", True), ("d’Arvel", True), ("baker", False)],
)
def test_a_name_may_begin_with_a_small_particle(word: str, expected: bool) -> None:
    assert is_capital(word) is expected
