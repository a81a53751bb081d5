"""Holds the import rule: `newsroom` composes; in an app, imports run one way."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parents[2]
APPS = ("articles", "donations", "newsroom")
MAY_IMPORT = {"articles": {"articles"}, "donations": {"donations"}, "newsroom": set(APPS)}

PURE = {  # they know one thing each, and no database
    "articles.account_numbers",
    "articles.anonymity",
    "articles.appositions",
    "articles.attribution",
    "articles.attribution_phrases",
    "articles.bylines",
    "articles.cast",
    "articles.comparing",
    "articles.content",
    "articles.dateline",
    "articles.documents",
    "articles.furniture",
    "articles.html",
    "articles.language_guess",
    "articles.markup",
    "articles.mentions",
    "articles.merging",
    "articles.page_bottom",
    "articles.page_dateline",
    "articles.page_text",
    "articles.page_top",
    "articles.page_units",
    "articles.plain_text",
    "articles.prose",
    "articles.quotation_marks",
    "articles.quotations",
    "articles.readiness",
    "articles.renditions",
    "articles.rich_text",
    "articles.sequences",
    "articles.slugs",
    "articles.speaker_words",
    "articles.speakers",
    "articles.speech",
    "articles.story",
    "articles.story_texts",
    "articles.voice_marks",
    "articles.web_page",
    "articles.word_file",
    "articles.words",
    "donations.desk.differences",
    "donations.desk.entry_words",
    "donations.desk.hiding",
    "donations.details",
    "donations.entries.canonical",
    "donations.entries.chain",
    "donations.entries.confirmation",
    "donations.entries.publicity",
    "donations.entries.rules",
    "donations.entries.signing",
    "donations.entries.statement",
    "donations.entries.witness",
    "donations.fields.agreement",
    "donations.fields.banks",
    "donations.fields.characters",
    "donations.fields.detail_fields",
    "donations.fields.doubts",
    "donations.fields.holder",
    "donations.fields.kid",
    "donations.fields.numbers",
    "donations.fields.reference",
    "donations.fields.sepa",
    "donations.fields.typed",
    "donations.fields.vipps_link",
    "donations.giving.amounts",
    "donations.giving.codes",
    "donations.giving.disclosure",
    "donations.giving.past",
    "donations.giving.qr",
    "donations.giving.ways",
    "donations.inspection",
    "donations.page_reading",
    "donations.sightings",
    "donations.sightings.accounts",
    "donations.sightings.ibans",
    "donations.sightings.look_alikes",
    "donations.sightings.payment_links",
    "donations.sightings.sighting",
    "donations.sightings.vipps",
    "donations.standing",
    "newsroom.addresses",
    "newsroom.look.colours",
    "newsroom.demo.page_file",
    "newsroom.demo.story_file",
    "newsroom.differences",
    "newsroom.donation_keys",
    "newsroom.environment",
    "newsroom.linking.html_links",
    "newsroom.look.image_drawing",
    "newsroom.kept_key",
    "newsroom.linking.link_addresses",
    "newsroom.loopback",
    "newsroom.managed.line_merging",
    "newsroom.managed.families",
    "newsroom.managed.made_up.cards",
    "newsroom.managed.made_up.donations",
    "newsroom.managed.made_up.files",
    "newsroom.managed.made_up.site",
    "newsroom.managed.made_up.stories",
    "newsroom.managed.musts.donations",
    "newsroom.managed.musts.must",
    "newsroom.managed.musts.site",
    "newsroom.managed.musts.stories",
    "newsroom.managed.plain_sight",
    "newsroom.managed.registry",
    "newsroom.managed.shapes.donations",
    "newsroom.managed.shapes.site",
    "newsroom.managed.shapes.stories",
    "newsroom.managed.staging",
    "newsroom.page.addresses",
    "newsroom.page.content",
    "newsroom.secret_key",
    "newsroom.templating",
    "newsroom.templating.allowed_markup",
    "newsroom.templating.characters",
    "newsroom.templating.conditions",
    "newsroom.templating.declared",
    "newsroom.templating.expressions",
    "newsroom.templating.filters",
    "newsroom.templating.freezing",
    "newsroom.templating.html_access",
    "newsroom.templating.html_place",
    "newsroom.templating.html_steps",
    "newsroom.templating.html_structure",
    "newsroom.templating.html_tree",
    "newsroom.templating.limits",
    "newsroom.templating.markup_problem",
    "newsroom.templating.markup_rules",
    "newsroom.templating.nodes",
    "newsroom.templating.parser",
    "newsroom.templating.parsing",
    "newsroom.templating.places_in_html",
    "newsroom.templating.problems",
    "newsroom.templating.state",
    "newsroom.templating.tags",
    "newsroom.templating.tokens",
    "newsroom.templating.translating",
    "newsroom.templating.validity",
}
MODELS = ("models", "fields", "languages", "append_only")
SURFACES = (
    "admin",
    "admin_site",
    "apps",
    "context_processors",
    "forms",
    "management",
    "templatetags",
    "views",
)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(BASE).with_suffix("").parts).removesuffix(".__init__")


def module(package: str, name: str) -> str:
    """What `from package import name` imports: a module of ours, or something out of one."""
    path = BASE.joinpath(*package.split("."), name)
    return f"{package}.{name}" if path.is_dir() or path.with_suffix(".py").exists() else package


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, f"{path} imports by a relative name: write the whole one."
            assert not node.level, f"{path} imports by a relative name: write the whole one."
            yield from (module(node.module, alias.name) for alias in node.names)


IMPORTS = {
    name_of(path): sorted(set(imported(path)))
    for app in APPS
    for path in sorted((BASE / app).rglob("*.py"))
    if "migrations" not in path.parts
}
OURS = [
    (name, other)
    for name, others in IMPORTS.items()
    for other in others
    if other.partition(".")[0] in APPS
]


def stage(name: str) -> int:
    """Pure files, models, verbs, what people meet, addresses: each may import what is before it."""
    own = name.split(".")[1:] or [""]
    if name in PURE:
        return 0
    if own[0] in MODELS:
        return 1
    if own[0] in SURFACES:
        return 3
    return 4 if own[0] == "urls" else 2


@pytest.mark.parametrize("app", APPS)
def test_an_app_imports_only_what_it_may(app: str) -> None:
    wrong = [
        (name, other)
        for name, other in OURS
        if name.partition(".")[0] == app and other.partition(".")[0] not in MAY_IMPORT[app]
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(PURE))
def test_a_pure_file_knows_no_database(name: str) -> None:
    for other in IMPORTS[name]:
        assert not other.startswith(("django.db", "django.contrib"))
        assert other.partition(".")[0] not in APPS or other in PURE


def test_in_an_app_imports_run_one_way() -> None:
    wrong = [
        (name, other)
        for name, other in OURS
        if name.partition(".")[0] == other.partition(".")[0] and stage(name) < stage(other)
    ]
    assert wrong == []


def test_no_modules_import_each_other() -> None:
    graph = {
        name: [other for other in others if other in IMPORTS] for name, others in IMPORTS.items()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(IMPORTS)
