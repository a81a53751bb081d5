import pytest

from newsroom.templating import Markup, markup_rules
from tests.newsroom.templating.data import VALUES, parsed, story

HEAD = """<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>A</title>
<meta name="viewport" content="width=device-width"><meta property="og:title" content="A">
<link rel="stylesheet" href="/static/site.css"><link rel="canonical" href="https://example.org/">
<script type="application/ld+json">{"a": 1}</script><script type="module" src="/x.js"></script>
</head><body><main><h1>A</h1></main></body></html>"""


def rules(html: str) -> list[str]:
    return [problem.rule for problem in markup_rules.problems(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>x</p><script>y</script>", ["element", "script"]),
        ("<p onclick='x'>x</p>", ["handler"]),
        ("<p ONCLICK='x'>x</p>", ["handler"]),
        ("<p/onclick=x>x</p>", ["handler"]),
        ("<p style='x'>x</p>", ["style"]),
        ("<style>x</style>", ["element"]),
        ("<a href='javascript:x'>x</a>", ["address"]),
        ("<a href=' jAva&#10;script&colon;x'>x</a>", ["address"]),
        ("<a href='\x01javascript:x'>x</a>", ["address"]),
        ("<a href='data:text/html,x'>x</a>", ["address"]),
        ("<img src='https://e.example/x' alt=''>", ["foreign"]),
        ("<img src='//e.example/x' alt=''>", ["foreign"]),
        ("<img src='/\\e.example/x' alt=''>", ["foreign"]),
        ("<img src='\\\\e.example/x' alt=''>", ["foreign"]),
        ("<img src='/a' srcset='/a 1x, https://e.example/b 2x' alt=''>", ["foreign"]),
        ("<img src='data:text/html,x' alt=''>", ["foreign"]),
        ("<video poster='//e.example/x'></video>", ["foreign"]),
        ("<form method='post'></form>", ["form"]),
        ("<form action='https://e.example/'></form>", ["foreign"]),
        ("<input type='password'>", ["form"]),
        ("<p src='/x'>x</p>", ["attribute"]),
        ("<p contenteditable>x</p>", ["attribute"]),
        ("<iframe src='/x'></iframe>", ["attribute", "element"]),
        ("<svg><animate attributeName='href'/></svg>", ["attribute", "element"]),
        ("<svg><path fill='url(//e.example/x)'/></svg>", ["foreign"]),
        ("<svg><a xlink:href='javascript:x'>x</a></svg>", ["address"]),
        ("<template><script>x</script></template>", ["element", "element", "script"]),
        ("<noscript><img src=x onerror=y></noscript>", ["element", "handler"]),
    ],
)
def test_what_is_unsafe_is_found(html: str, expected: list[str]) -> None:
    assert sorted(rules(html)) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p class='a' lang='ps' dir='rtl'>x</p>",
        "<a href='https://example.org/'>x</a><a href='/x'>y</a><a href='mailto:a@b.example'>z</a>",
        "<img src='/media/a.avif' srcset='/media/a.avif 1x, /media/b.avif 2x' alt='a'>",
        "<img src='data:image/png;base64,AA' alt=''>",
        "<svg viewBox='0 0 1 1' role='img' aria-label='a'><path d='M0' stroke='#000'/></svg>",
        "<form action='/search/' method='get'><input type='search' name='q'></form>",
        HEAD,
    ],
)
def test_what_is_safe_is_left_alone(html: str) -> None:
    assert markup_rules.problems(html) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<title>", "<script>x</script><title>", ["script"]),
        ("<title>", "<script src='//e.example/x'></script><title>", ["foreign"]),
        ("<title>", "<meta http-equiv='refresh' content='0'><title>", ["attribute", "meta"]),
        ("<title>", "<base href='/'><title>", ["attribute", "element"]),
        ("<title>", "<link rel='stylesheet' href='https://e.example/x'><title>", ["foreign"]),
        ("<title>", "<link rel='import' href='/x'><title>", ["link"]),
        (
            'application/ld+json">',
            'application/ld+json" src="//e.example/">',
            ["foreign", "script"],
        ),
    ],
)
def test_a_pages_head_has_rules_of_its_own(before: str, after: str, expected: list[str]) -> None:
    assert sorted(rules(HEAD.replace(before, after, 1))) == expected


def test_what_a_page_may_have_in_its_head_a_piece_of_one_may_not() -> None:
    assert rules("<meta name='x' content='y'>") == ["element"]
    assert "element" in rules("<script type='application/ld+json'>{}</script>")


def test_pictures_may_come_from_another_address_of_this_site() -> None:
    html = "<img src='https://media.example.org/a.avif' alt=''>"
    assert rules(html) == ["foreign"]
    own = ("https://media.example.org/",)
    assert markup_rules.problems(html, own) == []
    evil = html.replace("example.org", "example.org.evil.example")
    assert markup_rules.problems(evil, own)
    assert markup_rules.problems(evil, ("https://media.example.org",))


def test_a_problem_is_traced_to_the_line_that_made_it() -> None:
    page = parsed("<p>\r\n{{ query }}\r\n</p>\r\n{{ story.body }}\r\n<p>x</p>")
    trace = page.trace(VALUES | {"story": story(body=Markup("a\r\n<p onclick='x'>y</p>"))})
    (problem,) = markup_rules.problems(trace.html)
    assert trace.html[problem.at :].startswith("<p onclick")
    piece = trace.origin(problem.at)
    assert piece
    assert (piece.template, piece.line, piece.column) == ("page", 4, 1)


def test_a_problem_says_where_it_is() -> None:
    (problem,) = markup_rules.problems('<p>پښتو</p>\r\n <p id="a" onclick="x">y</p>')
    assert (problem.line, problem.column, problem.element) == (2, 2, '<p id="a">')
    assert str(problem).startswith('2:2 <p id="a"> The event handler onclick')
