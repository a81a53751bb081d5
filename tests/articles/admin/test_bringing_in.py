"""New story from text: from the page that takes it to the story that is saved."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles import documents
from articles.models import Article, Autosave, Revision, Source
from tests import factories
from tests.articles.word import bold, paragraph, word_file

TEXT = """\
Wells Run Dry in the Ostrel Valley

412

SARWAN — The last of the nine wells above Sarwan went dry on Monday.

Nine Wells, Two Towns

“We count the buckets now,” said Mina Toral, a hydrologist at the Ostrel Water Institute.

The towns meet again next week.

Donate Here

DNB Bank AC # 0530 2294668
Vipps: #557321
"""
WHOLE = (
    "<p>The last of the nine wells above Sarwan went dry on Monday.</p>"
    "<h2>Nine Wells, Two Towns</h2>"
    "<p>“We count the buckets now,” said Mina Toral, a hydrologist at the Ostrel Water Institute."
    "</p><p>The towns meet again next week.</p>"
)
ADDRESS = "/admin/articles/article/from-text/"
ADD = "/admin/articles/article/add/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return factories.journalist()


@pytest.fixture
def client(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def paste(client: Client, text: str) -> str:
    return client.post(ADDRESS, {"text": text}).content.decode()


def upload(client: Client, name: str, data: bytes, **fields: str) -> str:
    file = SimpleUploadedFile(name, data)
    return client.post(ADDRESS, {"file": file, **fields}).content.decode()


def fields(page: str) -> dict[str, str]:
    """What the form would send, as a browser reads it."""
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", page):
        said = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
        if said.get("type") in {"text", "hidden"} and "name" in said:
            found[said["name"]] = unescape(said.get("value", ""))
    for name, text in re.findall(
        r'<textarea\b[^>]*name="(\w+)"[^>]*>\s?(.*?)</textarea>', page, re.S
    ):
        found[name] = unescape(text)
    for name, options in re.findall(r'<select\b[^>]*name="(\w+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]+)"\s+selected', options)
        found |= {name: chosen[1]} if chosen else {}
    return found


def test_what_was_found_stands_in_the_form_of_a_new_story(client: Client) -> None:
    page = paste(client, TEXT)
    sent = fields(page)
    assert sent["headline"] == "Wells Run Dry in the Ostrel Valley"
    assert (sent["dateline"], sent["language"]) == ("SARWAN", "en")
    assert sent["html"] == WHOLE
    assert f'action="{ADD}"' in page
    assert "Mina Toral" in page
    assert "Nothing is saved yet." in page


def test_nothing_is_stored_before_somebody_saves(client: Client) -> None:
    paste(client, TEXT)
    for model in (Article, Revision, Source, Autosave):
        assert not model.objects.exists()


def test_saving_what_was_found_makes_the_story(client: Client, person: User) -> None:
    sent = fields(paste(client, TEXT))
    client.post(ADD, sent | {"headline": "Corrected"})
    article = Article.objects.get()
    content = article.revisions.get().content
    assert (content.headline, content.html, content.dateline) == ("Corrected", WHOLE, "SARWAN")
    assert article.created_by == person


def test_what_was_left_out_is_told_line_by_line(client: Client) -> None:
    page = paste(client, TEXT)
    for line in ("412", "Donate Here", "DNB Bank AC # 0530 2294668", "Vipps: #557321"):
        assert f'<dd dir="auto">{line}</dd>' in page
    assert "4 lines were left out" in page


def test_an_account_number_that_is_not_the_newsrooms_is_told(client: Client) -> None:
    factories.donation_details()
    page = paste(client, TEXT)
    assert "Not our Vipps number: 557321." in page
    assert "It was left out." in page
    assert "Not our account number" not in page


def test_an_account_number_in_the_story_itself_is_told(client: Client) -> None:
    page = paste(
        client,
        TEXT.replace(
            "next week.", "next week. Send it to IBAN NO93 8601 1117 947, they said. Nobody did."
        ),
    )
    assert "Not our IBAN: NO93 8601 1117 947." in page
    assert "It stands in the text." in page


def test_a_word_file_fills_the_form(client: Client) -> None:
    body = (paragraph("Wells Run Dry", style="Title"), paragraph("They ", bold("are"), " dry."))
    page = upload(client, "story.docx", word_file(*body))
    assert fields(page)["headline"] == "Wells Run Dry"
    assert fields(page)["html"] == "<p>They <strong>are</strong> dry.</p>"


def test_a_saved_page_in_pashto_fills_the_form_and_turns_it_round(client: Client) -> None:
    text = "د نړۍ په ګوټ ګوټ کې خلک د اوبو له کمښت سره مخ دي او ډېر یې وایي چې مرسته نه رسېږي."
    page = upload(client, "side.html", f"<h1>اوبه</h1><p>{text}</p>".encode())
    sent = fields(page)
    assert (sent["headline"], sent["language"], sent["html"]) == ("اوبه", "ps", f"<p>{text}</p>")
    assert "&quot;contentsLangDirection&quot;: &quot;rtl&quot;" in page


def test_a_byline_is_proposed_as_in_every_new_story(client: Client, person: User) -> None:
    author = factories.author(user=person)
    assert re.search(rf'<option value="{author.pk}"\s+selected', paste(client, TEXT))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("story.pdf", b"%PDF-1.4", "save it as .docx, or paste its text"),
        ("story.docx", b"PK\x03\x04", "cannot be read as a Word file"),
        ("story.txt", b"\x00\x01", "This is not plain text"),
        ("story.txt", b"", "The file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    client: Client, name: str, data: bytes, said: str
) -> None:
    page = upload(client, name, data)
    assert said in page
    assert "Not done yet:" in page


def test_what_was_pasted_is_kept_when_there_is_an_error(client: Client) -> None:
    page = upload(client, "story.txt", TEXT.encode(), text=TEXT)
    assert "Paste a text or choose a file, not both." in page
    assert fields(page)["text"].split() == TEXT.split()


@pytest.mark.parametrize("text", ["", " \n"])
def test_sending_nothing_asks_for_a_text(client: Client, text: str) -> None:
    assert "Paste the text here, or choose a file." in paste(client, text)


def test_a_file_larger_than_any_is_not_even_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "read", None)
    page = upload(client, "story.txt", bytes(documents.MAXIMUM_WORD_BYTES + 1))
    assert "larger than 25 MB" in page


def test_a_form_that_comes_back_with_an_error_keeps_what_was_found(client: Client) -> None:
    sent = fields(paste(client, TEXT)) | {"headline": ""}
    page = client.post(ADD, sent).content.decode()
    assert fields(page)["html"] == WHOLE
    assert not Article.objects.exists()


def test_nobody_brings_a_text_in_who_may_not_add_a_story() -> None:
    client = Client()
    client.force_login(factories.user(permissions=["articles.change_article"]))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"text": TEXT}).status_code == 403
    assert "from-text" not in client.get("/admin/articles/article/").content.decode()


def test_a_visitor_is_sent_to_log_in() -> None:
    assert Client().post(ADDRESS, {"text": TEXT}).headers["Location"].startswith("/admin/login/")


def test_another_site_cannot_send_a_text(person: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    assert client.post(ADDRESS, {"text": TEXT}).status_code == 403


@pytest.mark.parametrize("page", ["admin:index", "admin:articles_article_changelist"])
def test_the_desk_and_the_list_lead_there(client: Client, page: str) -> None:
    assert f'href="{ADDRESS}"' in client.get(reverse(page)).content.decode()
