from datetime import UTC, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from articles.moment_field import MomentField, Typed

TWICE = "2026-10-25T02:30"


class Form(forms.Form):
    at = MomentField()


def clean(text: str, which: str = "") -> datetime | None:
    found: datetime | None = MomentField(required=False).clean(Typed(text, which))
    return found


def test_a_time_is_that_of_the_newsrooms_clock() -> None:
    assert clean("2026-07-03T14:30") == datetime(2026, 7, 3, 12, 30, tzinfo=UTC)


def test_no_time_is_none() -> None:
    assert clean("") is None


def test_a_time_that_the_clock_skips_is_refused_and_explained() -> None:
    with pytest.raises(ValidationError, match=r"no 02:30 that night.*summer time"):
        clean("2026-03-29T02:30")


def test_a_time_that_comes_twice_is_asked_about() -> None:
    with pytest.raises(ValidationError, match="shows 02:30 twice"):
        clean(TWICE)
    assert clean(TWICE, "first") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert clean(TWICE, "second") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01T10:00", "2026-07-03T14:30+02:00"])
def test_what_is_no_time_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValidationError) as error:
        clean(text)
    assert error.value.messages == [f"“{text}” is not a time; write it as 2026-07-03T14:30."]


def test_the_form_says_which_of_two_times_each_choice_is() -> None:
    shown = str(Form({"at": TWICE})["at"])
    assert "UTC+02:00" in shown
    assert "UTC+01:00" in shown
    assert f'value="{TWICE}"' in shown


def test_only_a_time_that_comes_twice_has_a_choice() -> None:
    assert "Which of the two" not in str(Form({"at": "2026-10-25T03:30"})["at"])


def test_what_was_typed_comes_back_also_if_it_is_no_time() -> None:
    assert 'value="soon"' in str(Form({"at": "soon"})["at"])


def test_a_moment_is_shown_as_the_newsrooms_clock_shows_it() -> None:
    form = Form(initial={"at": datetime(2026, 7, 3, 12, 30, tzinfo=UTC)})
    assert 'value="2026-07-03T14:30"' in str(form["at"])


def test_a_time_left_as_it_was_has_not_changed() -> None:
    field, moment = MomentField(), datetime(2026, 7, 3, 12, 30, tzinfo=UTC)
    assert not field.has_changed(moment, Typed("2026-07-03T14:30"))
    assert field.has_changed(moment, Typed("2026-07-03T14:31"))
    assert not field.has_changed(None, Typed(""))
