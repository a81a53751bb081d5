import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Source
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/source/add/"


@pytest.fixture
def person(client: Client) -> User:
    made = factories.superuser()
    client.force_login(made)
    return made


def test_whoever_writes_that_a_source_is_not_named_vouches_for_them(
    client: Client, person: User
) -> None:
    sent = {"kind": "anonymous", "description": "a clerk", "anonymity_reason": "fears for her post"}
    client.post(ADD, sent)
    assert Source.objects.get().vouched_by == person


def test_nobody_vouches_for_a_source_who_is_named(client: Client, person: User) -> None:
    client.post(ADD, {"kind": "person", "name": "Mina Toral"})
    assert Source.objects.get().vouched_by is None


def test_a_name_for_a_source_who_is_not_named_is_refused_at_its_field(
    client: Client, person: User
) -> None:
    shown = client.post(ADD, {"kind": "anonymous", "name": "Mina Toral"}).content.decode()
    assert "A source who is not named has no name here" in shown
    assert not Source.objects.exists()


def test_a_new_source_can_be_begun_with_what_a_story_says(client: Client, person: User) -> None:
    shown = client.get(ADD, {"name": "Mina Toral", "role": "baker"}).content.decode()
    assert 'value="Mina Toral"' in shown
    assert 'value="baker"' in shown


def test_a_source_added_from_a_story_is_handed_to_it(client: Client, person: User) -> None:
    sent = {"kind": "person", "name": "Mina Toral", "_popup": "1"}
    shown = client.post(f"{ADD}?_popup=1", sent).content.decode()
    assert f"&quot;value&quot;: &quot;{Source.objects.get().pk}&quot;" in shown


def test_the_quotations_of_a_story_find_sources_by_name_and_organisation(
    client: Client, person: User
) -> None:
    factories.source(name="Mina Toral", organisation="Valley Bakers")
    factories.source(name="Ivo Brandal")
    asked = {"app_label": "articles", "model_name": "quote", "field_name": "source"}
    found = client.get("/admin/autocomplete/", asked | {"term": "bakers"})
    assert [one["text"] for one in json.loads(found.content)["results"]] == [
        "Mina Toral, mayor, Valley Bakers"
    ]
