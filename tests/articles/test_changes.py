from dataclasses import replace

import pytest

from articles.changes import Change, least
from articles.content import Attribution, Content

BEFORE = Content(
    headline="Wells run dry in Ostrel",
    html="<p>The mayor, Mina Toral, said on Monday that 12 wells have water and none is shut.</p>",
)


def edit(old: str, new: str) -> Change:
    assert old in BEFORE.html
    return least(BEFORE, replace(BEFORE, html=BEFORE.html.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12", "21"),
        ("12 wells", "twelve wells"),
        ("Monday", "Tuesday"),
        ("Toral", "Torel"),
        ("Mina Toral", "Toral"),
        ("have water", "have no water"),
        ("have water", "haven’t water"),
        ("none is", "one is"),
    ],
)
def test_a_changed_number_date_name_or_negation_is_never_minor(old: str, new: str) -> None:
    assert edit(old, new) == Change.UPDATE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("said on", "told us on"),
        ("wells have water", "wells hold water"),
        (".</p>", "</p>"),
        ("that ", ""),
    ],
)
def test_a_change_of_other_words_may_be_minor(old: str, new: str) -> None:
    assert edit(old, new) == Change.MINOR


def test_the_same_text_is_minor() -> None:
    assert least(BEFORE, BEFORE) == Change.MINOR


@pytest.mark.parametrize(
    "now",
    [
        Attribution(words="We share it.", source_id=1),
        Attribution(words="We share.", source_id=2),
        Attribution(words="We share.", source_id=1, described_as="a farmer"),
        Attribution(words="We share.", speech=False),
    ],
)
def test_a_changed_quotation_is_never_minor(now: Attribution) -> None:
    before = replace(BEFORE, attributions=(Attribution(words="We share.", source_id=1),))
    assert least(before, replace(before, attributions=(now,))) == Change.UPDATE


def test_a_changed_name_in_the_headline_is_never_minor() -> None:
    assert least(BEFORE, replace(BEFORE, headline="Wells run dry in Sarwan")) == Change.UPDATE


def test_a_changed_dateline_is_never_minor() -> None:
    assert least(BEFORE, replace(BEFORE, dateline="SARWAN")) == Change.UPDATE


def test_any_changed_word_in_arabic_script_may_be_a_name() -> None:
    before = replace(BEFORE, language="ps", html="<p>ښوونکي اوبه راوړي.</p>")
    assert least(before, replace(before, html="<p>ښوونکي اوبه وړي.</p>")) == Change.UPDATE
    assert least(before, replace(before, html="<p>ښوونکي اوبه راوړي!</p>")) == Change.MINOR
