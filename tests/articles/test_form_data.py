from typing import Any

from django.http import QueryDict

from articles import form_data
from articles.content import Attribution, Content
from articles.quotes_field import Choice, QuotesWidget


def query(**sent: Any) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, value in sent.items():
        made.setlist(name, value if isinstance(value, list) else [value])
    return made


def test_what_was_kept_comes_back_as_it_was_sent() -> None:
    sent = query(headline="Rain", byline=["2", "1"], category="", html="<p>“Yes”</p>")
    assert form_data.sent(form_data.kept(sent)) == sent


def test_only_what_belongs_to_the_story_is_kept() -> None:
    own = {"csrfmiddlewaretoken": "x", "form": "x", "base": "3", "restored": "x", "_save": "1"}
    assert form_data.kept(query(headline="Rain", **own)) == {"headline": "Rain"}


def test_what_the_database_cannot_keep_is_left_out() -> None:
    assert form_data.kept(query(headline="Ra\0in", byline=["\0" + "1", "2"])) == {
        "headline": "Rain",
        "byline": ["1", "2"],
    }


def test_a_content_is_posted_as_its_form_would_send_it() -> None:
    content = Content(
        headline="Rain",
        author_ids=(2, 1),
        category_id=5,
        without_byline=True,
        attributions=(
            Attribution(words="Yes", source_id=7, described_as="the mayor"),
            Attribution(words="Wells", speech=False),
            Choice(words="No", accepted=True),
        ),
    )
    posted = form_data.posted(content)
    assert posted.getlist("byline") == ["2", "1"]
    assert (posted["category"], posted["lead_picture"]) == ("5", "")
    assert posted["without_byline"] == "on"
    read = QuotesWidget().value_from_datadict(posted, {}, "attributions")
    assert [one.attribution for one in read[:2]] == list(content.attributions[:2])
    assert read[2] == content.attributions[2]
