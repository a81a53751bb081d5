"""A changed template that leaves out what it has to contain is told so."""

import pytest

from newsroom.managed import families, previewing
from newsroom.managed.samples import samples

pytestmark = pytest.mark.django_db
LINK_LANGUAGE = " {% in_language link.language %}"
LACKING = {
    ("header", "{{ site.name }}{% endif %}", "{% endif %}"): "The site's name",
    ("header", 'href="{{ donations.address }}"', 'href="/give/"'): "A link to the donation page",
    ("header", "{{ section.name }}", "Section"): "A link to every section",
    ("header", 'href="{{ link.address }}"', 'href="/"'): "The site links of the header",
    ("header", LINK_LANGUAGE, ""): "The language of every site link",
    ("footer", "{{ link.label }}", "Link"): "The site links of the footer",
    ("footer", "{{ publisher.name }}", ""): "Who publishes the site",
    ("footer", "{{ publisher.postal_address|linebreaksbr }}", ""): "Who publishes the site",
    ("edition-link", "{{ link.label }}", "Pashto"): "The label of every link to another edition",
    ("edition-link", LINK_LANGUAGE, ""): "The language of every site link",
    ("comments-notice", '{% translate "Comments are closed." %}', ""): "Words that say so",
    ("error-message", "h1>", "h2>"): "A main heading",
    ("front-page", "h1", "h2"): "A main heading",
    ("story-card", "{{ story.headline }}", "A story"): "The headline, with a link",
    ("story-card", "{{ story.published_at|minute }}", ""): "When the story was published",
    ("story-card", " {% in_language story.language %}", ""): "The story's language",
    ("story-page", "<h1>{{ story.headline }}</h1>", "<h1>Story</h1>"): "The headline as main",
    ("story-page", " {% in_language story.language %}", ""): "The story's language",
    ("story-page", "{{ part.text }}", ""): "The whole text",
    ("story-page", "{{ section.heading }}", "{{ section.title|lower }}"): "The whole text",
    ("story-page", '<h2 id="{{ section.anchor }}">', "<h2>"): "The id of every section",
    ("story-page", '{% include "quote" with quote=part.quote %}', "{{ part.quote.words }}"): (
        "Every quote with its speaker"
    ),
    ("story-page", '{% include "picture" with picture=story.picture %}', ""): "The picture, with",
    ("story-page", '{% include "story-origin" %}', ""): "Who wrote it",
    ("story-page", '{% include "story-corrections" %}', ""): "Every correction",
    ("story-page", '{% include "story-voices" %}', ""): "Every voice",
    ("story-origin", "{{ story.published_at|zoned }}", ""): "When it was published",
    ("story-corrections", "{{ correction.note }}", ""): "Every correction, with its kind",
    ("story-corrections", ' id="{{ correction.anchor }}"', ""): "The id of every correction",
    ("story-voices", "{{ voice.speaker }}", ""): "Every voice",
    ("quote", ' data-speaker="{{ quote.speaker }}"', ""): "The words, in an element with",
    ("quote", ' aria-describedby="{{ quote.voice }}"', ""): "The words, in an element with",
    ("picture", "{{ picture.credit }}", ""): "The picture, with its alternative text",
    ("picture", "{{ picture.alt }}", "Picture"): "The picture, with its alternative text",
    ("donation-panel", "{{ donations.numbers }}", ""): "The numbers as they are, once",
    ("donation-panel", "{{ donations.address }}", "/give/"): "A link to the donation page",
    ("donation-page", "{{ donations.numbers }}", "{{ donations.numbers }}" * 2): "The numbers",
    ("donation-page", "h1", "h2"): "The heading of the appeal",
}


def lacking(name: str, source: str) -> list[str]:
    return [
        said
        for sample in samples(name)
        for said in previewing.missing(previewing.previewed(name, source, sample))
    ]


@pytest.mark.parametrize(("name", "old", "new"), LACKING)
def test_what_a_template_leaves_out_is_told(name: str, old: str, new: str) -> None:
    default = families.default_source(name)
    assert old in default
    told = lacking(name, default.replace(old, new))
    assert any(one.startswith(LACKING[name, old, new]) for one in told)


def test_a_front_page_without_some_stories_is_told_so() -> None:
    default = families.default_source("front-page")
    start, end = default.index("{% if rail %}"), default.index("{% if columns %}")
    told = lacking("front-page", default[:start] + "</div>" + default[end:])
    assert told == [
        "Every story, with its headline and a link to its page.",
        "When every story was published: {{ story.published_at|minute }}.",
    ]


def test_a_panel_that_no_story_page_includes_is_looked_at_all_the_same() -> None:
    assert lacking("donation-panel", "<p>Give.</p>").count(
        "The numbers as they are, once: {{ donations.numbers }}."
    ) >= len([one for one in samples("donation-panel") if one.values])


@pytest.mark.parametrize(
    "around",
    [
        "<div hidden>{}</div>",
        '<div aria-hidden="true">{}</div>',
        '<div class="visually-hidden">{}</div>',
        "<details><summary>Numbers</summary>{}</details>",
        "{{% if donations.heading != 'x' %}}<div class='skip-link'>{}</div>{{% endif %}}",
    ],
)
@pytest.mark.parametrize("name", ["donation-panel", "donation-page"])
def test_numbers_that_are_not_in_plain_sight_are_told(name: str, around: str) -> None:
    numbers = "{{ donations.numbers }}"
    source = families.default_source(name).replace(numbers, around.format(numbers))
    assert any(one.startswith("The numbers in plain sight") for one in lacking(name, source))
