"""What the demo shows: every feature of the product in at least one of its stories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from articles import markup, readiness
from articles.languages import Language
from articles.models import Article, Author, Picture, Quote, Source
from donations import ledger
from donations.details import Details
from donations.models import Appeal, AppealVersion
from newsroom.demo import loading, story_file
from newsroom.look import publisher
from newsroom.models import SiteLink, SiteSettings


@pytest.fixture(scope="module")
def loaded_at(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[datetime]:
    """The demo, loaded once for all tests of this file, and when."""
    now = timezone.now()
    with django_db_blocker.unblock(), transaction.atomic():
        loading.load(now)
        yield now
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _in_the_demo(loaded_at: datetime, db: None) -> None:
    """Every test here sees the demo."""


def live() -> list[Article]:
    return list(Article.objects.live().with_story().newest_first())


def texts(article: Article) -> str:
    return "".join(section.heading + section.body for section in article.sections.all())


def test_there_are_a_dozen_stories_in_three_languages() -> None:
    languages = list(Article.objects.values_list("language", flat=True))

    assert len(languages) == 12
    assert {code: languages.count(code) for code in set(languages)} == {
        Language.ENGLISH: 10,
        Language.PASHTO: 1,
        Language.DARI: 1,
    }


def test_ten_are_live_one_waits_for_its_time_and_one_is_a_draft(loaded_at: datetime) -> None:
    scheduled = Article.objects.exclude(pk__in=Article.objects.live()).filter(status="published")

    assert len(live()) == 10
    assert [one.published_at for one in scheduled] == [loaded_at + timedelta(days=2)]
    assert Article.objects.filter(status="draft").count() == 1


def test_the_front_page_looks_fresh(loaded_at: datetime) -> None:
    times = [story.published_at for story in live()]

    assert all(time is not None and time <= loaded_at for time in times)
    assert times[0] == loaded_at - timedelta(minutes=40)
    assert len(set(times)) >= 7


def test_one_live_story_was_updated_and_one_has_changes_that_readers_do_not_see() -> None:
    changed = [story for story in live() if story.live_revision_id != story.latest_revision_id]

    assert sum(story.updated_at is not None for story in live()) == 1
    (story,) = changed
    assert story.latest_revision is not None
    assert story.latest_revision.content.headline != story.headline


def test_one_live_story_was_corrected() -> None:
    (story,) = [story for story in live() if story.corrected_at]

    assert story.updated_at is None
    assert "fourteen days" in story.corrections.get().note


def test_every_category_has_a_live_story() -> None:
    assert {story.category.name for story in live() if story.category} == {
        "World", "Society", "Economy", "Environment", "Culture", "Sport",
    }  # fmt: skip


def test_one_story_has_no_byline_and_one_has_two_authors() -> None:
    counts = [len(story.author_names) for story in live()]

    assert counts.count(0) == 1
    assert counts.count(2) == 1


def test_no_author_has_a_login_and_nobody_was_given_one() -> None:
    assert Author.objects.count() == 7
    assert not Author.objects.filter(user__isnull=False).exists()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "piece",
    ["<table>.*<caption>.*<th scope", "<ul>", "<ol>", "<blockquote", "<figcaption>",
     '<figure class="image"><img[^>]* alt="[^"]+', '<span lang="ps" dir="rtl">', "<em>"],
)  # fmt: skip
def test_every_piece_of_rich_text_is_in_an_english_story(piece: str) -> None:
    english = [story for story in live() if story.language == Language.ENGLISH]

    assert any(re.search(piece, texts(story), re.DOTALL) for story in english)


def test_a_picture_in_a_text_is_one_of_the_demo_s_own(client: Client) -> None:
    addresses = {picture.image.url for picture in Picture.objects.all()}

    used = {url for story in live() for url in re.findall(r'<img[^>]* src="([^"]+)', texts(story))}

    assert used
    assert used <= addresses


def test_one_story_is_long_enough_for_an_outline() -> None:
    assert max(len(story.sections.all()) for story in live()) >= 6


def test_three_stories_have_a_lead_picture_and_every_picture_its_words() -> None:
    pictures = [story.lead_picture for story in live() if story.lead_picture]

    assert len(pictures) == Picture.objects.count() == 3
    assert all(picture.alt and picture.caption and picture.credit for picture in pictures)
    assert {(picture.width, picture.height) for picture in pictures} == {(1600, 1000)}


def test_every_quotation_that_readers_get_has_a_source() -> None:
    published = Article.objects.filter(status="published")

    assert [
        problem
        for story in published
        if story.live_revision
        for problem in readiness.problems(story.live_revision.content)
    ] == []
    assert not Quote.objects.filter(article__in=published, source=None).exists()
    assert all(quote.speaker for quote in Quote.objects.filter(article__in=published))


def test_every_live_story_quotes_somebody_and_one_has_many_voices() -> None:
    voices = {story.slug: len({q.source_id for q in story.quotes.all()}) for story in live()}

    assert min(voices.values()) >= 1
    assert max(voices.values()) >= 5


def test_a_quotation_is_broken_by_its_attribution() -> None:
    (quote,) = Quote.objects.filter(words__startswith="A reporter does not cease")

    assert quote.words == (
        "A reporter does not cease to be one at a border,\n"
        "any more than a doctor forgets where the heart is."
    )
    assert quote.source is not None
    assert quote.source.name == "Ingra Tveld"


def test_a_source_is_protected_with_the_reason() -> None:
    (teacher,) = Source.objects.filter(description="teacher at the school")

    assert teacher.anonymous
    assert teacher.anonymity_reason == "for fear of arrest"
    assert teacher.quotes.count() == 2


def test_what_nobody_said_is_marked_as_no_speech() -> None:
    marked = [
        attribution.words
        for story in live()
        if story.live_revision
        for attribution in story.live_revision.content.attributions
        if not attribution.speech
    ]

    assert marked == ["all-weather link", "the Kettle", "A Road of Salt"]


def test_the_draft_has_a_quotation_that_waits_for_its_source() -> None:
    draft = Article.objects.get(status="draft")

    quotes = draft.quotes.filter(words="Wait! I have two chapters left!")

    assert [(quote.source, quote.speaker) for quote in quotes] == [(None, "")]


def test_a_speaker_is_known_by_name_in_three_languages() -> None:
    names = set(Source.objects.values_list("name", flat=True))

    assert {"Haron Pesk", "Tovan Alder", "زرغونه ستوري", "پروین ساحل"} <= names


def test_a_story_has_between_250_and_900_words() -> None:
    stories = [version for version in story_file.read_all() if version.published]

    counts = {story.key: len(markup.text_of(story.html).split()) for story in stories}

    assert {key: count for key, count in counts.items() if not 250 <= count <= 900} == {}


def test_the_house_style_has_no_typewriter_marks() -> None:
    for story in live():
        text = markup.text_of(texts(story)) + story.headline + story.standfirst
        assert not re.search(r"[\"']|--| - |\.\.\.", text), story.headline


def test_the_front_page_names_every_live_story(client: Client) -> None:
    page = client.get("/").content.decode()

    assert all(story.headline in page for story in live())


def test_every_live_story_has_a_page(client: Client) -> None:
    for story in live():
        response = client.get(story.get_absolute_url())
        assert response.status_code == 200
        assert f"<h1>{story.headline}</h1>" in response.content.decode()


@pytest.mark.parametrize("language", [Language.PASHTO, Language.DARI])
def test_a_story_in_arabic_script_is_set_from_right_to_left(
    client: Client, language: Language
) -> None:
    story = Article.objects.get(language=language)

    page = client.get(story.get_absolute_url()).content.decode()

    assert re.search(rf'lang="{language}"\s+dir="rtl"', page)


def test_drafts_and_what_is_to_come_have_no_page(client: Client) -> None:
    hidden = Article.objects.exclude(pk__in=Article.objects.live())

    assert [client.get(story.get_absolute_url()).status_code for story in hidden] == [404, 404]


def test_the_site_has_its_name_and_the_link_to_the_other_edition(client: Client) -> None:
    assert SiteSettings.objects.current().name == "Dawat Media Center"
    edition = SiteLink.objects.get(placement="edition")
    assert (edition.heading, edition.label) == ("Our Pashto-Dari Website", "دعوت میډیا ۲۴")
    assert (edition.address, edition.language) == ("https://dawatmedia24.com/", "ps")


def test_the_link_to_the_other_edition_can_be_moved_anywhere() -> None:
    edition = SiteLink.objects.get(placement="edition")
    assert SiteLink.objects.filter(address=edition.address).count() == 1


def test_structured_data_lead_to_the_policies(client: Client) -> None:
    site = SiteSettings.objects.current()
    facts = publisher.facts(site, lambda address: address)
    policies = {facts[name] for name in publisher.POLICIES if name in facts}
    assert {facts["ethicsPolicy"], facts["correctionsPolicy"]} == {
        "/ethics/",
        "/corrections-policy/",
    }
    assert {client.get(address).status_code for address in policies} == {200}


def test_every_link_on_this_site_leads_somewhere(client: Client) -> None:
    addresses = [one.address for one in SiteLink.objects.all() if one.address.startswith("/")]

    assert addresses
    assert {client.get(address).status_code for address in addresses} == {200}


def test_every_link_passes_the_checks_of_the_admin() -> None:
    for link in SiteLink.objects.all():
        link.full_clean()


def test_the_donation_details_are_the_newsroom_s_own() -> None:
    assert ledger.standing().shown == Details(
        holder="Dawat Media Center",
        bank="DNB",
        account_number="05302294668",
        iban="NO1505302294668",
        bic="DNBANOKK",
        vipps_number="557320",
    )


def test_the_demo_s_appeal_suggests_amounts_and_has_a_history() -> None:
    assert Appeal.objects.in_language("en").suggested("EUR") == (10, 25, 50)
    assert AppealVersion.objects.count() == 1
