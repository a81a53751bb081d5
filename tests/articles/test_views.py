import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from articles import pages, pictures, workflow
from articles.changes import Change
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
    authors = [
        factories.author(name="Mina Toral", slug="mina").pk,
        factories.author(name="Tor Aune", has_page=False).pk,
    ]
    picture = pictures.store(
        factories.image_file(), alt="A dry well", caption="The well in May.", credit="Ada Lind"
    )
    article = factories.published(
        headline="Wells run dry",
        standfirst="A village waits for rain.",
        dateline="OSTREL",
        author_ids=tuple(authors),
        byline_text="in Ostrel",
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
        'By <a href="/authors/mina/" rel="author"><bdi>Mina Toral</bdi></a> and ',
        "<bdi>Tor Aune</bdi> <bdi>in Ostrel</bdi></p>",
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


def test_a_story_says_when_it_was_published_updated_and_corrected(client: Client) -> None:
    article = factories.published(at=timezone.now() - timedelta(hours=1))
    page = story(client, article)
    assert "Published <time" in page
    assert "Updated" not in page
    assert "Corrected" not in page
    Article.objects.update(updated_at=timezone.now())
    assert "Updated <time" in story(client, article)
    workflow.publish(article, change=Change.CORRECTION, note="The well is in Arvel.")
    assert "Corrected <time" in story(client, article)


def test_search_engines_get_the_best_description_that_there_is(client: Client) -> None:
    article = factories.published(search_description="Best.", standfirst="Good.")
    described = r'<meta (?:name|property)="(?:og:)?description" content="(.*?)">'
    assert re.findall(described, story(client, article)) == ["Best.", "Best."]
    Article.objects.update(search_description="")
    assert re.findall(described, story(client, article)) == ["Good.", "Good."]


# Corrections


def correct(article: Article, note: str, change: Change = Change.CORRECTION) -> None:
    workflow.publish(article, change=change, note=note)


def test_corrections_stand_dated_under_the_story(client: Client) -> None:
    article = factories.published()
    assert "_corrections" not in story(client, article)
    correct(article, "It is <Arvel>.")
    correct(article, "Last year.", Change.CLARIFICATION)
    page = story(client, article).partition('<section class="corrections"')[2]
    first, second = page.index("It is &lt;Arvel&gt;."), page.index("Last year.")
    assert page.index("<strong>Correction</strong> <time") < first
    assert first < page.index("<strong>Clarification</strong> <time") < second
    assert '<a href="/corrections/">All corrections</a>' in page


def test_corrections_are_gathered_newest_first(client: Client) -> None:
    one, other = factories.published(headline="Rain"), factories.published(headline="Snow")
    correct(one, "First note.")
    correct(other, "Second note.")
    page = html(client, "/corrections/")
    assert page.index("Second note.") < page.index("First note.")
    for article in (one, other):
        key = article.corrections.get().pk
        link = f'<a href="{article.get_absolute_url()}#_correction-{key}">{article.headline}</a>'
        assert link in page
        assert f'id="_correction-{key}"' in story(client, article)


def test_older_corrections_are_a_page_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SIZE", 1)
    article = factories.published()
    correct(article, "First note.")
    correct(article, "Second note.")
    first = html(client, "/corrections/")
    assert "First note." not in first
    link = re.search(r'href="(\?after=\d+)" rel="next">Older corrections', first)
    assert link
    second = html(client, f"/corrections/{link[1]}")
    assert "First note." in second
    assert "Second note." not in second
    html(client, "/corrections/?after=0", status=404)


@pytest.mark.parametrize("remove", ["withdraw", "unpublish"])
def test_of_a_story_that_readers_may_not_see_no_correction_is_told(
    client: Client, remove: str
) -> None:
    article = factories.published()
    correct(article, "A note.")
    if remove == "withdraw":
        workflow.withdraw(article, reason="A mistake.")
    else:
        workflow.unpublish(article)
    assert "A note." not in html(client, "/corrections/")


def test_a_correction_does_not_say_who_made_it(client: Client) -> None:
    person = factories.editor(first_name="Mina", last_name="Toral")
    article = factories.published()
    workflow.publish(article, by=person, change=Change.CORRECTION, note="A note.")
    for page in (story(client, article), html(client, "/corrections/"), html(client, "/feed.atom")):
        assert "Toral" not in page


# Withdrawn


def test_a_withdrawn_story_leaves_a_notice_and_nothing_else(client: Client) -> None:
    article = factories.published(
        headline="Wells run dry", slug="a-slug", standfirst="A village.", html="<p>No rain.</p>"
    )
    correct(article, "A note.")
    workflow.withdraw(article, reason="Two <towns> were mixed up.")
    response = client.get("/stories/a-slug/")
    page = response.content.decode()
    assert response.status_code == 410
    assert response["Cache-Control"] == "no-cache"
    assert "Withdrawn <time" in page
    assert "Two &lt;towns&gt; were mixed up." in page
    assert '<meta name="robots" content="noindex">' in page
    for absent in ("Wells run dry", "A village.", "No rain.", "A note.", "ld+json", "reads.js"):
        assert absent not in page


def test_a_withdrawn_story_is_on_no_list(client: Client) -> None:
    author, category = factories.author(), factories.category()
    article = factories.published(
        headline="Wells run dry", author_ids=(author.pk,), category_id=category.pk
    )
    workflow.withdraw(article, reason="A mistake.")
    for page in ("/", "/feed.atom", category.get_absolute_url(), author.get_absolute_url()):
        assert "Wells run dry" not in html(client, page)


def test_what_is_published_again_is_there_again(client: Client) -> None:
    article = factories.published()
    workflow.withdraw(article, reason="A mistake.")
    html(client, article.get_absolute_url(), status=410)
    workflow.publish(article)
    assert article.headline in story(client, article)


def test_a_read_of_a_withdrawn_story_is_not_counted(client: Client) -> None:
    article = factories.published()
    workflow.withdraw(article, reason="A mistake.")
    client.post(f"{article.get_absolute_url()}read/")
    article.refresh_from_db()
    assert article.reads == 0


# Authors


def test_an_author_has_a_page_with_their_live_stories(client: Client) -> None:
    author = factories.author(name="Mina Toral", slug="mina", about="Reports from Ostrel.")
    ours = factories.published(author_ids=(factories.author().pk, author.pk))
    draft = factories.draft(author_ids=(author.pk,))
    other = factories.published(author_ids=(factories.author().pk,))
    page = html(client, "/authors/mina/")
    for expected in ("<h1><bdi>Mina Toral</bdi></h1>", "Reports from Ostrel.", ours.headline):
        assert expected in page
    assert draft.headline not in page
    assert other.headline not in page


def test_an_authors_older_stories_are_a_page_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SIZE", 1)
    author = factories.author()
    factories.published(author_ids=(author.pk,), at=timezone.now() - timedelta(days=1))
    newer = factories.published(author_ids=(author.pk,))
    assert f'href="?after={newer.pk}"' in html(client, author.get_absolute_url())


def test_an_author_without_a_page_has_none_and_no_link_to_it(client: Client) -> None:
    author = factories.author(has_page=False)
    article = factories.published(author_ids=(author.pk,))
    html(client, author.get_absolute_url(), status=404)
    assert "/authors/" not in story(client, article)


def test_nothing_connects_a_pseudonym_with_a_login(client: Client) -> None:
    person = factories.editor(username="mina", first_name="Mina", last_name="Toral")
    known = factories.author(name="Mina Toral", slug="mina", user=person)
    pseudonym = factories.author(name="The Ferryman", is_pseudonym=True)
    signed = factories.published(by=person, author_ids=(pseudonym.pk,))
    own = factories.published(by=person, author_ids=(known.pk,))
    page = html(client, pseudonym.get_absolute_url()).lower()
    assert signed.headline.lower() in page
    assert own.headline.lower() not in page
    for where in (page, story(client, signed).lower()):
        assert "mina" not in where
        assert "toral" not in where
    assert signed.headline not in html(client, known.get_absolute_url())


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
def test_a_story_costs_twelve_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article, _ = crowd(count)
    with django_assert_num_queries(12):
        story(client, article)


@pytest.mark.parametrize("count", [1, 30])
def test_the_front_page_costs_seven_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        factories.published(author_ids=(factories.author().pk,))
    with django_assert_num_queries(7):
        html(client, "/")


@pytest.mark.parametrize("count", [1, 30])
def test_a_category_costs_eight_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    category = factories.category()
    for _ in range(count):
        factories.published(category_id=category.pk, author_ids=(factories.author().pk,))
    with django_assert_num_queries(8):
        html(client, category.get_absolute_url())


@pytest.mark.parametrize("count", [1, 30])
def test_a_corrected_story_costs_one_query_more(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article, _ = crowd(1)
    for number in range(count):
        correct(article, f"Note {number}.")
    with django_assert_num_queries(13):
        story(client, article)


@pytest.mark.parametrize("count", [1, 30])
def test_the_corrections_cost_six_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        correct(factories.published(), "A note.")
    with django_assert_num_queries(6):
        html(client, "/corrections/")


@pytest.mark.parametrize("count", [1, 30])
def test_an_authors_page_costs_eight_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    author = factories.author()
    for _ in range(count):
        factories.published(author_ids=(author.pk, factories.author().pk))
    with django_assert_num_queries(8):
        html(client, author.get_absolute_url())
