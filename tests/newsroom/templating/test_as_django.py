"""Templates that both engines read look the same from both.

But for literals with < or & in them, which Django takes for markup, and for None.
"""

# ruff: noqa: E501 - a template in a table is read best in one piece

from typing import Any

import pytest
from django.template import Context, Engine
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.templating import Declared, listing, number, parse, record, text, yes_no

ROW = record("", name=text(""), count=number(""), shown=yes_no(""))
DECLARED = Declared(name=text(""), count=number(""), shown=yes_no(""), rows=listing("", ROW))
VALUES = st.fixed_dictionaries(
    {
        "name": st.text("ab<&'\" پ\n", max_size=8),
        "count": st.integers(-3, 2_000),
        "shown": st.booleans(),
    }
)
DATA = st.builds(lambda one, rows: {**one, "rows": rows}, VALUES, st.lists(VALUES, max_size=3))

OPERANDS = st.sampled_from(
    ["name", "count", "shown", "rows", "'ab'", "5", "0", "rows.0.name", "True"]
)
CONDITIONS = st.recursive(
    OPERANDS,
    lambda inner: st.builds(
        "{} {} {}".format,
        inner,
        st.sampled_from(["and", "or", "==", "!=", "<", ">=", "in", "not in", "and not", "or not"]),
        inner,
    ),
    max_leaves=5,
)
FILTERED = st.builds(
    "{}{}".format,
    st.sampled_from(["name", "'ab c'", "count"]),
    st.lists(
        st.sampled_from(
            [
                "|lower",
                "|upper",
                "|title",
                "|capfirst",
                "|default:'xy'",
                "|linebreaksbr",
                "|truncatewords:2",
                "|length",
                "|yesno:'a,b'",
                "|default_if_none:'z'",
                "|linebreaks",
            ]
        ),
        max_size=1,
    ).map("".join),
)
SHOWN = FILTERED.map("{{{{ {} }}}}".format)
BODIES = st.recursive(
    SHOWN | st.sampled_from(["text ", "<p>x</p>", "\n", "{# note #}", "{% firstof name count %}"]),
    lambda inner: st.one_of(
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, CONDITIONS, inner, inner),
        st.builds("{{% if {} %}}{}{{% elif {} %}}{}{{% endif %}}".format, CONDITIONS, inner, CONDITIONS, inner),
        inner.map("{{% for row in rows %}}{{{{ row.name }}}}{{{{ forloop.counter }}}}{}{{% empty %}}-{{% endfor %}}".format),
        inner.map("{{% for name in rows reversed %}}{{{{ name.count }}}}{{% endfor %}}{}".format),
        inner.map("{{% with count=name name='n' %}}{}{{% endwith %}}".format),
        st.builds("{}{}".format, inner, inner),
    ),
    max_leaves=6,
)  # fmt: skip


def by_django(source: str, data: dict[str, Any]) -> str:
    return Engine().from_string(source).render(Context(data))


@settings(max_examples=150, deadline=None)
@given(BODIES, DATA)
def test_any_template_shows_the_same_by_both_engines(source: str, data: dict[str, Any]) -> None:
    assert parse(source, DECLARED).render(data) == by_django(source, data)


@pytest.mark.parametrize(
    "source",
    [
        "{% load i18n %}{% blocktranslate with a=name %}x {{ a }} 5%{% endblocktranslate %}",
        (
            "{% load i18n %}{% blocktranslate count n=count %}{{ n }} a{% plural %}{{ n }} b"
            "{% endblocktranslate %}"
        ),
        "{% load i18n %}{% blocktranslate trimmed %}\n a\n  {{ name }}\n{% endblocktranslate %}",
        "{% load i18n %}{% translate 'Yes' %}{{ _('No') }}",
    ],
)
def test_translations_are_the_same_by_both_engines(source: str) -> None:
    data: dict[str, Any] = {"name": "a<b", "count": 3, "shown": True, "rows": []}
    ours = parse(source.removeprefix("{% load i18n %}"), DECLARED).render(data)
    engine = Engine(libraries={"i18n": "django.templatetags.i18n"})
    assert ours == engine.from_string(source).render(Context(data))
