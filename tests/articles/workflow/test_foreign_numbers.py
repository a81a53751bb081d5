"""No verb lets readers have an account number that is not the newsroom's own."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import trouble, workflow
from articles.changes import Change
from articles.content import Attribution, Content
from articles.models import Article, Correction, Event, Notice, Revision
from articles.readiness import NotReadyError
from tests import factories

pytestmark = pytest.mark.django_db

FOREIGN = "Give to 1234 56 78903."
OURS = "Vipps #557320"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def live() -> None:
    factories.donation_details()


def content_of(article: Article) -> Content:
    assert article.latest_revision
    return article.latest_revision.content


def changed(article: Article, **fields: Any) -> Article:
    return workflow.save_draft(replace(content_of(article), **fields), article).article


def no_longer_ours() -> None:
    factories.changed_details(vipps_number="01234")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("headline", FOREIGN),
        ("slug", "give-to-1234-56-78903"),
        ("standfirst", FOREIGN),
        ("dateline", "1234 56 78903"),
        ("byline_text", FOREIGN),
        ("search_description", FOREIGN),
        ("html", f"<p>{FOREIGN}</p>"),
        ("html", "<p>NO<b>93</b> 8601 <i>1117</i> 947</p>"),
        ("html", "<p>Give.</p><table><tr><td>1234</td><td>56</td><td>78903</td></tr></table>"),
    ],
)
def test_a_draft_with_a_foreign_number_is_not_saved(field: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        workflow.save_draft(factories.content(**{field: value}))
    assert field in refused.value.message_dict
    assert "not one of the newsroom's own" in refused.value.message_dict[field][0]
    assert not Article.objects.exists()


def test_how_a_speaker_is_described_is_no_way_round_it() -> None:
    text = "<p>“The wells are dry,” said Mina Toral, a baker.</p>"
    said = Attribution(words="The wells are dry,", source_id=factories.source().pk)
    with pytest.raises(ValidationError, match="1234 56 78903"):
        workflow.save_draft(
            factories.content(html=text, attributions=(replace(said, described_as=FOREIGN),))
        )


def test_the_newsrooms_own_numbers_are_published() -> None:
    article = factories.published(html=f"<p>{OURS}, 0530 22 94668</p>", standfirst=OURS)
    assert Article.objects.live().contains(article)


@pytest.mark.parametrize(("words", "more"), [("Rain.", 0), (OURS, 1), (f"{OURS} " * 30, 1)])
def test_it_costs_a_save_one_query_at_most(words: str, more: int) -> None:
    article = factories.draft(headline="Rain")
    plain = _queries(article, "<p>Other rain.</p>")
    assert _queries(article, f"<p>{words}</p>") == plain + more


def _queries(article: Article, html: str) -> int:
    article.refresh_from_db()
    with CaptureQueriesContext(connection) as counted:
        changed(article, html=html)
    return len(counted)


def test_a_draft_whose_number_is_no_longer_ours_is_not_published() -> None:
    article = factories.draft(standfirst=OURS)
    no_longer_ours()
    with pytest.raises(NotReadyError, match="The Vipps number 557320 is not one of") as refused:
        workflow.publish(article)
    assert [problem.field for problem in refused.value.problems] == ["standfirst"]
    assert not Article.objects.live().exists()


def test_it_is_not_scheduled_and_not_submitted_either() -> None:
    article = factories.draft(standfirst=OURS)
    no_longer_ours()
    with pytest.raises(NotReadyError):
        workflow.publish(article, at=timezone.now() + HOUR)
    with pytest.raises(NotReadyError):
        workflow.submit(article)


def test_an_old_revision_with_such_a_number_is_not_restored() -> None:
    article = changed(factories.draft(standfirst=OURS), standfirst="Rain")
    no_longer_ours()
    with pytest.raises(ValidationError, match="557320"):
        workflow.restore(article, 1)
    assert article.revisions.count() == 2


def test_what_readers_are_told_of_a_correction_is_read_too() -> None:
    article = changed(factories.published(), html="<p>Nine wells.</p>")
    with pytest.raises(NotReadyError) as refused:
        workflow.publish(article, change=Change.CORRECTION, note=FOREIGN)
    assert [problem.field for problem in refused.value.problems] == ["note"]
    assert not Correction.objects.exists()
    workflow.publish(article, change=Change.CORRECTION, note=f"The number is {OURS}.")
    assert Correction.objects.count() == 1


def test_a_note_for_colleagues_may_name_any_number() -> None:
    workflow.publish(factories.draft(), note=f"I took this out: {FOREIGN}")


def test_the_public_reason_of_a_withdrawal_is_read_too() -> None:
    article = factories.published()
    with pytest.raises(NotReadyError) as refused:
        workflow.withdraw(article, reason=FOREIGN)
    assert [problem.field for problem in refused.value.problems] == ["reason"]
    assert Article.objects.live().contains(article)


def test_a_story_with_a_foreign_number_can_still_be_withdrawn_and_unpublished() -> None:
    first, second = factories.published(standfirst=OURS), factories.published(standfirst=OURS)
    no_longer_ours()
    workflow.withdraw(first, reason="The number was wrong.")
    workflow.unpublish(second)
    assert not Article.objects.live().exists()


def due(**fields: Any) -> Article:
    """A live story with a change whose time has come."""
    article = changed(factories.published(by=None), **fields)
    workflow.publish(article, at=timezone.now() + HOUR)
    Article.objects.filter(pk=article.pk).update(next_at=timezone.now())
    return Article.objects.get(pk=article.pk)


def test_a_scheduled_change_waits_no_more_when_its_number_is_no_longer_ours() -> None:
    article = due(standfirst=OURS)
    article.assigned.add(factories.editor())
    no_longer_ours()
    assert workflow.publish_due() == 0
    article.refresh_from_db()
    assert (article.standfirst, article.next_at) == ("", None)
    assert article.live_revision_id != article.latest_revision_id
    assert article.events.get(kind=Event.Kind.UNSCHEDULED).note.startswith("It holds an account")
    assert "was not published. It holds an account number" in Notice.objects.latest("pk").text
    assert "557320" not in Notice.objects.latest("pk").text


def test_a_scheduled_change_with_our_own_number_is_applied() -> None:
    article = due(standfirst=OURS)
    assert workflow.publish_due() == 1
    article.refresh_from_db()
    assert article.standfirst == OURS


def test_the_desk_shows_a_scheduled_story_whose_number_is_no_longer_ours() -> None:
    editor = factories.editor()
    article = factories.draft(standfirst=OURS)
    workflow.publish(article, at=timezone.now() + HOUR)
    assert trouble.found(editor) == []
    no_longer_ours()
    (found,) = trouble.found(editor)
    assert "557320 is not one of the newsroom's own" in found.what
    assert Revision.objects.filter(kind=Revision.Kind.SCHEDULE).exists()
