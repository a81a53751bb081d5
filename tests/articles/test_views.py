import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from articles import pages, pictures
from articles.content import Attribution
from articles.models import Article, Quote
from newsroom.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

SPOKEN = "<p>“The wells are dry,” said Mina Toral, mayor of Ostrel.</p>"
LISTED = '<h{level}><a href="{address}">{headline}</a></h{level}>'


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def story(client: Client, article: Article) -> str:
    return html(client, article.get_absolute_url())


def crowd(count: int) -> list[Article]:
    """Stories of as many authors, categories, sections, quotes and sources."""
    return [
        factories.published(
            author_ids=tuple(factories.author().pk for _ in range(count)),
            lead_picture_id=pictures.store(factories.image_file(), alt="A well").pk,
            html=SPOKEN * count + f"<h2>Part</h2>{SPOKEN}" * count,
            attributions=tuple(
                Attribution(words="The wells are dry,", source_id=factories.source().pk)
                for _ in range(2 * count)
            ),
        )
        for _ in range(2)
    ]


# Front page


def test_a_front_page_without_stories_says_so(client: Client) -> None:
    assert "Nothing has been published here yet." in html(client, "/")


def test_the_front_page_shows_what_is_live_and_nothing_else(client: Client) -> None:
    live = factories.published(headline="Rain in Ostrel")
    factories.draft(headline="Snow in Arvel")
    factories.published(headline="Sun in Ketar", at=timezone.now() + timedelta(hours=1))
    page = html(client, "/")
    assert (
        LISTED.format(level=2, address=live.get_absolute_url(), headline="Rain in Ostrel") in page
    )
    assert "Arvel" not in page
    assert "Ketar" not in page


def test_the_newest_story_leads_the_front_page(client: Client) -> None:
    factories.published(headline="Rain", at=timezone.now() - timedelta(days=1))
    factories.published(headline="Snow")
    page = html(client, "/")
    assert page.index("Snow") < page.index("Rain")


def test_a_card_says_what_the_story_is(client: Client) -> None:
    author = factories.author(name="Mina Toral")
    factories.published(
        headline="Rain & snow",
        standfirst="A wet week.",
        author_ids=(author.pk,),
        category_id=factories.category(name="Weather").pk,
        lead_picture_id=pictures.store(factories.image_file(), alt="A cloud").pk,
    )
    page = html(client, "/")
    for text in ("Rain &amp; snow", "A wet week.", "<bdi>Mina Toral</bdi>", "Weather", "A cloud"):
        assert text in page


def test_a_card_carries_the_language_of_its_story(client: Client) -> None:
    factories.published(headline="باران", language="fa-AF")
    page = html(client, "/")
    assert re.search(r'<article class="story-card[^"]*" lang="fa-AF" dir="rtl">', page)
    assert 'site-words" lang="en" dir="ltr"' in page


def test_older_stories_are_a_page_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SIZE", 1)
    older = factories.published(at=timezone.now() - timedelta(days=1))
    newer = factories.published()
    assert f'href="?after={newer.pk}"' in html(client, "/")
    second = html(client, f"/?after={newer.pk}")
    assert older.headline in second
    assert newer.headline not in second
    assert f'href="http://testserver/?after={newer.pk}"' in second  # its one address
    assert 'href="/">Newest stories' in second


def test_what_a_link_adds_to_the_address_makes_no_other_page(client: Client) -> None:
    assert '<link rel="canonical" href="http://testserver/">' in html(client, "/?utm_source=x")


def test_an_unknown_key_is_not_found(client: Client) -> None:
    html(client, "/?after=abc", status=404)


# Category


def test_a_category_shows_its_own_stories(client: Client) -> None:
    weather = factories.category(name="Weather", slug="weather", description="Rain and snow.")
    ours = factories.published(category_id=weather.pk)
    other = factories.published()
    page = html(client, "/category/weather/")
    assert "<h1>Weather</h1>" in page
    assert "Rain and snow." in page
    assert ours.headline in page
    assert other.headline not in page
    assert 'href="/category/weather/" aria-current="page"' in page


def test_a_category_without_stories_says_so(client: Client) -> None:
    category = factories.category()
    assert "There are no stories in this section yet." in html(client, category.get_absolute_url())


def test_a_category_has_its_name_in_any_script(client: Client) -> None:
    factories.category(name="کلتور", slug="کلتور")
    assert "<h1>کلتور</h1>" in html(client, "/category/کلتور/")


def test_an_unknown_category_is_not_found(client: Client) -> None:
    html(client, "/category/nowhere/", status=404)


# Story


def test_a_story_page_holds_the_whole_story(client: Client) -> None:
    authors = [factories.author(name=name).pk for name in ("Mina Toral", "Tor Aune")]
    picture = pictures.store(
        factories.image_file(), alt="A dry well", caption="The well in May.", credit="Ada Lind"
    )
    article = factories.published(
        headline="Wells run dry",
        standfirst="A village waits for rain.",
        dateline="OSTREL",
        author_ids=tuple(authors),
        category_id=factories.category(name="Weather").pk,
        lead_picture_id=picture.pk,
        html="<p>It has not rained.</p><h2>What now</h2><p>They dig.</p>",
    )
    page = story(client, article)
    for expected in (
        "<title>Wells run dry · Newsroom</title>",
        '<meta name="description" content="A village waits for rain.">',
        "<h1>Wells run dry</h1>",
        '<p class="standfirst">A village waits for rain.</p>',
        "By <bdi>Mina Toral</bdi> and <bdi>Tor Aune</bdi>",
        '<p><span class="dateline" dir="auto">OSTREL</span> — It has not rained.</p>',
        '<h2 id="what-now">What now</h2>',
        'href="#what-now"',
        'width="1200" height="800" alt="A dry well"',
        "The well in May.",
        "Ada Lind",
        "Comments are closed.",
        ">Weather</a>",
    ):
        assert expected in page


def test_a_story_says_when_it_was_published_and_updated(client: Client) -> None:
    article = factories.published(at=timezone.now() - timedelta(hours=1))
    assert "Published <time" in story(client, article)
    assert "Updated" not in story(client, article)
    Article.objects.update(updated_at=timezone.now())
    assert "Updated <time" in story(client, article)


@pytest.mark.parametrize(
    ("reads", "shown"), [(0, None), (1, ">1 read<"), (37, ">37 reads<"), (1204, ">1,204 reads<")]
)
def test_a_story_says_how_often_it_was_read(client: Client, reads: int, shown: str | None) -> None:
    article = factories.published()
    Article.objects.update(reads=reads)
    page = story(client, article)
    assert shown in page if shown else "reads<" not in page


def test_the_newsroom_decides_what_is_shown_around_a_story(client: Client) -> None:
    article = factories.published()
    Article.objects.update(reads=37)
    SiteSettings.objects.create(pk=1, reads_are_shown=False, comments_are_closed=False)
    page = story(client, article)
    assert "37 reads" not in page
    assert "Comments are closed." not in page


def test_every_quotation_points_at_its_voice(client: Client) -> None:
    source = factories.source(name="Mina Toral", role="mayor", organisation="Ostrel")
    article = factories.published(
        html=SPOKEN, attributions=(Attribution(words="The wells are dry,", source_id=source.pk),)
    )
    speaker = Quote.objects.get().speaker
    page = story(client, article)
    assert 'aria-describedby="_voice-1">“The wells are dry,”</span>' in page
    assert f'data-speaker="{speaker}"' in page
    assert f'<li id="_voice-1"><bdi>{speaker}</bdi></li>' in page


def test_a_story_without_quotations_lists_no_voices(client: Client) -> None:
    assert "Voices in this story" not in story(client, factories.published())


def test_a_story_of_three_parts_has_an_outline(client: Client) -> None:
    parts = "".join(f"<h2>Part {number}</h2><p>Text.</p>" for number in "abc")
    page = story(client, factories.published(html=f"<p>Lead.</p>{parts}"))
    outline = page[page.index("In this story") : page.index("</nav>", page.index("In this story"))]
    assert re.findall(r'href="#([^"]+)">([^<]+)', outline) == [
        ("part-a", "Part a"),
        ("part-b", "Part b"),
        ("part-c", "Part c"),
    ]


def test_a_story_in_pashto_is_set_from_right_to_left(client: Client) -> None:
    page = story(client, factories.published(headline="اوبه", language="ps"))
    assert '<article class="story" lang="ps" dir="rtl"' in page
    assert 'as="font"' in page
    assert '<html lang="en" dir="ltr">' in page


def test_a_story_in_english_fetches_no_font_ahead(client: Client) -> None:
    assert 'as="font"' not in story(client, factories.published())


def test_a_shared_link_shows_headline_and_picture(client: Client) -> None:
    picture = pictures.store(factories.image_file(), alt="A dry well")
    article = factories.published(headline="Wells & rain", lead_picture_id=picture.pk)
    page = story(client, article)
    address = f"http://testserver{article.get_absolute_url()}"
    for expected in (
        f'<link rel="canonical" href="{address}">',
        f'<meta property="og:url" content="{address}">',
        '<meta property="og:type" content="article">',
        '<meta property="og:title" content="Wells &amp; rain">',
        f'<meta property="og:image" content="http://testserver{picture.image.url}">',
    ):
        assert expected in page


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_what_is_not_live_is_not_found(client: Client, state: str) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    article = factories.draft() if state == "draft" else factories.published(at=tomorrow)
    html(client, article.get_absolute_url(), status=404)


# Reads


def test_a_read_is_counted(client: Client) -> None:
    article = factories.published()
    for _ in range(2):
        response = client.post(f"{article.get_absolute_url()}read/")
        assert response.status_code == 204
    article.refresh_from_db()
    assert article.reads == 2


def test_a_read_needs_no_token_and_leaves_no_cookie() -> None:
    article = factories.published()
    response = Client(enforce_csrf_checks=True).post(f"{article.get_absolute_url()}read/")
    assert response.status_code == 204
    assert not response.cookies


def test_a_read_of_a_draft_is_not_counted(client: Client) -> None:
    article = factories.draft()
    client.post(f"{article.get_absolute_url()}read/")
    article.refresh_from_db()
    assert article.reads == 0


def test_looking_at_the_address_counts_nothing(client: Client) -> None:
    article = factories.published()
    assert client.get(f"{article.get_absolute_url()}read/").status_code == 405


# Cost


@pytest.mark.parametrize("count", [1, 30])
def test_a_story_costs_ten_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article, _ = crowd(count)
    with django_assert_num_queries(10):
        story(client, article)


@pytest.mark.parametrize("count", [1, 30])
def test_the_front_page_costs_five_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        factories.published(author_ids=(factories.author().pk,))
    with django_assert_num_queries(5):
        html(client, "/")


@pytest.mark.parametrize("count", [1, 30])
def test_a_category_costs_six_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    category = factories.category()
    for _ in range(count):
        factories.published(category_id=category.pk, author_ids=(factories.author().pk,))
    with django_assert_num_queries(6):
        html(client, category.get_absolute_url())
