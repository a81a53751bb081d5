import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.markup import text_of
from articles.models import Article, Author, Category, Source
from articles.plain_text import MAXIMUM_BYTES
from tests import factories

PAGE = """\
Wells Run Dry in the Ostrel Valley, Testing an Old Peace

412

SARWAN — The last of the nine wells above Sarwan went dry on Monday, and the two towns that share them sent their mayors to look.

The valley—a patchwork of orchards—has lived by its “water peace” since the flood.

Nine Wells, Two Towns

“We count the buckets now,” said Mina Toral, a hydrologist at the Ostrel Water Institute in Sarwan. “By autumn we will count the cups.”

Mayor Adil Renko asked for patience. Renko, in remarks to the town council, was short: “Nobody goes thirsty here.”

A Quiet Warning

A senior ministry official, speaking on condition of anonymity, was less sure. “The maps are old,” the official said. “We plan with what we have.”

The towns meet again next week.

Our Pashto-Dari Website

دعوت میډیا ۲۴

Donate Here

Support Dawat Media Center

Every gift keeps a reporter at work.
DNB Bank AC # 0530 2294668
Account for international payments: NO15 0530 2294 668
Vipps: #557321

Comments are closed.
"""  # noqa: E501 - a saved page has a line for each paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved_page(tmp_path: Path) -> Path:
    return saved(tmp_path, PAGE)


def saved(folder: Path, text: str | bytes) -> Path:
    path = folder / "page.txt"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def run(*arguments: str | Path) -> str:
    out = StringIO()
    call_command("import_story", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_a_saved_page_becomes_a_structured_story(saved_page: Path) -> None:
    run(saved_page)
    article = Article.objects.get()
    assert article.headline == "Wells Run Dry in the Ostrel Valley, Testing an Old Peace"
    assert (article.reads, article.dateline) == (412, "SARWAN")
    assert article.status == Article.Status.DRAFT
    assert [section.heading for section in article.sections.all()] == [
        "",
        "Nine Wells, Two Towns",
        "A Quiet Warning",
    ]
    assert [quote.speaker for quote in article.quotes.all()] == [
        "Mina Toral, hydrologist, Ostrel Water Institute, Sarwan",
        "Adil Renko, Mayor",
        "senior ministry official, speaking on condition of anonymity",
    ]
    assert article.quotes.all()[0].words.split("\n") == [
        "We count the buckets now,",
        "By autumn we will count the cups.",
    ]


def test_the_public_page_shows_every_paragraph_as_it_stands_in_the_file(saved_page: Path) -> None:
    run(saved_page, "--publish")
    response = Client().get(Article.objects.get().get_absolute_url())
    text = shown(response.content.decode())
    for paragraph in PAGE.split("\n\n")[2:10]:
        assert paragraph in text


def shown(html: str) -> str:
    """The story on a page as text, without its tags."""
    article = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert article
    return text_of(article[0])


def test_the_report_says_what_was_found_line_by_line(saved_page: Path) -> None:
    lines = run(saved_page, "--publish", "--category", "World").splitlines()
    for expected in [
        "headline      Wells Run Dry in the Ostrel Valley, Testing an Old Peace",
        "reads         412",
        "dateline      SARWAN",
        "lead          2 paragraphs",
        "section       Nine Wells, Two Towns (2 paragraphs)",
        "not speech    “water peace”",
        "furniture     comments notice: Comments are closed.",
    ]:
        assert expected in lines
    assert any("(2 parts) — Mina Toral, hydrologist" in line for line in lines)


def test_the_report_says_whether_the_account_numbers_are_the_live_ones(saved_page: Path) -> None:
    factories.donation_details()
    lines = [line.strip() for line in run(saved_page).splitlines()]
    assert "account number 0530 22 94668: the live one" in lines
    assert "IBAN NO15 0530 2294 668: the live one" in lines
    assert "Vipps number 557321: NOT the live one" in lines


def test_a_story_with_an_account_number_that_is_not_ours_is_not_imported(tmp_path: Path) -> None:
    factories.donation_details()
    page = PAGE.replace("The towns meet", "Give to 1234 56 78903. The towns meet")
    with pytest.raises(CommandError) as refused:
        run(saved(tmp_path, page), "--publish", "--category", "World", "--byline", "Aska Venn")
    assert str(refused.value).startswith("Paragraph 2 under “A Quiet Warning”, “Give to 1234 56")
    assert "is not one of the newsroom's own" in str(refused.value)
    assert not Article.objects.exists()
    assert (Source.objects.count(), Category.objects.count(), Author.objects.count()) == (0, 0, 0)


def test_a_second_run_changes_nothing_and_says_so(saved_page: Path) -> None:
    arguments = (saved_page, "--publish", "--category", "World", "--byline", "Aska Venn")
    run(*arguments)
    before = list(Article.objects.get().revisions.values_list("number", "kind"))
    assert "imported before, nothing changed" in run(*arguments)
    assert list(Article.objects.get().revisions.values_list("number", "kind")) == before
    assert (Source.objects.count(), Category.objects.count(), Author.objects.count()) == (3, 1, 1)


def test_a_page_that_changed_updates_its_story(saved_page: Path, tmp_path: Path) -> None:
    run(saved_page, "--publish")
    report = run(saved(tmp_path, PAGE.replace("next week", "tomorrow")), "--publish")
    assert "updated" in report
    assert "tomorrow" in Article.objects.get().sections.last().body  # type: ignore[union-attr]  # it has sections
    assert Source.objects.count() == 3


def test_a_draft_that_was_imported_can_be_published_by_a_second_run(saved_page: Path) -> None:
    run(saved_page)
    assert "published" in run(saved_page, "--publish")
    assert Article.objects.live().exists()


def test_a_story_that_was_edited_here_is_never_overwritten(
    saved_page: Path, tmp_path: Path
) -> None:
    run(saved_page)
    article = Article.objects.get()
    workflow.save_draft(factories.content(headline="Edited here"), article)
    with pytest.raises(CommandError, match="was edited here"):
        run(saved(tmp_path, PAGE.replace("next week", "tomorrow")))
    article.refresh_from_db()
    assert article.headline == "Edited here"


def test_category_byline_and_time_come_from_the_command_line(saved_page: Path) -> None:
    run(saved_page, "--publish", "--category", "World", "--byline", "Aska Venn",
        "--published", "2025-12-04 18:30")  # fmt: skip
    article = Article.objects.get()
    assert article.category
    assert article.category.name == "World"
    assert article.author_names == ["Aska Venn"]
    assert article.published_at
    assert timezone.localtime(article.published_at).isoformat() == "2025-12-04T18:30:00+01:00"


def test_a_category_that_exists_is_found_whatever_the_case(saved_page: Path) -> None:
    category = factories.category(name="World", slug="world")
    run(saved_page, "--category", "world")
    assert Article.objects.get().category == category


@pytest.mark.parametrize("separator", [" – ", " -- ", " - "])
def test_a_dateline_in_another_style_is_shown_as_it_stands(tmp_path: Path, separator: str) -> None:
    run(saved(tmp_path, PAGE.replace("SARWAN — ", f"SARWAN{separator}")), "--publish")
    article = Article.objects.get()
    html = Client().get(article.get_absolute_url()).content.decode()
    assert article.dateline == "SARWAN"
    assert f"SARWAN{separator}The last of the nine wells" in shown(html)
    assert shown(html).count("SARWAN") == 1


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_line_ends_and_a_byte_order_mark_give_the_same_story(
    tmp_path: Path, ends: str, mark: str
) -> None:
    run(saved(tmp_path, (mark + PAGE).replace("\n", ends)))
    sections = [section.body for section in Article.objects.get().sections.all()]
    assert len(sections) == 3
    assert "\r" not in "".join(sections)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n\n",
        b"\x00\x01\x02\x89PNG" * 100,
        "Überschrift".encode("latin-1") * 9,
        b"Only a headline",
    ],
    ids=["empty", "blank", "binary", "not UTF-8", "no text"],
)
def test_what_is_no_page_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    refused(saved(tmp_path, data))


def test_a_page_without_a_headline_is_refused(tmp_path: Path) -> None:
    paragraph = "The last of the nine wells went dry on Monday, and the mayors came to look. " * 6
    refused(saved(tmp_path, f"{paragraph}\n\n{paragraph}"))


def test_a_page_that_is_too_large_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(MAXIMUM_BYTES * 10)
    refused(path)


def test_a_path_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "missing.txt")
    refused(tmp_path)


def test_a_time_that_is_none_is_refused(saved_page: Path) -> None:
    refused(saved_page, "--publish", "--published", "yesterday")
    refused(saved_page, "--publish", "--published", "2025-02-30 18:30")
    refused(saved_page, "--published", "2025-12-04 18:30")


def test_a_name_without_letters_is_refused(saved_page: Path) -> None:
    refused(saved_page, "--category", "?!")
    refused(saved_page, "--byline", "x" * 300)


def refused(*arguments: str | Path) -> None:
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert "\n" not in str(error.value)
    assert error.value.returncode == 1
    assert not Article.objects.exists()
    assert not Category.objects.exists()
