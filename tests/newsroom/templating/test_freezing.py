from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from newsroom.templating import (
    Declared,
    Markup,
    Record,
    UnfitData,
    Value,
    address,
    freeze,
    listing,
    markup,
    moment,
    number,
    parse,
    pictures,
    record,
    text,
    yes_no,
)


def frozen(value: Any, declared: Value) -> Any:
    made = freeze({"value": value}, Declared(value=declared))
    assert isinstance(made, Record)
    return made.values["value"]


@pytest.mark.parametrize(
    ("value", "declared", "same"),
    [
        ("a", text(""), "a"),
        (gettext_lazy("Yes"), text(""), "Yes"),
        (5, number(""), 5),
        (True, yes_no(""), True),
        (date(2026, 1, 2), moment(""), date(2026, 1, 2)),
        (datetime(2026, 1, 2, tzinfo=UTC), moment(""), datetime(2026, 1, 2, tzinfo=UTC)),
        (Markup("<b>"), markup(""), Markup("<b>")),
        (["a", "b"], listing("", text("")), ("a", "b")),
        ("/a/?b=c#d", address(""), "/a/?b=c#d"),
        ("https://example.org/پښتو/", address(""), "https://example.org/پښتو/"),
        ("mailto:a@example.org", address(""), "mailto:a@example.org"),
        ("?after=3", address(""), "?after=3"),
        ("", address(""), ""),
        ("/a.avif 1x, /b.avif 2x", pictures(""), "/a.avif 1x, /b.avif 2x"),
        (None, text("", optional=True), ""),
        (None, number("", optional=True), 0),
        (None, record("", optional=True), None),
        (None, listing("", text(""), optional=True), ()),
        (None, moment(""), None),
    ],
)
def test_plain_values_are_taken_as_they_are(value: Any, declared: Value, same: Any) -> None:
    assert frozen(value, declared) == same


@pytest.mark.parametrize(
    ("value", "declared"),
    [
        (5, text("")),
        (None, text("")),
        (b"a", text("")),
        ("5", number("")),
        (True, number("")),
        (10**18, number("")),
        (1.5, number("")),
        (1, yes_no("")),
        ("2026-01-02", moment("")),
        (datetime(2026, 1, 2), moment("")),  # noqa: DTZ001 - that it has no time zone is the point
        ("<b>", markup("")),
        (mark_safe("<b>"), markup("")),
        ("a", listing("", text(""))),
        ({"a": 1}, listing("", text(""))),
        ([1], listing("", text(""))),
        ("a", record("")),
        (object(), record("")),
        ("javascript:alert(1)", address("")),
        (" javascript:alert(1)", address("")),
        ("//example.org", address("")),
        ("/\\example.org", address("")),
        ("data:text/html,x", address("")),
        ("/a b", address("")),
        ("/a\n", address("")),
        ('/"onclick="x', address("")),
        ("javascript:x 1x", pictures("")),
        ("/a 1x, javascript:x 2x", pictures("")),
    ],
)
def test_what_is_not_what_was_declared_is_refused(value: Any, declared: Value) -> None:
    with pytest.raises(UnfitData, match="value"):
        frozen(value, declared)


def test_only_what_is_declared_is_kept() -> None:
    made = freeze({"a": "x", "b": "y", "_c": "z"}, Declared(a=text("")))
    assert isinstance(made, Record)
    assert dict(made.values) == {"a": "x"}


def test_a_safe_string_is_text_like_any_other() -> None:
    made = frozen(mark_safe("<b>"), text(""))
    assert type(made) is str
    assert parse("{{ a }}", Declared(a=text(""))).render({"a": mark_safe("<b>")}) == "&lt;b&gt;"


def test_what_is_frozen_is_not_frozen_again() -> None:
    declared = Declared(site=record("", name=text("")))
    made = freeze({"name": "a"}, declared.fields["site"])
    again = freeze({"site": made}, declared)
    assert isinstance(again, Record)
    assert again.values["site"] is made


def test_what_was_frozen_with_another_declaration_is_looked_at_again() -> None:
    wider = freeze({"name": "a", "secret": "b"}, record("", name=text(""), secret=text("")))
    made = frozen(wider, record("", name=text("")))
    assert dict(made.values) == {"name": "a"}


def test_nothing_can_be_changed() -> None:
    source = {"name": "a", "list": ["b"]}
    made = freeze(source, Declared(name=text(""), list=listing("", text(""))))
    source["list"] = []
    assert isinstance(made, Record)
    assert isinstance(made.values, Mapping)
    assert made.values["list"] == ("b",)
    with pytest.raises(TypeError):
        made.values["name"] = "c"  # type: ignore[index] # that it cannot be done is the point


def test_the_whole_way_to_what_is_wrong_is_told() -> None:
    declared = Declared(stories=listing("", record("", headline=text(""))))
    with pytest.raises(UnfitData, match=r"^stories\.1\.headline is missing\.$"):
        freeze({"stories": [{"headline": "a"}, {}]}, declared)


@pytest.mark.parametrize("name", ["_a", "__class__"])
def test_no_name_begins_with_a_line(name: str) -> None:
    with pytest.raises(ValueError, match="is no name"):
        Declared(**{name: text("")})


def test_the_documentation_names_every_value() -> None:
    declared = Declared(
        story=record("The story", headline=text("Its words", "Bread by weight")),
        links=listing("Links", record("One", label=text("Its label"))),
    )
    told = [(path, value.meaning, value.example) for path, value in declared.documentation()]
    assert told == [
        ("story", "The story", ""),
        ("story.headline", "Its words", "Bread by weight"),
        ("links", "Links", ""),
        ("links.0.label", "Its label", ""),
    ]
