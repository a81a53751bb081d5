"""More than two hundred templates that mean harm: each is refused, or renders without any."""

# ruff: noqa: E501 - a template in a table is read best in one piece

import time
from collections.abc import Iterator

import pytest
from django.conf import settings

from newsroom.templating import Declared, Source, TemplateProblems, markup_rules, parse
from newsroom.templating.limits import DEFAULT, PROBLEMS
from tests.newsroom.templating.data import DECLARED, STORY, outcome, refused

SECONDS = 2.0  # of the processor, for one of them: most take a few thousandths


def block(tag: str, times: int, inside: str = "x") -> str:
    return f"{{% {tag} %}}" * times + inside + f"{{% end{tag.split(maxsplit=1)[0]} %}}" * times


DISCLOSURE = [
    *(f"{{{{ {name} }}}}" for name in ["settings", "settings.SECRET_KEY", "request", "request.user", "request.META", "request.session", "user", "user.password", "user.is_superuser", "perms", "messages", "debug", "sql_queries", "csrf_token", "self", "state", "names", "DATABASES", "block", "forloop", "forloop.parentloop", "Article", "Article.objects", "site_settings", "_story", "story._meta", "story.__class__", "story.__class__.__mro__", "story.__dict__", "story.__init__", "story.__class__.__init__.__globals__", "story.__module__", "story.pk", "story.id", "story.objects", "story.objects.all", "story.delete", "story.save", "story.values", "story.declared", "story.items", "story.keys", "story.get", "story.pop", "story.clear", "story.update", "story.headline.upper", "story.headline.format", "story.headline.__class__", "story.headline.encode", "story.headline.__len__", "story.headline.0", "story.body.html", "story.body.__html__", "story.published.year", "story.published.tzinfo", "story.published.__class__", "story.tags.append", "story.tags.sort", "story.tags.__class__", "story.tags.count", "story.tags.index", "story.tags.first", "stories.0.__class__", "stories.all", "stories.-1", "stories.first", "stories.count", "stories.delete", "story.reads.real", "story.reads.bit_length", "story.shown.numerator", "links.0.address.__class__", "story.picture.address.url", "story.address.path", "True.__class__", "None.__class__", "story.headline.__init__.__globals__.sys.modules"]),
    "{{ story['headline'] }}", "{{ story.headline() }}", "{{ story.delete() }}", "{{ ''.__class__ }}",
    "{{ ().__class__ }}", "{{ 1.real }}", "{{ story..headline }}", "{{ story. headline }}",
    "{{ .story }}", "{{ story.headline|attr:'__class__' }}", "{{ story|safe }}",
    "{{ story.headline|safe }}", "{{ story.headline|escapejs }}", "{{ story.tags|safeseq }}",
    "{{ story|pprint }}", "{{ story.headline|stringformat:'s' }}", "{{ story|json_script:'x' }}",
    "{{ story.headline|add:settings }}", "{{ stories|dictsort:'_meta.app_label' }}",
    "{{ stories|dictsort:'__class__' }}", "{{ story.headline|default:settings.SECRET_KEY }}",
    "{% debug %}", "{% load static %}", "{% load articles from django %}", "{% url 'admin:index' %}",
    "{% csrf_token %}", "{% static 'x' %}", "{% get_static_prefix %}", "{% now 'Y' %}",
    "{% ssi '/etc/passwd' %}", "{% include '/etc/passwd' %}", "{% include '../settings.py' %}",
    "{% include 'newsroom/base.html' %}", "{% include 'admin/base.html' %}", "{% include query %}",
    "{% include story.headline %}", "{% include 'pa'|add:'ge' %}", "{% include 'x'|default:'y' %}",
    "{% include _('page') %}", "{% extends 'newsroom/base.html' %}", "{% extends query %}",
    "{% block main %}{{ block.super }}{% endblock %}", "{% regroup stories by x as y %}",
    "{% cycle 'a' 'b' as x %}", "{% for x in settings %}{% endfor %}", "{% for x in story %}{% endfor %}",
    "{% for x in story.headline %}{% endfor %}", "{% for k, v in story.items %}{% endfor %}",
    "{% for __class__ in stories %}{{ __class__ }}{% endfor %}", "{% with _x=story %}{{ _x }}{% endwith %}",
    "{% with a=story.__class__ %}{{ a }}{% endwith %}", "{% if story.objects.all %}a{% endif %}",
    "{% if request.user.is_staff %}a{% endif %}", "{% firstof settings.SECRET_KEY %}", "{{ story }}",
    "{{ stories }}", "{% firstof story %}", "{% blocktranslate %}{{ settings }}{% endblocktranslate %}",
    "{% blocktranslate %}{{ story }}{% endblocktranslate %}", "{% localize on %}{% endlocalize %}",
    "{% blocktranslate %}{{ story.headline }}{% endblocktranslate %}", "{% get_admin_log 5 as x %}",
    "{% translate settings %}", "{% translate 'x' as y %}", "{% in_language settings.SECRET_KEY %}",
    "{% autoescape off %}{{ story.headline }}{% endautoescape %}", "{% filter safe %}<{% endfilter %}",
    "{% verbatim %}{{ x }}{% endverbatim %}", "{% templatetag openblock %}", "{% lorem 3 p %}",
    "{% widthratio 1 2 3 %}", "{% spaceless %}a{% endspaceless %}", "{% resetcycle %}",
    "{% cache 5 x %}a{% endcache %}", "{% querystring %}", "{% partialdef a %}{% endpartialdef %}",
]  # fmt: skip

EXHAUSTION = [
    block("for a in stories", 30),
    block("for a in stories", 500),
    block("if story.shown", 500),
    block("with a=story", 500),
    block("if story.shown", 20_000),
    "{% if story.shown %}" * 3_000,
    "{% endif %}" * 5_000,
    "{% lod %}" * 5_000,
    "{{ x }}" * 9_000,
    "{{ query }}" * 5_100,
    "{% for a in stories %}{% endfor %}" * 2_600,
    "x" * 65_537,
    "{ " * 30_000,
    "{%" * 30_000,
    "{{" * 30_000,
    "{#" * 30_000,
    "{% " + "a" * 60_000 + " %}",
    "{{ '" + "a" * 60_000 + "' }}",
    "{{ '" + "a" * 600 + "' }}",
    '{{ "' + "\\" * 900 + " }}",
    "{{ " + "'\"" * 400 + " }}",
    "{{ " + "\"\\'" * 300 + " }}",
    "{{ query" + "|upper" * 100 + " }}",
    "{{ query" + "|default:query" * 60 + " }}",
    "{{ " + "a." * 400 + "b }}",
    "{{ story" + ".headline" * 80 + " }}",
    "{{ " + "9" * 900 + " }}",
    "{{ -99999999999999999999 }}",
    "{% if " + "not " * 300 + "query %}a{% endif %}",
    "{% if " + "not " * 50 + "query %}a{% endif %}",
    "{% if " + "query or " * 200 + "query %}a{% endif %}",
    "{% if " + " ".join(["query"] * 58) + " %}a{% endif %}",
    "{% with " + " ".join(f"a{n}=query" for n in range(100)) + " %}{% endwith %}",
    "{% firstof " + "query " * 150 + "%}",
    "{{ query|center:'1000000000' }}",
    "{{ query|ljust:1000000000 }}",
    "{{ query|rjust:'1000000000' }}",
    "{{ query|truncatewords:1000000000000 }}",
    "{{ query|truncatechars:9 }}",
    "{{ query|wordwrap:1 }}",
    "{{ query|urlize }}",
    "{{ query|urlizetrunc:5 }}",
    "{{ query|linenumbers }}",
    "{{ story.reads|floatformat:1000000 }}",
    "{{ story.reads|floatformat:'-99999999' }}",
    "{{ story.reads|add:1 }}",
    "{{ story.reads|get_digit:1 }}",
    "{{ query|make_list }}",
    "{{ query|slice:':1' }}",
    "{{ query|phone2numeric }}",
    "{{ query|unordered_list }}",
    "{{ story.published|date:'" + "l" * 400 + "' }}",
    "{{ story.tags|join:'" + "x" * 400 + "' }}",
    "{{ story.published|timesince }}",
    "{% for a in 10000000 %}x{% endfor %}",
    "{% for a in '" + "x" * 400 + "' %}x{% endfor %}",
    "{% blocktranslate %}" + "{{ query }}" * 3_000 + "{% endblocktranslate %}",
    "{% blocktranslate %}" + "%" * 50_000 + "{% endblocktranslate %}",
    "{% blocktranslate %}%(query)1000000000s{{ query }}{% endblocktranslate %}",
    "{% comment %}" * 5_000,
    "<" * 60_000,
    "<a " * 20_000,
    "<div>" * 12_000,
    "<p " + "a " * 30_000 + ">",
    "<p class='" + "&" * 60_000 + "'>",
    "<" + "a" * 60_000,
    "<p " + "x" * 60_000 + "='1'>",
]

SCRIPTS = [
    "{% for a in stories %}<p title='{% empty %}<p title='{% endfor %}{{ query }}'>",
    "<p title='{% for a in stories %}'>x<p title={% empty %}'>x<p title={% endfor %}",
    "<img alt='' srcset='{{ \"/\" }}{{ \"/e.example/x\" }}'>",
    "<img alt='' srcset='{% firstof \"/\" %}{{ story.address }}'>",
    "<img alt='' srcset='{% for a in stories %}{{ \"/\" }}{% endfor %}'>",
    "<img alt='' srcset='{{ \"/\" }}{% if query %}{{ \"/e.example/x\" }}{% endif %}'>",
    "<s{% blocktranslate trimmed %} title='x'{% endblocktranslate %}>",
    "{% blocktranslate trimmed %}<s {% endblocktranslate %}title='x'>",
    "{% blocktranslate %}<p title='{% endblocktranslate %}{{ query }}'>",
    "<a href='{% blocktranslate %}/x{% endblocktranslate %}'>x</a>",
    "<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<script src='/x.js'></script>",
    "<script\n>alert(1)</script>", "<script/x>alert(1)</script>", "<scr{# #}ipt>alert(1)</script>",
    "<scr{% if story.shown %}ipt{% endif %}>alert(1)</script>", "<{{ query }}>", "<{{ story.reads }}>",
    "<{% if story.shown %}script{% else %}b{% endif %}>", "<{% translate 'script' %}>",
    "<{% firstof 'script' %}>", "<{% with a='script' %}{{ a }}{% endwith %}>", "<h{{ query }}>",
    "<h{{ story.headline }}>", "<b{{ story.level }}>", "</{{ query }}>", "<!-- {{ query }} -->",
    "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?php x ?>",
    "<!doctype html>", "<style>p{color:red}</style>", "<style>@import '//e.example/x'</style>",
    "<link rel='stylesheet' href='/x.css'>", "<base href='https://e.example/'>",
    "<meta http-equiv='refresh' content='0;url=https://e.example/'>", "<meta name='x'>",
    "<iframe src='/x'></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='/x'></object>", "<embed src='/x'>", "<applet code='x'>", "<frameset></frameset>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea></textarea><script>alert(1)</script>", "<title></title>", "<template><b></b></template>",
    "<xmp><script>alert(1)</script></xmp>", "<plaintext>", "<math><mtext></mtext></math>", "<html>",
    "<body onload='x'>", "<marquee>x</marquee>", "<svg><script>alert(1)</script></svg>",
    "<svg onload='alert(1)'></svg>", "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<svg><use href='//e.example/x#y'></use></svg>", "<svg><image href='/x'></image></svg>",
    "<svg><foreignObject><b>x</b></foreignObject></svg>", "<svg><style>x</style></svg>",
    "<svg><animate attributeName='href' values='javascript:alert(1)'/></svg>",
    "<svg><set attributeName='onclick' to='alert(1)'/></svg>", "<path fill='url(//e.example/#x)'/>",
    "<img src='/x' onerror='alert(1)'>", "<img src='/x' ONERROR='alert(1)'>", "<p onclick=alert(1)>x</p>",
    "<p on{{ query }}='x'>", "<p {{ query }}>", "<p {{ query }}='x'>", "<p data-{{ query }}='x'>",
    "<p class={{ query }}>", "<p class=x{{ query }}>", "<p title= {{ query }}>", "<p title={{ story.reads }}>",
    "<p class='x'{{ query }}>", "<p class='x' {{ query }}>", "<p/onclick='x'>", "<p/{{ query }}>",
    "<p title='x'onclick='alert(1)'>", "<p a{% if story.shown %}{% endif %}='1' onclick='x'>",
    "<p {% if story.shown %}on{% endif %}click='alert(1)'>", "<p on{% if query %}click{% endif %}='x'>",
    "<p {% firstof query %}>", "<p {% include 'page' %}>", "<p {% translate 'onclick' %}='x'>",
    "<p style='x'>", "<p style='background:url(//e.example/x)'>", "<p STYLE='x'>", "<p style='{{ query }}'>",
    "<a href='javascript:alert(1)'>x</a>", "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>", "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>", "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a>", "<a href='data:text/html,x'>x</a>", "<a href='blob:x'>x</a>",
    "<a href='java{# #}script:alert(1)'>x</a>", "<a href='{% if query %}java{% endif %}script:x'>x</a>",
    "<a href='{{ query }}'>x</a>", "<a href='{{ story.headline }}'>x</a>", "<a href='{{ \"javascript:x\" }}'>x</a>",
    "<a href='{% firstof \"javascript:x\" %}'>x</a>", "<a href='{% translate \"javascript:x\" %}'>x</a>",
    "<a href='{% blocktranslate %}javascript:x{% endblocktranslate %}'>x</a>",
    "<a href='{% blocktranslate %}{{ query }}{% endblocktranslate %}'>x</a>",
    "<a href='{{ story.address|default:query }}'>x</a>", "<a href='{{ story.address|lower }}'>x</a>",
    "<a href='{{ story.address|default:\"javascript:x\" }}'>x</a>", "<a href='{{ story.body }}'>x</a>",
    "<a href='{% with a=query %}{{ a }}{% endwith %}'>x</a>", "<a href='https://e.example/'>x</a>",
    "<a href='{% for a in story.tags %}{{ a }}{% endfor %}'>x</a>", "<a href='//e.example/'>x</a>",
    "<a href='/{{ query }}'>x</a>", "<a href='/\\e.example'>x</a>", "<a href='\\\\e.example'>x</a>",
    "<a href='/\t/e.example'>x</a>", "<a href='/\n/e.example'>x</a>", "<a href='/&#47;e.example'>x</a>",
    "<a href='/{{ story.address }}'>x</a>", "<a href='{{ story.address }}{{ query }}'>x</a>",
    "<a href='{{ story.address }}//e.example'>x</a>", "<a href='{{ story.address }}&#47;e.example'>x</a>",
    "<a href='mailto:x@e.example'>x</a>", "<a href='tel:1'>x</a>", "<a href='e.example'>x</a>",
    "<a href='{% if query %}/{% endif %}/e.example'>x</a>", "<a href=javascript:alert(1)>x</a>",
    "<a href={{ story.address }}>x</a>", "<a href='/x' ping='https://e.example/'>x</a>",
    "<a href='/x' target='_blank'>x</a>", "<a href='/x' download>x</a>", "<area href='/x'>",
    "<img src='https://e.example/x.gif' alt=''>", "<img src='//e.example/x.gif' alt=''>",
    "<img src='{{ query }}' alt=''>", "<img srcset='https://e.example/x 1x' alt=''>",
    "<img srcset='/a 1x, //e.example/x 2x' alt=''>", "<img srcset='{{ query }}' alt=''>",
    "<img srcset='{{ story.picture.sizes }}, //e.example/x 3x' alt=''>", "<img src='data:image/png,x'>",
    "<video poster='//e.example/x'></video>", "<audio src='https://e.example/x'></audio>",
    "<source srcset='//e.example/x'>", "<input type='image' src='/x'>", "<input type='password'>",
    "<input type='{{ query }}'>", "<input type='file'>", "<button formaction='/x'>x</button>",
    "<form action='https://e.example/'>", "<form method='post'>", "<form method='{{ query }}'>",
    "<form action='{{ query }}'>", "<form action='javascript:alert(1)'>", "<p href='/x'>", "<p src='/x'>",
    "<b background='//e.example/x'>", "<table background='/x'>", "<p contenteditable>", "<p autofocus>",
    "<p accesskey='x'>", "<p is='x'>", "<p slot='x'>", "<x-y>", "<p srcdoc='x'>", "<p {% in_language query %}",
    "<p{% in_language query %}>", "<p class='{% in_language query %}'>", "{% in_language query %}",
    "<p title='{{ story.body }}'>", "<p title='{{ story.published|zoned }}'>", "<p title='{{ query|linebreaks }}'>",
    "<p title='{{ query|default:story.body }}'>", "<p title='", "<p title=\"'>{{ query }}", "<p", "<", "a < b",
    "<p {% if query %}class='{% endif %}x'>", "<p {% for a in story.tags %}class='x'{% endfor %}>",
    "<p {% if query %}>{% endif %}", "{% if query %}<p title='{% endif %}{{ query }}'>",
]  # fmt: skip

BROKEN = [
    "{% if %}{% endif %}", "{% if query %}", "{% endif %}", "{% else %}", "{% elif query %}", "{% empty %}",
    "{% plural %}", "{% for %}{% endfor %}", "{% for a %}{% endfor %}", "{% for a in %}{% endfor %}",
    "{% for a in stories", "{% for a of stories %}{% endfor %}", "{% for in stories %}{% endfor %}",
    "{% for a in stories reversed twice %}{% endfor %}", "{% for a.b in stories %}{% endfor %}",
    "{% for a in stories %}{% endif %}", "{% if query %}{% for a in stories %}{% endif %}{% endfor %}",
    "{% if query %}a{% else %}b{% else %}c{% endif %}", "{% if query %}a{% else %}b{% elif query %}c{% endif %}",
    "{% if query and %}{% endif %}", "{% if == query %}{% endif %}", "{% if query query %}{% endif %}",
    "{% if not %}{% endif %}", "{% if query = query %}{% endif %}", "{% if (query) %}{% endif %}",
    "{% if query && query %}{% endif %}", "{% if query in %}{% endif %}", "{% if is not %}{% endif %}",
    "{% with %}{% endwith %}", "{% with a %}{% endwith %}", "{% with a= %}{% endwith %}", "{% with =a %}{% endwith %}",
    "{% with query as a %}{% endwith %}", "{% with a=query %}", "{% with 1=query %}{% endwith %}",
    "{% with a = query %}{% endwith %}", "{% firstof %}", "{% include %}", "{% include 'nothing' %}",
    "{% include 'x' without y %}", "{% include 'x' only %}", "{% translate %}", "{% translate 'a' 'b' %}",
    "{% translate 'a %}", "{% blocktranslate %}", "{% blocktranslate count n=story.reads %}{% endblocktranslate %}",
    "{% blocktranslate %}a{% plural %}b{% endblocktranslate %}", "{% blocktranslate x %}{% endblocktranslate %}",
    "{% blocktranslate %}{% if query %}{% endif %}{% endblocktranslate %}", "{% blocktranslate with a %}{% endblocktranslate %}",
    "{% blocktranslate asvar x %}{% endblocktranslate %}", "{% in_language %}", "{% comment %}", "{% %}", "{%%}",
    "{{ }}", "{{}}", "{{ ' }}", "{{ \" }}", "{{ query", "{{ query }", "{% if query", "{# never", "{{ query | }}",
    "{{ query|upper| }}", "{{ |upper }}", "{{ 'a }}", "{{ _('a' }}", "{{ _(query) }}", "{{ query:upper }}",
    "{{ query + 1 }}", "{{ -query }}", "{{ !query }}", "{{ @ }}", "{{ query }}\x00", "a\u202eb", "\u2066x", "\ufeffx",
    "{% IF query %}{% endif %}", "{% endfor %}{% endfor %}", "{{ story.headline. }}", "{{ 1.5 }}", "{{ 1e9 }}", "\ud800",
]  # fmt: skip

ALL = [*DISCLOSURE, *EXHAUSTION, *SCRIPTS, *BROKEN]


@pytest.fixture(autouse=True)
def _quickly() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS


def test_there_are_more_than_two_hundred_and_no_two_are_the_same() -> None:
    assert len(ALL) == len(set(ALL)) > 200


@pytest.mark.parametrize("source", DISCLOSURE)
def test_nothing_is_disclosed(source: str) -> None:
    assert refused(source)


@pytest.mark.parametrize("source", SCRIPTS)
def test_nothing_runs_and_nothing_is_loaded(source: str) -> None:
    assert refused(source)


@pytest.mark.parametrize("source", BROKEN)
def test_what_is_broken_is_told(source: str) -> None:
    assert refused(source)


@pytest.mark.parametrize("source", EXHAUSTION, ids=range(len(EXHAUSTION)))
def test_nothing_is_exhausted(source: str) -> None:
    assert len(refused(source)) <= PROBLEMS
    html = outcome(source)
    assert html is None or (len(html) <= DEFAULT.characters and settings.SECRET_KEY not in html)


@pytest.mark.parametrize(
    "source",
    [
        "<p title='{{ query }}'>{{ query }}</p>",
        '<p title="{{ query }}" class="a {{ query }}">{{ story.headline }}</p>',
        "{{ '<script>' }}{% firstof '<script>' %}{% translate '<script>' %}{{ _('<script>') }}",
        "{% with a='<script>' %}{{ a }}{{ a|default:'<b>' }}{% endwith %}",
        "{{ query|linebreaks }}{{ query|linebreaksbr }}{{ query|upper }}{{ query|title }}",
        "{{ story.tags|join:'<script>' }}{{ story.shown|yesno:'<script>,' }}",
        "{% blocktranslate with a='<script>' %}{{ a }}{% endblocktranslate %}",
        "<a href='/?q={{ query }}#{{ query }}'>x</a><a href='#{{ query }}'>y</a>",
        "<a href='{{ story.address }}#{{ query }}'>x</a>",
        "<p {% in_language query %}></p>",
        "{{ story.published|date:'\\<\\s\\c\\r\\i\\p\\t\\>' }}",
    ],
)
def test_hostile_data_stays_in_its_place(source: str) -> None:
    html = outcome(source)
    assert html
    assert markup_rules.problems(html) == []
    assert "<script" not in html.lower()


LOOPS = {
    "itself": {"page": "{% include 'page' %}"},
    "each other": {"page": "{% include 'a' %}", "a": "{% include 'page' %}"},
    "a ring": {"page": "{% include 'a' %}", "a": "{% include 'b' %}", "b": "{% include 'a' %}"},
    "in a branch": {"page": "{% if False %}{% include 'page' %}{% endif %}"},
    "behind others": {
        "page": "{% include 'a' %}{% include 'b' %}",
        "a": "x",
        "b": "{% include 'a' %}{% include 'page' %}",
    },
    "deep": {
        "page": "{% include '0' %}",
        **{str(n): f"{{% include '{n + 1}' %}}" for n in range(2_000)},
    },
}


@pytest.mark.parametrize("templates", LOOPS.values(), ids=LOOPS)
def test_no_template_includes_itself(templates: dict[str, str]) -> None:
    partials = {name: Source(text, DECLARED) for name, text in templates.items()}
    with pytest.raises(TemplateProblems) as wrong:
        parse(templates["page"], DECLARED, partials, name="page")
    assert len(wrong.value.problems) == 1


def test_no_parsed_template_brings_back_the_one_that_includes_it() -> None:
    old = parse("x", DECLARED, name="page")
    other = parse("{% include 'page' %}", DECLARED, {"page": old}, name="other")
    with pytest.raises(TemplateProblems, match="page → page"):
        parse("{% include 'other' %}", DECLARED, {"other": other}, name="page")


def test_doubling_includes_stop_at_the_budget() -> None:
    declared = Declared(story=STORY)
    partials = {str(n): Source(f"{{% include '{n + 1}' %}}" * 8, declared) for n in range(9)} | {
        "9": Source("{{ story.headline }}", declared)
    }
    assert outcome("{% include '0' %}", **partials) is None
