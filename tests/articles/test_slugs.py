import pytest
from django.core.exceptions import ValidationError

from articles.slugs import MAXIMUM_LENGTH, make_slug, validate_slug


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Rain in Ostrel, at Last", "rain-in-ostrel-at-last"),
        ("“No,” she said — twice", "no-she-said-twice"),
        ("Blåbær på Ærøya", "blåbær-på-ærøya"),
        ("د اوبو کمښت", "د-اوبو-کمښت"),
        ("مدرسه\u200cها باز می\u200cشوند", "مدرسه-ها-باز-می-شوند"),
        ("?!", ""),
        ("_under_score_", "under_score"),
    ],
)
def test_a_slug_keeps_the_words_of_a_headline_in_any_script(headline: str, slug: str) -> None:
    assert make_slug(headline) == slug


def test_a_long_slug_ends_with_a_whole_word() -> None:
    slug = make_slug("water " * 40)
    assert len(slug) <= MAXIMUM_LENGTH
    assert set(slug.split("-")) == {"water"}


def test_one_endless_word_is_cut() -> None:
    assert make_slug("w" * 500) == "w" * MAXIMUM_LENGTH


@pytest.mark.parametrize(
    "slug", ["", "-rain", "rain-", "rain--snow", "rain snow", "rain/snow", "ra\x00in"]
)
def test_what_is_not_a_slug_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError, match="is not a slug"):
        validate_slug(slug)


@pytest.mark.parametrize("slug", ["rain", "rain-2", "د-اوبو-کمښت"])
def test_what_is_a_slug_is_taken(slug: str) -> None:
    validate_slug(slug)
