import pytest

from articles import html
from articles.account_numbers import foreign
from articles.content import Attribution
from articles.story_texts import of_html, texts_of
from tests import factories

pytestmark = pytest.mark.django_db

FOREIGN = "1234 56 78903"
ATTACKS = {
    "0530<b>22</b>94669 konto <b>1234</b> 56 <i>789</i>03": "Paragraph 1",
    "<p>One</p><p>Give to 12<strong>34</strong> 5<em>6</em> 78<sub>9</sub>03</p>": "Paragraph 2",
    "<p>1234&#32;56&#x20;78903</p>": "Paragraph 1",
    "<p>&#49;234&nbsp;56&nbsp;78903</p>": "Paragraph 1",
    "<p>1234&shy;56&shy;78903</p>": "Paragraph 1",
    "<p>1234<wbr>56<wbr>78903</p>": "Paragraph 1",
    "<p>1234<!-- 0 -->56<!-- 9 -->78903</p>": "Paragraph 1",
    "<p>1234&#8203;56&#8203;78903</p>": "Paragraph 1",
    "<p>1234<script>0</script>56<style>9</style>78903</p>": "Paragraph 1",
    "<p>1234<br>56<br>78903</p>": "Paragraph 1",
    "<p>1234</p><p>56</p><p>78903</p>": "Paragraph 1",
    "<table><tbody><tr><td>1234</td><td>56</td><td>78903</td></tr></tbody></table>": "Paragraph 1",
    "<ul>" + "".join(f"<li>{one}</li>" for one in "12345678903") + "</ul>": "Paragraph 1",
    f"<h2>Give to {FOREIGN}</h2><p>Now.</p>": "Heading",
    f"<p>A</p><h2>The wells</h2><p>B</p><p>{FOREIGN}</p>": "Paragraph 2 under “The wells”",
    f"<blockquote><p>{FOREIGN}</p></blockquote>": "Paragraph 1",
    f"<figure><img alt='x' src='/x.webp'><figcaption>{FOREIGN}</figcaption></figure>": (
        "Paragraph 1"
    ),
    f'<p>A</p><img src="/x.webp" alt="A poster: {FOREIGN}">': "Description of a picture",
    '<p><a href="https://example.org/?a=12345678903">Give</a></p>': "Address of a link",
    '<p><a href="https://example.org/?a=1234%2056%2078903">Give</a></p>': "Address of a link",
    '<p><a href="https://example.org/?a=1234&#x35;678903">Give</a></p>': "Address of a link",
    '<p><a href="tel:12345678903">Give</a></p>': "Address of a link",
    '<p><a href="https://qr.vipps.no/donations/99">Give</a></p>': "Address of a link",
    '<p dir="rtl">حساب: <span dir="ltr">۱۲۳۴</span> ۵۶ ۷۸۹۰۳</p>': "Paragraph 1",
}


@pytest.fixture(autouse=True)
def live() -> None:
    factories.donation_details()


def places(source: str) -> list[str]:
    return [one.message.split(", “")[0] for one in foreign(of_html("html", html.clean(source)))]


@pytest.mark.parametrize(("source", "place"), ATTACKS.items())
def test_no_html_hides_a_number_and_its_place_is_told(source: str, place: str) -> None:
    assert place in places(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p>Give to 0530 22 94668 or Vipps <strong>#557320</strong>.</p>",
        '<p><a href="mailto:desk@example.org">Write</a>, <a href="tel:+4722123456">call</a></p>',
        '<p><a href="https://example.org/2025/12/04/wells-123/">Wells</a></p>',
        "<table><tbody><tr><td>2021</td><td>1 204</td><td>5 678</td></tr></tbody></table>",
        "<h2>12 March 2025</h2><p>41 454 761 people, 1 250 000 kroner</p>",
        '<img src="/media/pictures/12345678903.webp" alt="A well" width="1200" height="800">',
    ],
)
def test_what_every_story_has_passes(source: str) -> None:
    assert places(source) == []


@pytest.mark.parametrize(
    "field", ["headline", "slug", "standfirst", "dateline", "byline_text", "search_description"]
)
def test_every_text_around_the_story_is_read(field: str) -> None:
    content = factories.content(**{field: "konto 1234 56 78903"})
    assert [one.field for one in foreign(texts_of(content))] == [field]


def test_how_a_speaker_is_described_is_read() -> None:
    said = (Attribution(words="No.", source_id=1, described_as=f"treasurer, {FOREIGN}"),)
    found = foreign(texts_of(factories.content(attributions=said)))
    assert [one.field for one in found] == ["attributions"]
