from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

EVENING = datetime(2025, 12, 4, 17, 30, tzinfo=UTC)


def rendered(source: str, **context: object) -> str:
    return Template("{% load articles %}" + source).render(Context(context))


def test_every_name_in_a_byline_keeps_its_own_direction() -> None:
    assert rendered("{{ names|byline }}", names=["ګلالۍ نوري", "Tor <Aune>"]) == (
        "By <bdi>ګلالۍ نوري</bdi> and <bdi>Tor &lt;Aune&gt;</bdi>"
    )


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("weekday", "Thursday 4 December 2025"),
        ("minute", "4 December 2025, 18:30"),
        ("zoned", "4 December 2025, 18:30 CET"),
    ],
)
def test_times_are_told_in_the_zone_of_the_site(form: str, shown: str) -> None:
    time = rendered(f"{{{{ moment|{form} }}}}", moment=EVENING)
    assert time == f'<time datetime="2025-12-04T18:30+01:00">{shown}</time>'


@pytest.mark.parametrize(
    ("code", "attributes"),
    [
        ("en", 'lang="en" dir="ltr"'),
        ("ps", 'lang="ps" dir="rtl"'),
        ("fa-AF", 'lang="fa-AF" dir="rtl"'),
    ],
)
def test_a_text_carries_its_language_and_direction(code: str, attributes: str) -> None:
    assert rendered("{% in_language code %}", code=code) == attributes


def test_the_words_of_the_site_carry_theirs_only_inside_another_language() -> None:
    assert rendered("{% in_site_language 'en' %}") == ""
    assert rendered("{% in_site_language 'ps' %}") == 'lang="en" dir="ltr"'
    with translation.override("fa-af"):
        assert rendered("{% in_site_language 'fa-AF' %}") == ""
        assert rendered("{% in_site_language 'en' %}") == 'lang="fa-AF" dir="rtl"'
