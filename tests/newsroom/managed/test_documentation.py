"""What stands beside the editor is true."""

import re

import pytest

from newsroom.managed import documentation
from newsroom.managed.documentation import Entry
from newsroom.managed.families import TEMPLATES
from newsroom.managed.registry import MANAGED
from newsroom.templating import TemplateProblems, filters, parse
from newsroom.templating.tags import TAGS


def written(entry: Entry) -> str:
    """A template that uses the value and everything in it, as the editor would insert them."""
    inner = "".join(written(one) for one in entry.inner)
    if entry.loop:
        return f"{entry.loop}{inner}{{% endfor %}}"
    return ("" if "picture sizes" in entry.kind else entry.insert) + inner


@pytest.mark.parametrize("name", MANAGED)
def test_whatever_a_click_writes_is_right(name: str) -> None:
    declared = MANAGED[name].declared
    text = "".join(written(one) for one in documentation.data(declared))
    try:
        parse(text, declared, {}, name=name)
    except TemplateProblems as wrong:
        pytest.fail(f"{text}: {wrong}")


def test_every_tag_is_explained() -> None:
    explained = " ".join(write for write, _does in documentation.TAGS)
    assert set(re.findall(r"{%\s*(\w+)", explained)) >= set(TAGS)


def test_every_filter_is_explained_and_no_other() -> None:
    explained = {write.strip("|").partition(":")[0] for write, _does in documentation.FILTERS}
    assert explained == set(filters.FILTERS) | filters.FALLBACKS


def test_a_list_is_looped_over_by_the_name_of_one() -> None:
    columns = documentation.data(MANAGED["front-page"].declared)[2]
    assert columns.loop == "{% for column in columns %}"
    stories = next(one for one in columns.inner if one.path == "column.stories")
    assert stories.loop == "{% for story in column.stories %}"
    assert "story.headline" in [one.path for one in stories.inner]


@pytest.mark.parametrize("name", documentation.CLASSES)
def test_the_classes_are_in_the_style_sheet(name: str) -> None:
    sheet = (TEMPLATES.parent / f"static/css/components/{name}.css").read_text(encoding="utf-8")
    assert all(f".{write} " in sheet for write, _does in documentation.CLASSES[name])
