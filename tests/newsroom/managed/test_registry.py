from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation.template import templatize

from newsroom.managed import families
from newsroom.managed.data.builders import BUILDERS
from newsroom.managed.registry import MANAGED
from newsroom.managed.samples import samples
from newsroom.templating import Kind

ASKED_FOR = {
    *("header", "footer", "front-page", "story-page", "story-card", "quote", "picture"),
    *("donation-panel", "donation-page", "edition-link", "comments-notice", "error-message"),
}
EXPLAINED = {Kind.TEXT, Kind.NUMBER, Kind.ADDRESS, Kind.PICTURES}


def test_what_was_asked_for_can_be_changed() -> None:
    assert MANAGED.keys() >= ASKED_FOR


def test_every_default_is_a_template_without_problems() -> None:
    assert families.family({}).parsed.keys() == MANAGED.keys()


def test_every_file_of_the_folder_is_a_default() -> None:
    files = {one.name for one in Path(settings.BASE_DIR, "templates", "managed").iterdir()}
    assert files == {Path(one.file).name for one in MANAGED.values()}


@pytest.mark.parametrize("name", MANAGED)
def test_every_template_is_on_a_page_or_in_another(name: str) -> None:
    included = {one for parsed in families.family({}).parsed.values() for one in parsed.includes}
    assert name in BUILDERS.keys() | included


@pytest.mark.parametrize("name", MANAGED)
def test_every_value_says_what_it_means(name: str) -> None:
    for path, value in MANAGED[name].declared.documentation():
        if not path.rpartition(".")[2].isdigit():
            assert str(value.meaning), path


@pytest.mark.parametrize("name", MANAGED)
def test_values_that_are_always_there_have_an_example(name: str) -> None:
    lacking = [
        path
        for path, value in MANAGED[name].declared.documentation()
        if value.kind in EXPLAINED and not value.optional and not value.example
    ]
    assert lacking == []


@pytest.mark.parametrize("name", MANAGED)
@pytest.mark.django_db
def test_every_template_has_a_page_to_preview_on_where_there_is_no_story_yet(name: str) -> None:
    assert samples(name)


@pytest.mark.parametrize("name", MANAGED)
def test_translators_get_the_words_of_a_default(name: str) -> None:
    """`makemessages` reads it as one of Django's own."""
    code = templatize(families.default_source(name))
    words = families.default_source(name).split('{% translate "')[1:]
    assert all(one.partition('" %}')[0] in code for one in words)
