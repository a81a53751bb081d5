from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import workflow, zones
from articles.models import Article
from newsroom import desk, roles
from tests import factories

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def editor() -> User:
    return factories.editor(first_name="Edda", last_name="Marsk")


@pytest.fixture
def journalist() -> User:
    return factories.journalist()


def boxes(person: User) -> dict[str, list[str]]:
    """The headlines in each box."""
    return {box.name: [line.headline for line in box.lines] for box in desk.of(person).boxes}


def line(person: User, box: str) -> desk.Line:
    return next(one for one in desk.of(person).boxes if one.name == box).lines[0]


def submitted(**fields: Any) -> Article:
    article = factories.draft(**fields)
    workflow.submit(article)
    return article


def test_my_stories_are_those_i_started_or_am_assigned_last_saved_first(journalist: User) -> None:
    factories.draft(headline="Started", by=journalist)
    workflow.assign(factories.draft(headline="Assigned"), [journalist])
    factories.draft(headline="Another's")
    assert boxes(journalist)["mine"] == ["Assigned", "Started"]


def test_an_editor_sees_what_waits_and_what_they_review_themselves(editor: User) -> None:
    submitted(headline="First")
    submitted(headline="Second")
    workflow.take(submitted(headline="Mine"), by=editor)
    workflow.take(submitted(headline="Another's"), by=factories.editor())
    workflow.approve(submitted(headline="Good"))
    found = boxes(editor)
    assert found["waiting"] == ["First", "Second"]
    assert found["reviewing"] == ["Mine"]
    assert found["approved"] == ["Good"]


def test_what_waits_for_review_opens_where_it_is_reviewed(editor: User) -> None:
    article = submitted()
    assert line(editor, "waiting").address == f"/admin/articles/article/{article.pk}/review/"


def test_what_is_scheduled_stands_with_its_time_in_oslo_and_kabul(editor: User) -> None:
    at = timezone.now() + 2 * HOUR
    factories.published(headline="Later", at=at + HOUR)
    factories.published(headline="Sooner", at=at)
    assert boxes(editor)["scheduled"] == ["Sooner", "Later"]
    assert line(editor, "scheduled").detail == zones.shown(at)
    assert "in Kabul" in line(editor, "scheduled").detail


def test_what_is_held_back_stands_with_its_reason(editor: User) -> None:
    workflow.set_embargo(factories.draft(headline="Embargo"), timezone.now() + HOUR)
    workflow.set_embargo(factories.draft(headline="Over"), timezone.now() - HOUR)
    workflow.hold(factories.draft(headline="Hold"), reason="The lawyer reads it.")
    assert boxes(editor)["held_back"] == ["Hold", "Embargo"]
    assert line(editor, "held_back").detail == "The lawyer reads it."
    assert line(editor, "held_back").marks == ["Draft", "Held"]


def test_what_was_published_and_withdrawn_lately(editor: User) -> None:
    factories.published(headline="Older", at=timezone.now() - HOUR)
    factories.published(headline="Newer")
    factories.published(headline="Later", at=timezone.now() + HOUR)
    workflow.withdraw(factories.published(headline="Gone"), reason="It named a minor.")
    long_ago = factories.published(headline="Long gone")
    workflow.withdraw(long_ago, reason="A mistake.")
    then = timezone.now() - timedelta(days=60)
    Article.objects.filter(pk=long_ago.pk).update(withdrawn_at=then)
    found = boxes(editor)
    assert found["published"] == ["Newer", "Older"]
    assert found["withdrawn"] == ["Gone"]
    assert "It named a minor." in line(editor, "withdrawn").detail


def test_a_line_does_not_repeat_its_box(editor: User) -> None:
    submitted()
    factories.published()
    assert line(editor, "waiting").marks == ["Draft"]
    assert line(editor, "published").marks == []


def test_journalists_see_their_own_stories_alone(journalist: User) -> None:
    for by in (journalist, None):
        whose = "Mine" if by else "Another's"
        workflow.publish(factories.draft(headline=f"{whose}, live", by=by))
        article = factories.draft(headline=f"{whose}, held", by=by)
        workflow.hold(article, reason="Wait.")
        submitted(headline=f"{whose}, waiting", by=by)
    found = boxes(journalist)
    assert "waiting" not in found
    assert {headline for one in found.values() for headline in one} == {
        "Mine, live",
        "Mine, held",
        "Mine, waiting",
    }


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (roles.DONATIONS, ["Donation details", "The appeal"]),
        (
            roles.SITE_MANAGER,
            [
                "Donation details",
                "Pages",
                "Site links",
                "Templates",
                "Settings of the site",
                "What was changed on the site",
            ],
        ),
        (roles.JOURNALIST, ["New story", "New story from text"]),
        (roles.EDITOR, ["New story", "New story from text", "What was changed on the site"]),
    ],
)
def test_each_role_finds_its_own_work(role: str, words: list[str], client: Client) -> None:
    person = factories.user()
    person.groups.add(Group.objects.get(name=role))
    actions = desk.of(person).actions
    assert [str(word) for word, _ in actions] == words
    client.force_login(person)
    assert [client.get(address).status_code for _, address in actions] == [200] * len(words)


@pytest.mark.parametrize("role", [roles.DONATIONS, roles.SITE_MANAGER])
def test_who_works_on_no_stories_sees_none(role: str, client: Client) -> None:
    factories.published(headline="Rain in Ostrel")
    submitted(headline="Snow in Arvel")
    person = factories.user()
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    text = client.get("/admin/").content.decode()
    assert "Rain in Ostrel" not in text
    assert "Snow in Arvel" not in text
    assert "desk-box" not in text


def test_a_long_box_leads_to_the_list_of_all_of_it(editor: User, client: Client) -> None:
    for _ in range(desk.SHOWN + 1):
        submitted()
    (waiting,) = (box for box in desk.of(editor).boxes if box.name == "waiting")
    assert len(waiting.lines) == desk.SHOWN
    client.force_login(editor)
    assert client.get(waiting.everything).context["cl"].result_count == desk.SHOWN + 1


def test_a_short_box_is_all_there_is(editor: User) -> None:
    submitted()
    (waiting,) = (box for box in desk.of(editor).boxes if box.name == "waiting")
    assert waiting.everything == ""


@pytest.mark.parametrize("box", ["mine", "scheduled", "held_back", "published", "withdrawn"])
def test_every_box_is_a_filter_of_the_list(box: str, journalist: User, client: Client) -> None:
    client.force_login(journalist)
    factories.draft(headline="Only a draft", by=journalist)
    text = client.get("/admin/articles/article/", {"box": box}).content.decode()
    assert ("Only a draft" in text) == (box == "mine")


def test_the_list_offers_journalists_no_box_of_the_editors(
    journalist: User, editor: User, client: Client
) -> None:
    for person, offered in ((journalist, False), (editor, True)):
        client.force_login(person)
        text = client.get("/admin/articles/article/").content.decode()
        assert ("?box=waiting" in text) == offered


def fill(person: User, number: int) -> None:
    """Every box, and trouble, and notices."""
    at = timezone.now() + HOUR
    for _ in range(number):
        factories.draft(by=person)
        submitted()
        workflow.take(submitted(), by=person)
        workflow.approve(submitted())
        factories.published(at=at)
        factories.published()
        workflow.hold(factories.draft(), reason="Wait.")
        workflow.withdraw(factories.published(), reason="A mistake.")


@pytest.mark.parametrize("number", [1, 12])
def test_the_desk_costs_the_same_however_full_it_is(
    number: int,
    editor: User,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(editor, number)
    client.force_login(editor)
    client.get("/admin/")
    with django_assert_num_queries(27):
        client.get("/admin/")


# Notices


def test_notices_are_marked_as_read_one_by_one_or_all(editor: User, client: Client) -> None:
    for headline in ("Rain", "Snow", "Hail"):
        submitted(headline=headline)
    client.force_login(editor)
    assert client.get("/admin/").content.decode().count('class="unseen"') == 3
    sent = {"notice": str(desk.of(editor).notices[0].pk)}
    text = client.post("/admin/notices/seen/", sent, follow=True).content.decode()
    assert text.count('class="unseen"') == 2
    text = client.post("/admin/notices/seen/", {"notice": "all"}, follow=True).content.decode()
    assert 'class="unseen"' not in text
    assert "“Hail” waits for review." in text
    assert "Mark all as read" not in text


@pytest.mark.parametrize("sent", [{}, {"notice": "x"}, {"notice": "-1"}, {"notice": "9" * 40}])
def test_what_names_no_notice_marks_none(
    sent: dict[str, str], editor: User, client: Client
) -> None:
    submitted()
    client.force_login(editor)
    assert client.post("/admin/notices/seen/", sent).status_code == 302
    assert desk.of(editor).has_unseen


def test_looking_marks_nothing_as_read(editor: User, client: Client) -> None:
    submitted()
    client.force_login(editor)
    assert client.get("/admin/notices/seen/").status_code == 405
    client.get("/admin/")
    assert desk.of(editor).has_unseen


def test_notices_need_a_login(client: Client) -> None:
    assert client.post("/admin/notices/seen/", {"notice": "all"})["Location"].startswith(
        "/admin/login/"
    )
