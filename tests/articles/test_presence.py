from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import presence
from articles.models import Presence
from tests import factories

pytestmark = pytest.mark.django_db


def test_everybody_else_who_has_the_story_open_is_named() -> None:
    article, other = factories.draft(), factories.draft()
    me, anna, bo = (factories.user(first_name=name) for name in ("Me", "Anna", "Bo"))
    for person, story in ((me, article), (anna, article), (bo, other)):
        presence.seen(person, story)
    assert presence.others(me, article) == ["Anna"]


def test_a_second_sign_of_life_is_the_same_person() -> None:
    article, anna = factories.draft(), factories.user()
    presence.seen(anna, article)
    presence.seen(anna, article)
    assert Presence.objects.count() == 1


def test_whoever_gives_no_sign_of_life_is_gone_until_the_next() -> None:
    article, anna, me = factories.draft(), factories.user(first_name="Anna"), factories.user()
    presence.seen(anna, article)
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert presence.others(me, article) == []
        presence.seen(anna, article)
        assert presence.others(me, article) == ["Anna"]
