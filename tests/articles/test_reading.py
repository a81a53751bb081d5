import pytest
from django.utils.safestring import SafeString

from articles import reading
from articles.content import Attribution
from articles.markup import blocks, text_of
from articles.models import Article, Quote, Section
from articles.reading import ReadingSection
from articles.voice_marks import Voice
from tests import factories

TEXT = (
    "<p>“We need <em>bread</em> &amp; salt,” said Mina Rahimi. “And soon.”</p>"
    "<h2>The <em>mill</em></h2><p>The “long road” is closed, “for good,” the mayor said.</p>"
)


def marked(html: str, *quotes: tuple[str, list[list[int]]], dateline: str = "") -> list[str]:
    """The bodies of a story in one section, with words of these speakers."""
    article = Article(pk=1, dateline=dateline)
    section = Section(pk=1, article=article, body=html)
    said = [
        Quote(article=article, section=section, described_as=speaker, spans=spans)
        for speaker, spans in quotes
    ]
    article._prefetched_objects_cache = {"sections": [section], "quotes": said}  # type: ignore[attr-defined]  # what prefetch_related fills
    shown = reading.sections(article, reading.voices(article))
    return [one.body for one in shown]


def span(number: int, speaker: str, words: str) -> str:
    return (
        f'<span class="quote" data-voice="{number}" data-speaker="{speaker}" tabindex="0"'
        f' aria-describedby="_voice-{number}">{words}</span>'
    )


def again(number: int, speaker: str, words: str) -> str:
    return f'<span class="quote" data-voice="{number}" data-speaker="{speaker}">{words}</span>'


def test_a_quotation_says_who_speaks() -> None:
    assert marked("<p>“Soon,” she said.</p>", ("Mina Rahimi, baker", [[0, 0, 7]])) == [
        f"<p>{span(1, 'Mina Rahimi, baker', '“Soon,”')} she said.</p>"
    ]


def test_both_parts_of_a_broken_quotation_say_who_speaks() -> None:
    html = "<p>“One,” she said. “Two.”</p>"
    assert marked(html, ("Mina", [[0, 0, 6], [0, 17, 23]])) == [
        f"<p>{span(1, 'Mina', '“One,”')} she said. {span(1, 'Mina', '“Two.”')}</p>"
    ]


def test_inside_other_elements_only_the_first_piece_takes_the_focus() -> None:
    assert marked("<p>“a <em>b</em> c”</p>", ("Mina", [[0, 0, 7]])) == [
        f"<p>{span(1, 'Mina', '“a ')}<em>{again(1, 'Mina', 'b')}</em>{again(1, 'Mina', ' c”')}</p>"
    ]


def test_a_speaker_is_text_and_never_markup() -> None:
    (body,) = marked("<p>“a”</p>", ('"><script>x</script>', [[0, 0, 3]]))
    assert "<script" not in body
    assert 'data-speaker="&quot;&gt;&lt;script&gt;' in body


def test_quotations_are_marked_in_the_order_of_the_text() -> None:
    (body,) = marked("<p>“a” “b”</p>", ("Tor", [[0, 4, 7]]), ("Mina", [[0, 0, 3]]))
    assert body == f"<p>{span(2, 'Mina', '“a”')} {span(1, 'Tor', '“b”')}</p>"


def test_words_whose_speaker_is_not_known_are_not_marked() -> None:
    assert marked("<p>“a”</p>", ("", [[0, 0, 3]])) == ["<p>“a”</p>"]


def test_a_dateline_and_a_quotation_share_the_first_paragraph() -> None:
    (body,) = marked("<p>“a” she said.</p>", ("Mina", [[0, 0, 3]]), dateline="ARVEL")
    assert text_of(body) == "ARVEL — “a” she said."
    assert body.endswith(f" — {span(1, 'Mina', '“a”')} she said.</p>")


def test_each_speaker_is_one_voice_in_the_order_of_the_first_words() -> None:
    article = Article(pk=1)
    said = [Quote(described_as=name) for name in ("Tor", "", "Mina", "Tor")]
    article._prefetched_objects_cache = {"quotes": said}  # type: ignore[attr-defined]  # as above
    assert reading.voices(article) == [Voice(1, "Tor"), Voice(2, "Mina")]


@pytest.mark.django_db
def test_a_published_story_reads_as_it_was_written() -> None:
    mina, mayor = factories.source(name="Mina Rahimi"), factories.source(name="Tor Aune")
    article = factories.published(
        html=TEXT,
        attributions=(
            Attribution(words="We need bread & salt,\nAnd soon.", source_id=mina.pk),
            Attribution(words="long road", speech=False),
            Attribution(words="for good,", source_id=mayor.pk, described_as="the mayor of Arvel"),
        ),
    )
    heard = reading.voices(article)
    lead, mill = reading.sections(article, heard)
    assert heard[-1].speaker == "the mayor of Arvel"
    assert (lead.heading, lead.title, lead.anchor) == ("", "", "")
    assert (mill.heading, mill.title, mill.anchor) == ("The <em>mill</em>", "The mill", "the-mill")
    assert blocks(lead.body) == ["“We need bread & salt,” said Mina Rahimi. “And soon.”"]
    assert "“long road”" in mill.body
    assert mill.body.count('class="quote"') == 1


def headed(count: int) -> list[ReadingSection]:
    nothing = SafeString()
    lead = ReadingSection(heading=nothing, title="", anchor="", body=nothing)
    section = ReadingSection(heading=SafeString("A"), title="A", anchor="a", body=nothing)
    return [lead, *[section] * count]


@pytest.mark.parametrize(("headings", "shown"), [(0, 0), (2, 0), (3, 3), (4, 4)])
def test_a_story_has_an_outline_from_three_headings_on(headings: int, shown: int) -> None:
    assert len(reading.outline(headed(headings))) == shown


def described(**fields: str) -> str:
    body = fields.pop("body", "")
    article = Article(pk=1, headline="Headline", **fields)
    section = Section(pk=1, article=article, body=body)
    article._prefetched_objects_cache = {"sections": [Section(body=""), section]}  # type: ignore[attr-defined]  # as above
    return reading.description(article)


def test_a_story_is_described_by_the_best_words_for_it() -> None:
    body = "<p>It has <em>not</em> rained.</p><p>They dig.</p>"
    assert described(search_description="A", standfirst="B", body=body) == "A"
    assert described(standfirst="B", body=body) == "B"
    assert described(body=body) == "It has not rained. They dig."
    assert described() == "Headline"


def test_first_words_end_with_a_whole_one() -> None:
    text = described(body=f"<p>{'water ' * 50}</p>")
    assert text.endswith("water …")
    assert 140 < len(text) <= reading.DESCRIPTION
