import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.templating import TemplateProblems, html_tree, markup_rules
from tests.newsroom.templating.data import VALUES, parsed, rendered


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<h{{ story.level }}>x</h{{ story.level }}>", "<h2>x</h2>"),
        ("<a{% if story.shown %} class='a'{% endif %}>x</a>", "<a class='a'>x</a>"),
        ("<p{% if story.shown %} hidden{% endif %}>x</p>", "<p hidden>x</p>"),
        ("<p class='a{% if story.shown %} b{% else %} c{% endif %}'>", "<p class='a b'>"),
        ("<p {% if story.shown %}hidden{% else %}class='a'{% endif %}>", "<p hidden>"),
        ("<p\n  class = 'a'\n  hidden\n>x", "<p\n  class = 'a'\n  hidden\n>x"),
        ("<br/><img src='/x' alt=''/>", "<br/><img src='/x' alt=''/>"),
        ("<a href='/donate/'>x</a><a href='#a'>x</a><a href='?a=b'>x</a>", None),
        ("<a href='/'>x</a>", None),
        ("<a href='{{ story.address }}#c-{{ story.reads }}'>", "<a href='/stories/bread/#c-1234'>"),
        ("<a href='?q={{ story.reads }}'>", "<a href='?q=1234'>"),
        ("<a href='#{{ story.language }}'>", "<a href='#en'>"),
        ("<a href='{% if story.shown %}/a{% else %}/b{% endif %}'>", "<a href='/a'>"),
        ("<a href='{{ story.address|default:\"/x/\" }}'>", "<a href='/stories/bread/'>"),
        ("<a href='{% firstof story.address \"/x/\" %}'>", "<a href='/stories/bread/'>"),
        (
            "<img srcset='{{ story.picture.sizes }}' src='{{ story.picture.address }}' alt=''>",
            "<img srcset='/media/a.avif 480w, /media/b.avif 960w' src='/media/a.avif' alt=''>",
        ),
        (
            "<img srcset='{{ story.picture.address }} 1x' alt=''>",
            "<img srcset='/media/a.avif 1x' alt=''>",
        ),
        (
            "<img srcset='{{ story.picture.address }} 1x, {{ story.address }} 2x' alt=''>",
            "<img srcset='/media/a.avif 1x, /stories/bread/ 2x' alt=''>",
        ),
        (
            "<p title='{% for a in story.tags %}{{ a }} {% endfor %}'>",
            "<p title='Trade Food &amp; drink '>",
        ),
        ("<p title='{% blocktranslate %}{{ query }}{% endblocktranslate %}'>", None),
        ("<form action='/search/'><input type='search' name='q' value='{{ story.reads }}'>", None),
        ("<svg viewBox='0 0 9 9'><path d='M0 0' fill='currentColor'/></svg>", None),
        ("<p data-x='{{ story.reads }}' aria-label='a'>", "<p data-x='1234' aria-label='a'>"),
        ("{% if story.shown %}<p>{% endif %}x{% if story.shown %}</p>{% endif %}", "<p>x</p>"),
        ("a &lt; b > c", "a &lt; b > c"),
    ],
)
def test_what_a_template_may_write(source: str, html: str | None) -> None:
    shown = rendered(source)
    assert html is None or shown == html


ATTRIBUTES = st.sampled_from(
    ["class='a'", 'title="{{ query }}"', "href='{{ story.address }}'", "hidden", "onclick='x'",
     "href='//e.example'", "href='javascript:x'", "style='x'", "{{ query }}", "title={{ query }}",
     "{% if story.shown %}class='a'{% endif %}", "{% if query %}on{% endif %}load='x'"]
)  # fmt: skip
NAMES = st.sampled_from(
    ["p", "a", "img", "script", "iframe", "h{{ story.level }}", "svg", "{{ query }}"]
)
SPACES = st.sampled_from([" ", "\n", "/", "", "\t"])
TAGS = st.builds(
    lambda name, parts: f"<{name}{''.join(space + one for space, one in parts)}>",
    NAMES,
    st.lists(st.tuples(SPACES, ATTRIBUTES), max_size=3),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(TAGS | st.sampled_from(["{{ query }}", "</p>", "x", "<!--", "-->"]), max_size=4))
def test_what_is_allowed_is_safe_for_a_browser_too(pieces: list[str]) -> None:
    """A second reader, who knows nothing of templates, finds no fault in what comes out."""
    try:
        html = parsed("".join(pieces)).render(VALUES)
    except TemplateProblems:
        return
    found = [one for one in markup_rules.problems(html) if one.rule != "attribute"]
    assert found == []
    for element in html_tree.read(html).root.walk():
        assert not any(name.startswith("on") for name in element.attributes)
