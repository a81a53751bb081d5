"""The defaults, on the pages that they are previewed and checked on."""

from itertools import chain

import pytest

from newsroom.managed import families, previewing
from newsroom.managed.previewing import Preview
from newsroom.managed.registry import MANAGED
from newsroom.managed.samples import Sample, samples
from newsroom.templating import markup_rules, validity
from tests.newsroom.managed.nodes import writing

pytestmark = pytest.mark.django_db


def previews(name: str) -> list[tuple[Sample, Preview]]:
    source = families.default_source(name)
    return [(one, previewing.previewed(name, source, one)) for one in samples(name)]


@pytest.mark.parametrize("name", MANAGED)
def test_a_default_lacks_nothing(name: str) -> None:
    for sample, preview in previews(name):
        assert previewing.missing(preview) == [], sample.name


@pytest.mark.parametrize("name", MANAGED)
def test_the_page_around_a_default_is_valid_and_safe(name: str) -> None:
    for sample, preview in previews(name):
        assert validity.problems(preview.html) == [], sample.name
        assert markup_rules.problems(preview.html) == [], sample.name


@pytest.mark.parametrize("name", MANAGED)
def test_made_up_pages_show_every_branch_of_a_default(name: str) -> None:
    """So that each is checked before a changed version is live, whatever the site has."""
    shown = {
        (piece.line, piece.column)
        for sample, preview in previews(name)
        if sample.values
        for piece in chain.from_iterable(one.trace.pieces for one in preview.shown)
        if piece.template == name
    }
    nodes = writing(families.family({}).parsed[name].body)
    assert {(node.line, node.column) for node in nodes} - shown == set()
