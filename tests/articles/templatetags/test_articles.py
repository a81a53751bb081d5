import json
from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from articles.models import Article, Author, Byline

EVENING = datetime(2025, 12, 4, 17, 30, tzinfo=UTC)


def rendered(source: str, **context: object) -> str:
    return Template("{% load articles %}" + source).render(Context(context))


def signed(byline_text: str, *authors: Author) -> Article:
    article = Article(pk=1, byline_text=byline_text)
    names = [Byline(author=author) for author in authors]
    article._prefetched_objects_cache = {"bylines": names}  # type: ignore[attr-defined]  # what prefetch_related fills
    return article


def test_every_name_in_a_byline_keeps_its_own_direction() -> None:
    article = signed("in <Ostrel>", Author(name="ګلالۍ نوري"), Author(name="Tor <Aune>"))
    assert rendered("{{ article|byline }}", article=article) == (
        "By <bdi>ګلالۍ نوري</bdi> and <bdi>Tor &lt;Aune&gt;</bdi> <bdi>in &lt;Ostrel&gt;</bdi>"
    )


def test_names_lead_to_their_pages_if_they_have_one() -> None:
    article = signed("", Author(name="Mina", slug="mina"), Author(name="Tor", has_page=False))
    assert rendered("{{ article|linked_byline }}", article=article) == (
        'By <a href="/authors/mina/" rel="author"><bdi>Mina</bdi></a> and <bdi>Tor</bdi>'
    )


def test_nobody_named_is_no_byline() -> None:
    assert rendered("{{ article|byline }}{{ article|signed }}", article=signed("in Ostrel")) == ""


def test_a_data_block_cannot_be_left() -> None:
    facts = {"headline": "</script><!-- & \u2028"}
    block = rendered("{% structured_data facts name %}", facts=facts, name="A <b> & C")
    assert not set("<>&\u2028") & set(block)
    assert json.loads(block)["headline"] == facts["headline"]
    assert json.loads(block)["publisher"]["name"] == "A <b> & C"


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
