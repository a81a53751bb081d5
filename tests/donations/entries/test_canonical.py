from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donations.entries.canonical import canonical, is_canonical

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(values)
def test_what_is_canonical_is_recognised(value: Any) -> None:
    assert is_canonical(canonical(value))


@given(st.dictionaries(st.text(), st.integers()))
def test_the_order_of_keys_makes_no_difference(value: dict[str, int]) -> None:
    assert canonical(value) == canonical(dict(reversed(value.items())))


def test_it_is_ascii_in_one_line_without_spaces() -> None:
    assert canonical({"b": "زړه\n", "a": [1, True, None]}) == (
        '{"a":[1,true,null],"b":"\\u0632\\u0693\\u0647\\n"}'
    )


@pytest.mark.parametrize("value", [1.0, float("nan"), {1: "x"}, b"x", {"a": [{1.5: 0}]}, {1, 2}])
def test_what_could_be_spelt_in_two_ways_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical(value)


@pytest.mark.parametrize(
    "text",
    ['{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":2}', '"ز"', "1.0", "", "[" * 100_000, '{"a":1}\n'],
)
def test_any_other_spelling_is_not_canonical(text: str) -> None:
    assert not is_canonical(text)
