"""Every address that a story has in the admin, for every role, by GET and by POST.

The addresses are asked of the admin itself: a new one fails here until it is said who may use it.
"""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from articles import previewing, workflow
from articles.models import Article, PreviewLink
from newsroom import roles
from tests import factories

pytestmark = pytest.mark.django_db

# What somebody has to be allowed to use an address
STAFF, WRITES, THIS_STORY, PUBLISHES, EVERY_STORY, NOBODY = range(6)


@dataclass(frozen=True)
class Rule:
    """Who may, and which status they get by each method, sent without any fields."""

    needs: int
    get: int = 200
    post: int = 200
    refused: int = 403  # what others get by GET


RULES = {
    "articles_article_changelist": Rule(WRITES),
    "articles_article_add": Rule(WRITES),
    "articles_article_from_text": Rule(WRITES),
    "articles_article_quotes": Rule(WRITES, get=405, refused=405),
    "articles_article_autosave_new": Rule(WRITES),
    "articles_article_discard_new": Rule(WRITES, get=405, post=302),
    "articles_article_preview_new": Rule(WRITES, get=405),
    "articles_article_change": Rule(THIS_STORY),
    "articles_article_autosave": Rule(THIS_STORY),
    "articles_article_discard": Rule(THIS_STORY, get=405, post=302),
    "articles_article_preview": Rule(THIS_STORY, get=405),
    "articles_article_history": Rule(THIS_STORY),
    "articles_article_choose": Rule(THIS_STORY, get=302, post=302),
    "articles_article_compare": Rule(THIS_STORY),
    "articles_article_changes": Rule(THIS_STORY),
    "articles_article_restore": Rule(THIS_STORY, post=302),
    "articles_article_preview_links": Rule(THIS_STORY),
    "articles_article_revoke_preview_link": Rule(THIS_STORY, get=405, post=302),
    "articles_article_submit": Rule(THIS_STORY),
    "articles_article_review": Rule(THIS_STORY),
    "articles_article_hold": Rule(THIS_STORY),
    "articles_article_publish": Rule(PUBLISHES),
    "articles_article_unschedule": Rule(PUBLISHES),
    "articles_article_embargo": Rule(PUBLISHES),
    "articles_article_lift_embargo": Rule(PUBLISHES),
    "articles_article_lift_hold": Rule(PUBLISHES),
    "articles_article_unpublish": Rule(PUBLISHES, post=302),
    "articles_article_withdraw": Rule(PUBLISHES),
    "articles_article_assign": Rule(EVERY_STORY, post=302),
    "articles_article_delete": Rule(NOBODY),
    "": Rule(STAFF, get=302, post=302),  # the old address of a form leads to the form
}

MAY = {
    "anonymous": None,
    "donations": {STAFF},
    "site manager": {STAFF},
    "other journalist": {STAFF, WRITES},
    "journalist who started it": {STAFF, WRITES, THIS_STORY},
    "journalist who is assigned": {STAFF, WRITES, THIS_STORY},
    "editor": {STAFF, WRITES, THIS_STORY, PUBLISHES, EVERY_STORY},
    "superuser": {STAFF, WRITES, THIS_STORY, PUBLISHES, EVERY_STORY},
}


@pytest.fixture
def people() -> dict[str, User]:
    return {
        "donations": member(roles.DONATIONS),
        "site manager": member(roles.SITE_MANAGER),
        "other journalist": factories.journalist(),
        "journalist who started it": factories.journalist(),
        "journalist who is assigned": factories.journalist(),
        "editor": factories.editor(),
        "superuser": factories.superuser(),
    }


def member(role: str) -> User:
    person = factories.user()
    person.groups.add(Group.objects.get(name=role))
    return person


@pytest.fixture
def article(people: dict[str, User]) -> Article:
    """Live, with a later change and a link to a preview."""
    made = factories.draft(by=people["journalist who started it"])
    workflow.publish(made)
    made.refresh_from_db()
    assert made.latest_revision
    content = replace(made.latest_revision.content, html="<p>Another text.</p>")
    workflow.save_draft(content, made)
    workflow.assign(made, [people["journalist who is assigned"]])
    previewing.make_link(made)
    made.refresh_from_db()
    return made


def patterns() -> list[URLPattern]:
    return list(admin.site._registry[Article].get_urls())


def addresses(article: Article) -> dict[str, str]:
    """By name; the one without a name is that of the redirect to a form."""
    known = {
        "object_id": article.pk,
        "old": 1,
        "new": 2,
        "number": 1,
        "link": PreviewLink.objects.get().pk,
    }
    return {
        pattern.name or "": _address(pattern, {name: known[name] for name in _parts(pattern)})
        for pattern in patterns()
    }


def _parts(pattern: URLPattern) -> list[str]:
    return list(pattern.pattern.converters)


def _address(pattern: URLPattern, values: dict[str, Any]) -> str:
    if pattern.name is None:
        return f"/admin/articles/article/{values['object_id']}/"
    return reverse(f"admin:{pattern.name}", kwargs=values)


def expected(role: str, method: str, rule: Rule) -> int:
    may = MAY[role]
    if may is None:
        return 302
    if rule.needs in may:
        return rule.get if method == "get" else rule.post
    return rule.refused if method == "get" else 403


def test_every_address_of_a_story_has_its_rule() -> None:
    assert {pattern.name or "" for pattern in patterns()} == set(RULES)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", MAY)
def test_every_address_is_open_to_whom_it_concerns_and_to_nobody_else(
    role: str, method: str, article: Article, people: dict[str, User], client: Client
) -> None:
    if role in people:
        client.force_login(people[role])
    found, wanted = {}, {}
    for name, address in addresses(article).items():
        found[name] = status(client, method, address)
        wanted[name] = expected(role, method, RULES[name])
    assert found == wanted


def status(client: Client, method: str, address: str) -> int:
    """What it did is undone, so that every address meets the same story."""
    with transaction.atomic():
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    return int(response.status_code)


def test_nobody_without_a_login_gets_further_than_the_login(
    article: Article, client: Client
) -> None:
    for address in addresses(article).values():
        for method in (client.get, client.post):
            assert method(address)["Location"] == f"/admin/login/?next={address}"


@pytest.mark.parametrize("role", ["anonymous", "donations", "site manager", "other journalist"])
def test_whom_a_story_does_not_concern_leaves_no_trace_in_it(
    role: str, article: Article, people: dict[str, User], client: Client
) -> None:
    """With fields that would do something."""
    if role in people:
        client.force_login(people[role])
    before = traces(article)
    fields = {"headline": "Taken over", "language": "en", "seen": "2", "when": "now"}
    words = dict.fromkeys(("reason", "note", "text"), "Words.")
    for name, address in addresses(article).items():
        if RULES[name].needs > WRITES:
            client.post(address, {**fields, **words, "do": "remark", "until": "2040-01-01T10:00"})
    assert traces(article) == before


def traces(article: Article) -> list[Any]:
    row = Article.objects.filter(pk=article.pk).values().get()
    kept = ("revisions", "events", "remarks", "autosaves", "presences", "preview_links")
    return [row, *(list(getattr(article, name).order_by("pk").values()) for name in kept)]


@pytest.mark.parametrize("role", ["journalist who started it", "journalist who is assigned"])
def test_journalists_publish_and_withdraw_nothing(
    role: str, article: Article, people: dict[str, User], client: Client
) -> None:
    client.force_login(people[role])
    before = traces(article)
    for name, address in addresses(article).items():
        if RULES[name].needs > THIS_STORY:
            client.post(address, {"when": "now", "seen": "2", "reason": "x", "note": "x"})
    assert traces(article) == before


@pytest.mark.parametrize("role", ["donations", "site manager"])
def test_who_works_on_no_stories_is_not_told_which_there_are(
    role: str, people: dict[str, User], client: Client
) -> None:
    client.force_login(people[role])
    assert client.get("/admin/articles/article/99999/change/").status_code == 403
