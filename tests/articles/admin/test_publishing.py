from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow, zones
from articles.content import Attribution
from articles.models import Article, Correction
from tests import factories

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
PICTURE = '<p>Text.</p><figure class="image"><img src="/media/a.webp"></figure>'


@pytest.fixture
def editor(client: Client) -> User:
    person = factories.editor(first_name="Edda", last_name="Marsk")
    client.force_login(person)
    return person


def page(name: str, article: Article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def local(moment: datetime) -> str:
    return zones.to_local(moment).isoformat(timespec="minutes")


def number(article: Article) -> int:
    article.refresh_from_db()
    assert article.latest_revision
    return article.latest_revision.number


def shown(client: Client, name: str, article: Article) -> str:
    return client.get(page(name, article)).content.decode()


def send(client: Client, name: str, article: Article, **fields: Any) -> str:
    """What comes back, after the redirect; the form counts the revision as seen."""
    sent = {"seen": number(article), **fields}
    text = client.post(page(name, article), sent, follow=True).content.decode()
    article.refresh_from_db()
    return text


def edited(article: Article, **fields: Any) -> Article:
    article.refresh_from_db()
    assert article.latest_revision
    workflow.save_draft(replace(article.latest_revision.content, **fields), article)
    article.refresh_from_db()
    return article


# Publishing


def test_a_story_is_published_now(client: Client, editor: User) -> None:
    article = factories.draft()
    assert "readers see it now" in send(client, "publish", article, when="now")
    assert list(Article.objects.live()) == [article]
    assert article.latest_revision
    assert article.latest_revision.created_by == editor


def test_a_story_is_scheduled_and_its_pages_say_when_in_oslo_and_in_kabul(
    client: Client, editor: User
) -> None:
    article = factories.draft()
    with time_machine.travel("2026-07-03T10:00:00Z", tick=False):
        said = send(client, "publish", article, when="later", at="2026-07-03T14:30")
        time = zones.shown(datetime.fromisoformat("2026-07-03T12:30Z"))
        assert f"Readers will see it from {time}." in said
        assert f"Readers will see it from {time}." in shown(client, "publish", article)
        assert article.is_scheduled


def test_a_schedule_can_be_changed_from_the_time_that_stands_there(
    client: Client, editor: User
) -> None:
    at = timezone.now().replace(second=0, microsecond=0) + 5 * HOUR
    article = factories.published(at=at)
    assert f'value="{local(at)}"' in shown(client, "publish", article)
    send(client, "publish", article, when="later", at=local(at + HOUR))
    assert article.live_from == at + HOUR
    send(client, "publish", article, when="now", at=local(at + HOUR))
    assert article.is_live


def test_a_time_in_the_past_is_refused_and_kept_in_the_form(client: Client, editor: User) -> None:
    article = factories.draft()
    typed = local(timezone.now() - HOUR)
    text = send(client, "publish", article, when="later", at=typed, note="As agreed.")
    assert "That time has passed" in text
    assert typed in text
    assert "As agreed." in text
    assert article.status == Article.Status.DRAFT


def test_a_time_beside_now_publishes_nothing_by_accident(client: Client, editor: User) -> None:
    article = factories.draft()
    text = send(client, "publish", article, when="now", at=local(timezone.now() + HOUR))
    assert "You wrote a time" in text
    assert article.status == Article.Status.DRAFT


def test_a_schedule_needs_a_time(client: Client, editor: User) -> None:
    article = factories.draft()
    assert "Say when." in send(client, "publish", article, when="later", at="")
    assert article.status == Article.Status.DRAFT


@time_machine.travel("2026-03-01T10:00:00Z", tick=False)
def test_a_time_that_summer_time_skips_is_refused(client: Client, editor: User) -> None:
    article = factories.draft()
    text = send(client, "publish", article, when="later", at="2026-03-29T02:30")
    assert "There is no 02:30 that night" in text
    assert article.status == Article.Status.DRAFT


@time_machine.travel("2026-10-01T10:00:00Z", tick=False)
@pytest.mark.parametrize(("which", "hour"), [("first", "00:30"), ("second", "01:30")])
def test_of_a_time_that_comes_twice_one_is_chosen(
    which: str, hour: str, client: Client, editor: User
) -> None:
    article = factories.draft()
    sent = {"when": "later", "at": "2026-10-25T02:30"}
    assert "say which is meant" in send(client, "publish", article, **sent)
    assert article.status == Article.Status.DRAFT
    send(client, "publish", article, **sent, at_which=which)
    assert article.live_from == datetime.fromisoformat(f"2026-10-25T{hour}Z")


def test_what_the_story_lacks_is_said_all_at_once_each_with_a_link_to_its_field(
    client: Client, editor: User
) -> None:
    article = factories.draft(
        category_id=None,
        without_byline=False,
        html=PICTURE + "<p>“The wells are dry,” he said.</p>",
        attributions=(Attribution(words="The wells are dry,"),),
    )
    form = page("change", article)
    for text in (shown(client, "publish", article), send(client, "publish", article, when="now")):
        for field in ("category", "byline", "html", "attributions"):
            assert f'href="{form}?missing#id_{field}"' in text
    assert article.status == Article.Status.DRAFT


def test_errors_of_the_form_and_of_the_story_come_together(client: Client, editor: User) -> None:
    text = send(client, "publish", factories.draft(category_id=None), when="later", at="")
    assert "Say when." in text
    assert "?missing#id_category" in text


def test_nobody_publishes_what_they_have_not_seen(client: Client, editor: User) -> None:
    article = factories.draft(headline="Rain")
    seen = number(article)
    workflow.save_draft(factories.content(headline="Snow"), article, by=None)
    workflow.save_draft(
        replace(factories.content(headline="Snow"), category_id=article.category_id), article
    )
    text = send(client, "publish", article, when="now", seen=seen, note="As agreed.")
    assert "has saved the story since you opened this page" in text
    assert "As agreed." in text
    assert article.status == Article.Status.DRAFT
    assert f'name="seen" value="{number(article)}"' in text


def test_a_form_that_does_not_say_what_was_seen_publishes_nothing(
    client: Client, editor: User
) -> None:
    article = factories.draft()
    assert "open it again" in send(client, "publish", article, when="now", seen="")
    assert article.status == Article.Status.DRAFT


# The kind of a change


def test_the_least_that_may_be_claimed_is_chosen_and_explained(
    client: Client, editor: User
) -> None:
    article = edited(
        factories.published(html="<p>There are 12 wells.</p>"), html="<p>There are 13 wells.</p>"
    )
    text = shown(client, "publish", article)
    assert "<q>12</q>, <q>13</q>" in text
    assert 'value="0" id="id_change_0" disabled' in text.replace("required ", "")
    assert 'value="1" id="id_change_1" checked' in text.replace("required ", "")


def test_a_change_of_style_is_minor(client: Client, editor: User) -> None:
    article = edited(
        factories.published(html="<p>The wells are dry now.</p>"),
        html="<p>The wells are dry again now.</p>",
    )
    text = shown(client, "publish", article)
    assert 'value="0" id="id_change_0" checked' in text
    assert "No minor change" not in text


def test_a_graver_change_is_refused_as_minor_at_its_field(client: Client, editor: User) -> None:
    article = edited(factories.published(html="<p>12 wells.</p>"), html="<p>13 wells.</p>")
    text = send(client, "publish", article, when="now", change="0")
    assert '<a href="#id_change">Kind of change</a>: A quotation, number' in text
    assert article.has_unpublished_changes


@pytest.mark.parametrize("kind", ["2", "3"])
def test_a_clarification_or_correction_needs_a_note(
    kind: str, client: Client, editor: User
) -> None:
    article = edited(factories.published(html="<p>12 wells.</p>"), html="<p>13 wells.</p>")
    text = send(client, "publish", article, when="now", change=kind, note=" ")
    assert '<a href="#id_note">Note</a>: Say in the note' in text
    assert not Correction.objects.exists()


def test_a_correction_stands_with_its_note(client: Client, editor: User) -> None:
    article = edited(factories.published(html="<p>12 wells.</p>"), html="<p>13 wells.</p>")
    send(client, "publish", article, when="now", change="3", note="There are 13 wells, not 12.")
    correction = Correction.objects.get()
    assert (correction.kind, correction.note) == ("correction", "There are 13 wells, not 12.")
    assert not article.has_unpublished_changes


def test_a_change_is_scheduled_and_its_page_says_so(client: Client, editor: User) -> None:
    article = edited(factories.published(html="<p>12 wells.</p>"), html="<p>13 wells.</p>")
    at = timezone.now().replace(second=0, microsecond=0) + HOUR
    send(client, "publish", article, when="later", at=local(at), change="1")
    assert article.next_at == at
    assert "Readers get the scheduled change from" in shown(client, "publish", article)
    send(client, "unschedule", article, note="Later.")
    assert article.next_at is None
    assert article.is_live


def test_a_first_publication_is_no_kind_of_change(client: Client, editor: User) -> None:
    assert 'name="change"' not in shown(client, "publish", factories.draft())


def test_without_changes_the_page_says_that_readers_see_this_version(
    client: Client, editor: User
) -> None:
    assert "Readers see this version already" in shown(client, "publish", factories.published())


# Hold and embargo


def test_a_hold_blocks_until_it_is_lifted_with_a_note(client: Client, editor: User) -> None:
    article = factories.draft()
    send(client, "hold", article, reason="The lawyer reads it.")
    text = send(client, "publish", article, when="now")
    assert "lift the hold first" in text
    assert "The lawyer reads it." in text
    assert page("lift_hold", article) in text
    assert "This field is required" in send(client, "lift_hold", article, note="")
    assert article.is_held
    send(client, "lift_hold", article, note="Cleared.")
    assert not article.is_held


def test_a_journalist_holds_and_does_not_lift(client: Client) -> None:
    person = factories.journalist()
    client.force_login(person)
    article = factories.draft(by=person)
    send(client, "hold", article, reason="Wait.")
    assert article.is_held
    assert page("lift_hold", article) not in shown(client, "hold", article)
    assert client.post(page("lift_hold", article), {"note": "x"}).status_code == 403
    article.refresh_from_db()
    assert article.is_held


def test_an_embargo_is_set_shown_offered_as_the_time_and_lifted(
    client: Client, editor: User
) -> None:
    article = factories.draft()
    until = timezone.now().replace(second=0, microsecond=0) + 3 * HOUR
    said = send(client, "embargo", article, until=local(until), note="The ministry")
    assert f"Under embargo until {zones.shown(until)}." in said
    text = shown(client, "publish", article)
    assert f'value="{local(until)}"' in text
    assert page("lift_embargo", article) in text
    early = send(client, "publish", article, when="now", at=local(until))
    assert "The story is under embargo until" in early
    send(client, "lift_embargo", article, note="The ministry agreed.")
    assert article.embargo_until is None


def test_an_embargo_in_the_past_is_refused(client: Client, editor: User) -> None:
    article = factories.draft()
    text = send(client, "embargo", article, until=local(timezone.now() - HOUR))
    assert "That time has passed" in text
    assert article.embargo_until is None


# Taking away


def test_an_unpublished_story_is_a_draft(client: Client, editor: User) -> None:
    article = factories.published()
    send(client, "unpublish", article, note="Too early.")
    assert article.status == Article.Status.DRAFT
    assert article.events.get().note == "Too early."


def test_a_withdrawn_story_needs_a_public_reason(client: Client, editor: User) -> None:
    article = factories.published()
    assert "This field is required" in send(client, "withdraw", article, reason="")
    assert article.status == Article.Status.PUBLISHED
    send(client, "withdraw", article, reason="It named a minor.")
    assert (article.status, article.withdrawal_reason) == ("withdrawn", "It named a minor.")


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("unpublish", {}),
        ("unschedule", {}),
        ("withdraw", {"reason": "x"}),
        ("lift_hold", {"note": "x"}),
        ("lift_embargo", {"note": "x"}),
    ],
)
def test_what_a_draft_cannot_undergo_is_refused_with_words(
    name: str, fields: dict[str, str], client: Client, editor: User
) -> None:
    article = factories.draft()
    assert "action-refusal" in shown(client, name, article)
    assert "action-refusal" in send(client, name, article, **fields)
    assert not article.events.exists()
    assert article.status == Article.Status.DRAFT


# Review


def test_a_story_is_submitted_with_a_note(client: Client) -> None:
    person = factories.journalist()
    client.force_login(person)
    article = factories.draft(by=person)
    send(client, "submit", article, note="Check the numbers.")
    assert article.review == Article.Review.WAITING
    assert "Check the numbers." in shown(client, "review", article)


def test_what_lacks_something_is_not_submitted(client: Client, editor: User) -> None:
    article = factories.draft(category_id=None)
    assert "?missing#id_category" in send(client, "submit", article)
    assert article.review == Article.Review.NONE


def test_an_editor_takes_sends_back_and_approves(client: Client, editor: User) -> None:
    article = factories.draft()
    workflow.submit(article)
    send(client, "review", article, do="take")
    assert (article.review, article.reviewer) == (Article.Review.TAKEN, editor)
    send(client, "review", article, do="send_back", text="Who says so?")
    assert article.review == Article.Review.SENT_BACK
    workflow.submit(article)
    send(client, "review", article, do="approve")
    assert article.review == Article.Review.APPROVED
    text = shown(client, "review", article)
    places = [text.index(one) for one in ("Taken for review", "Who says so?", "· Approved")]
    assert places == sorted(places)


@pytest.mark.parametrize("do", ["take", "approve", "send_back", "remark"])
def test_what_is_written_is_kept_whatever_is_pressed(do: str, client: Client, editor: User) -> None:
    article = factories.draft()
    workflow.submit(article)
    send(client, "review", article, do=do, text="Who says so?")
    assert article.remarks.get().text == "Who says so?"


def test_a_story_is_not_sent_back_without_a_word(client: Client, editor: User) -> None:
    article = factories.draft()
    workflow.submit(article)
    assert "Write the remark." in send(client, "review", article, do="send_back", text=" ")
    article.refresh_from_db()
    assert article.review == Article.Review.WAITING


def test_a_remark_leads_back_to_the_conversation(client: Client, editor: User) -> None:
    article = factories.draft()
    response = client.post(
        page("review", article), {"seen": number(article), "do": "remark", "text": "Yes."}
    )
    assert response["Location"] == page("review", article)


def test_nobody_approves_what_they_have_not_seen(client: Client, editor: User) -> None:
    article = factories.draft()
    workflow.submit(article)
    seen = number(article)
    edited(article, html="<p>Something else.</p>")
    text = send(client, "review", article, do="approve", seen=seen, text="Fine.")
    assert "has saved the story since" in text
    assert "Fine." in text
    assert article.review == Article.Review.WAITING
    assert not article.remarks.exists()


def test_an_edit_after_submission_is_visible(client: Client, editor: User) -> None:
    article = factories.draft()
    workflow.submit(article)
    assert "was edited since" not in shown(client, "review", article)
    edited(article, html="<p>Something else.</p>")
    assert "was edited since" in shown(client, "review", article)


def test_a_journalist_remarks_and_reviews_nothing(client: Client) -> None:
    person = factories.journalist()
    client.force_login(person)
    article = factories.draft(by=person)
    workflow.submit(article)
    text = shown(client, "review", article)
    assert 'value="approve"' not in text
    for do in ("take", "approve", "send_back"):
        sent = {"seen": number(article), "do": do, "text": "x"}
        assert client.post(page("review", article), sent).status_code == 403
    send(client, "review", article, do="remark", text="Here it is.")
    assert article.remarks.get().text == "Here it is."
    assert article.review == Article.Review.WAITING


def test_what_was_not_submitted_is_not_approved(client: Client, editor: User) -> None:
    article = factories.draft()
    assert 'value="approve"' not in shown(client, "review", article)
    assert "not submitted" in send(client, "review", article, do="approve")
    assert article.review == Article.Review.NONE


# Assigning


def test_a_story_is_assigned_to_those_who_write(client: Client, editor: User) -> None:
    article, writer = factories.draft(), factories.journalist(first_name="Jori", last_name="Aldane")
    other = factories.user(first_name="Nobody", last_name="Here")
    text = shown(client, "assign", article)
    assert "Jori Aldane" in text
    assert "Nobody Here" not in text
    send(client, "assign", article, people=[writer.pk])
    assert list(article.assigned.all()) == [writer]
    send(client, "assign", article, people=[other.pk])
    assert list(article.assigned.all()) == [writer]
    send(client, "assign", article)
    assert not article.assigned.exists()


# What can be done


def names(client: Client, article: Article) -> set[str]:
    context = client.get(page("change", article)).context
    return {form.name for form in context["actions"]}


def test_the_form_of_a_story_gets_what_can_be_done_with_it(client: Client, editor: User) -> None:
    draft = {"submit", "review", "publish", "embargo", "hold", "assign"}
    assert names(client, factories.draft()) == draft
    live = draft | {"unpublish", "withdraw"}
    assert names(client, factories.published()) == live
    scheduled = factories.published(at=timezone.now() + HOUR)
    assert names(client, scheduled) == draft | {"unpublish", "unschedule"}


def test_a_journalist_gets_what_journalists_do(client: Client) -> None:
    person = factories.journalist()
    client.force_login(person)
    assert names(client, factories.draft(by=person)) == {"submit", "review", "hold"}


@pytest.mark.parametrize("name", ["publish", "review", "hold", "assign", "withdraw", "submit"])
def test_a_story_that_is_not_there_is_not_found(name: str, client: Client, editor: User) -> None:
    assert client.get(f"/admin/articles/article/99999/{name}/").status_code == 404
