from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from articles import workflow
from newsroom import pages
from newsroom.linking.link_targets import Targets
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def targets() -> Iterator[Targets]:
    with override_settings(SITE_ADDRESS="https://valley.example"):
        yield Targets()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/donate/",
        "/donate",
        "/?after=3",
        "/corrections/#_main",
        "/corrections/#",
        "/admin/articles/article/",
        "/static/img/icon.svg",
        "/feed.atom",
        "/favicon.ico",
        "https://valley.example/donate/",
    ],
)
def test_what_is_there_is_no_problem(targets: Targets, address: str) -> None:
    assert targets.problem(address) == ""


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/gone/", "mailto:nobody@valley.example", "//other.example/"],
)
def test_other_sites_are_not_asked(targets: Targets, address: str) -> None:
    assert targets.problem(address) == ""


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/stories/never-told/", "no page"),
        ("/category/nothing/", "no page"),
        ("/nowhere", "no page"),
        ("/nowhere/at/all.html", "no page"),
        ("https://valley.example/stories/never-told/", "no page"),
        ("/donate/#nowhere", "no place called “nowhere”"),
        ("/media/pictures/missing.webp", "file is missing"),
        ("/static/img/missing.svg", "file is missing"),
    ],
)
def test_what_is_not_there_is_said(targets: Targets, address: str, said: str) -> None:
    assert said in targets.problem(address)


def test_a_file_that_is_there_is_found(targets: Targets) -> None:
    name = default_storage.save("pictures/well.txt", ContentFile(b"water"))
    assert targets.problem(default_storage.url(name)) == ""


def test_the_object_behind_the_address_counts(targets: Targets) -> None:
    live, draft = factories.published(), factories.draft()
    assert targets.problem(live.get_absolute_url()) == ""
    assert "no page" in targets.problem(f"/stories/{draft.slug}/")
    assert "cannot" not in targets.problem(f"{live.get_absolute_url()}read/")
    assert "Nothing can be opened" in targets.problem(f"{live.get_absolute_url()}read/")


def test_what_was_withdrawn_is_said_to_be(targets: Targets) -> None:
    article = factories.published()
    workflow.withdraw(article, reason="It was about another town.")
    assert "withdrawn" in targets.problem(article.get_absolute_url())


def test_an_address_that_leads_on_is_no_problem(targets: Targets) -> None:
    page = factories.published_page(address="old-home")
    pages.move(page, "new-home")
    assert targets.problem("/old-home/") == ""


def test_an_anchor_alone_is_looked_for_on_the_page_that_has_it(targets: Targets) -> None:
    text = "<p>Lead.</p><h2>The well</h2><p>Dry.</p>"
    story = factories.published(html=text).get_absolute_url()
    assert targets.problem("#the-well", story) == ""
    assert "no place" in targets.problem("#the-river", story)


def test_a_page_is_asked_once(
    targets: Targets, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    targets.problem("/donate/")
    with django_assert_num_queries(0):
        targets.problem("/donate/#_main")
