from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import workflow
from articles.content import Attribution
from articles.models import Article, Revision
from articles.readiness import NotReadyError
from tests import factories

pytestmark = pytest.mark.django_db

SPOKEN = "<p>“The wells are dry,” said Mina Toral, mayor of Ostrel. “We wait.”</p>"


def latest(article: Article) -> Revision:
    article.refresh_from_db()
    assert article.latest_revision
    return article.latest_revision


def edited(article: Article, **changes: object) -> Revision:
    content = replace(latest(article).content, **changes)  # type: ignore[arg-type]  # any field
    return workflow.save_draft(content, article)


def test_a_headline_is_enough_to_save_a_draft() -> None:
    revision = workflow.save_draft(factories.content(headline="Rain in Ostrel", html=""))
    assert revision.article.slug == "rain-in-ostrel"
    assert revision.article.status == Article.Status.DRAFT


def test_every_save_is_a_revision_with_the_next_number() -> None:
    article = factories.draft()
    edited(article, headline="Another headline")
    assert [one.number for one in article.revisions.all()] == [2, 1]


def test_a_save_that_changes_nothing_adds_no_revision() -> None:
    article = factories.draft(html=SPOKEN)
    edited(article)
    assert article.revisions.count() == 1


def test_a_revision_remembers_the_person_by_name() -> None:
    person = factories.user(first_name="Mina", last_name="Toral", is_superuser=True)
    revision = workflow.save_draft(factories.content(), by=person)
    person.delete()
    revision.refresh_from_db()
    assert (revision.created_by, revision.created_by_name) == (None, "Mina Toral")


def test_a_draft_is_nothing_that_readers_see() -> None:
    factories.draft()
    assert not Article.objects.live().exists()


def test_a_published_story_is_live_at_once() -> None:
    article = factories.published()
    assert list(Article.objects.live()) == [article]
    assert article.updated_at is None


def test_a_story_published_for_later_is_live_when_its_time_has_come() -> None:
    at = timezone.now() + timedelta(hours=1)
    article = factories.published(at=at)
    assert not Article.objects.live().exists()
    assert not Article.objects.live(at=at - timedelta(microseconds=1)).exists()
    assert Article.objects.live(at=at).get() == article


def test_editing_a_published_story_changes_nothing_for_readers() -> None:
    factories.source(name="Mina Toral")
    article = factories.published(headline="Before", html=SPOKEN)
    edited(article, headline="After", html="<p>Other.</p>")
    article.refresh_from_db()
    assert article.headline == "Before"
    assert article.sections.get().body == SPOKEN
    assert article.quotes.count() == 1


def test_publishing_again_shows_readers_the_latest_revision_as_an_update() -> None:
    article = factories.published(headline="Before")
    first = article.published_at
    edited(article, headline="After")
    workflow.publish(article)
    article.refresh_from_db()
    assert (article.headline, article.published_at) == ("After", first)
    assert article.updated_at is not None


def test_publishing_before_the_time_has_come_moves_the_time() -> None:
    article = factories.published(at=timezone.now() + timedelta(hours=1))
    workflow.publish(article)
    article.refresh_from_db()
    assert article.updated_at is None
    assert list(Article.objects.live()) == [article]


def test_what_a_story_lacks_is_told_all_at_once() -> None:
    article = factories.draft(category_id=None, html="")
    with pytest.raises(NotReadyError) as error:
        workflow.publish(article)
    assert [problem.field for problem in error.value.problems] == ["category", "html"]
    assert article.revisions.count() == 1


def test_a_quotation_without_a_source_stops_publication() -> None:
    article = factories.draft(html=SPOKEN)
    with pytest.raises(NotReadyError, match="1 quotation has no source"):
        workflow.publish(article)


def test_a_quotation_marked_as_not_speech_needs_no_source() -> None:
    article = factories.draft(html=SPOKEN)
    (known,) = latest(article).content.attributions
    edited(article, attributions=(replace(known, speech=False),))
    workflow.publish(article)
    assert not article.quotes.exists()


def test_a_quotation_finds_the_source_whom_the_text_names() -> None:
    source = factories.source(name="Mina Toral")
    article = factories.published(html=SPOKEN)
    quote = article.quotes.get()
    assert quote.source == source
    assert quote.words == "The wells are dry,\nWe wait."
    assert quote.described_as == "Mina Toral, mayor of Ostrel"


def test_what_was_said_of_a_quotation_survives_an_edit_of_its_words() -> None:
    source = factories.source(name="Somebody Else")
    article = factories.draft(html=SPOKEN)
    (known,) = latest(article).content.attributions
    edited(article, attributions=(replace(known, source_id=source.pk),))
    edited(article, html=SPOKEN.replace("dry", "very dry"))
    (kept,) = latest(article).content.attributions
    assert kept.source_id == source.pk
    assert kept.words == "The wells are very dry,\nWe wait."


def test_sections_and_their_anchors_are_written_from_the_text() -> None:
    article = factories.published(html="<p>Lead.</p><h2>Water &amp; bread</h2><p>More.</p>")
    found = [(one.position, one.heading, one.anchor, one.body) for one in article.sections.all()]
    assert found == [
        (0, "", "", "<p>Lead.</p>"),
        (1, "Water &amp; bread", "water-bread", "<p>More.</p>"),
    ]


def test_authors_keep_their_order() -> None:
    authors = [factories.author(name=name) for name in ("Zarin", "Aska", "Mirel")]
    article = factories.published(author_ids=tuple(one.pk for one in authors))
    assert article.author_names == ["Zarin", "Aska", "Mirel"]


def test_two_stories_with_one_headline_have_two_addresses() -> None:
    slugs = [factories.draft(headline="Rain").slug for _ in range(3)]
    assert slugs == ["rain", "rain-2", "rain-3"]


def test_a_headline_without_letters_still_has_an_address() -> None:
    assert factories.draft(headline="?!").slug == "story"


@pytest.mark.parametrize(
    ("field", "value"),
    [("headline", ""), ("headline", "x" * 201), ("dateline", "x" * 81), ("language", "tlh")],
)
def test_what_a_story_cannot_hold_is_refused_by_field(field: str, value: str) -> None:
    with pytest.raises(ValidationError) as error:
        workflow.save_draft(factories.content(**{field: value}))
    assert field in error.value.message_dict


def test_rich_text_is_cleaned_before_it_is_stored() -> None:
    article = factories.draft(html='<p onclick="x()">Text<script>x()</script></p>')
    assert latest(article).content.html == "<p>Text</p>"


def test_a_failed_publication_leaves_everything_as_it_was() -> None:
    article = factories.published(headline="Before")
    edited(article, headline="After", html="<p>“No,” said Mina Toral.</p>")
    with pytest.raises(NotReadyError):
        workflow.publish(article)
    article.refresh_from_db()
    assert article.headline == "Before"
    assert [one.kind for one in article.revisions.all()] == ["save", "publish", "save"]


def test_an_attribution_of_words_that_are_gone_is_dropped() -> None:
    attribution = Attribution(words="Nobody wrote this", source_id=factories.source().pk)
    article = factories.draft(attributions=(attribution,))
    assert latest(article).content.attributions == ()


def test_a_save_that_started_from_an_older_revision_is_never_applied_silently() -> None:
    article = factories.draft(headline="Base")
    base = latest(article)
    edited(article, headline="Theirs")
    with pytest.raises(workflow.ConflictError) as error:
        workflow.save_draft(replace(base.content, headline="Mine"), article, base=base.number)
    assert error.value.base == base
    assert error.value.theirs.content.headline == "Theirs"
    assert latest(article).content.headline == "Theirs"


def test_a_save_after_a_submission_of_the_same_text_is_no_conflict() -> None:
    article = factories.draft(headline="Base")
    base = latest(article)
    workflow.submit(article)
    saved = workflow.save_draft(replace(base.content, headline="Mine"), article, base=base.number)
    assert saved.content.headline == "Mine"


def test_the_same_save_sent_twice_is_one_revision() -> None:
    article = factories.draft()
    base = latest(article)
    content = replace(base.content, headline="Mine")
    first = workflow.save_draft(content, article, base=base.number)
    assert workflow.save_draft(content, article, base=base.number) == first


def test_a_restored_revision_is_a_new_draft_and_readers_see_nothing_of_it() -> None:
    article = factories.published(headline="First")
    edited(article, headline="Second")
    workflow.publish(article)
    revision = workflow.restore(article, 1)
    assert (revision.content.headline, revision.kind) == ("First", Revision.Kind.RESTORE)
    article.refresh_from_db()
    assert article.headline == "Second"


@pytest.mark.parametrize("relation", ["started", "assigned", "editor"])
def test_a_story_is_edited_by_who_started_it_is_assigned_to_it_or_edits_all(relation: str) -> None:
    person = factories.journalist()
    article = factories.draft(by=person if relation == "started" else None)
    if relation == "assigned":
        workflow.assign(article, [person])
    if relation == "editor":
        person = factories.editor()
    workflow.save_draft(factories.content(), article, by=person)
    assert latest(article).created_by == person


def test_nobody_else_edits_a_story() -> None:
    article = factories.draft()
    person = factories.journalist()
    for verb in (
        lambda: workflow.save_draft(factories.content(), article, by=person),
        lambda: workflow.restore(article, 1, by=person),
        lambda: workflow.submit(article, by=person),
        lambda: workflow.remark(article, by=person, text="Hello."),
        lambda: workflow.hold(article, by=person, reason="Wait."),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_nobody_starts_a_story_without_the_permission() -> None:
    with pytest.raises(PermissionDenied):
        workflow.save_draft(factories.content(), by=factories.user())
