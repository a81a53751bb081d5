import json
import re

import pytest
from django.utils import translation

from articles import editor
from articles.html import ELEMENTS, EVERYWHERE, FEATURES, VALUES
from articles.languages import Language

NEVER = {  # with open advisories, with a server of their maker's behind them, or of no use here
    "about", "codesnippet", "docprops", "exportpdf", "flash", "forms", "iframe", "newpage",
    "preview", "print", "save", "scayt", "smiley", "sourcearea", "templates", "wsc",
}  # fmt: skip


def rules() -> dict[str, set[str]]:
    """The content filter's rules read back: each element with its attributes."""
    found = {}
    for rule in editor.allowed_content().split(";"):
        match = re.fullmatch(r"([a-z0-9*]+)(?:\[([a-z,]+)])?(?:\(([a-z,]+)\))?", rule)
        assert match
        name, attributes, classes = match.groups()
        found[name] = set(attributes.split(",") if attributes else ())
        found[name] |= {"class"} if classes else set()
    return found


def test_the_toolbar_has_the_buttons_of_the_allow_list_and_no_other() -> None:
    listed = [button for group in FEATURES for feature in group for button in feature.buttons]
    assert [button for group in editor.toolbar() for button in group] == listed


def test_the_toolbar_keeps_the_groups_of_the_allow_list() -> None:
    assert len(editor.toolbar()) == len(FEATURES)


def test_the_content_filter_keeps_what_the_allow_list_keeps_and_nothing_else() -> None:
    kept = {name: set(attributes) for name, attributes in ELEMENTS.items()}
    assert rules() == kept | {"*": set(EVERYWHERE)}


def test_the_content_filter_keeps_the_classes_of_the_allow_list() -> None:
    classes = re.findall(r"\(([a-z,]+)\)", editor.allowed_content())
    assert classes == [VALUES["class"].pattern]


def test_what_is_pasted_from_elsewhere_keeps_no_more_than_the_allow_list() -> None:
    pasted = {re.split(r"\W", rule)[0] for rule in editor.paste_filter().split(";")} - {""}
    assert pasted - {"b", "i"} == set(ELEMENTS) - {"figcaption", "figure", "img", "span"}
    assert "lang" not in editor.paste_filter()


def test_a_paragraph_can_become_what_the_allow_list_has_as_a_paragraph() -> None:
    assert set(editor.format_tags()) < set(ELEMENTS)
    assert {"p", "h2"} <= set(editor.format_tags())


def test_no_plugin_is_loaded_that_the_newsroom_does_not_want() -> None:
    assert not NEVER & set(editor.PLUGINS)


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ps", "rtl"), ("fa-AF", "rtl")]
)
def test_the_text_runs_in_the_direction_of_its_language(language: str, direction: str) -> None:
    config = editor.configuration(language)
    assert config["contentsLangDirection"] == direction
    assert config["contentsLanguage"] == language


def test_every_language_of_the_newsroom_can_be_marked_in_a_text() -> None:
    listed = [entry.split(":")[0] for entry in editor.configuration("en")["language_list"]]
    assert listed == Language.values


@pytest.mark.parametrize(
    ("own", "spoken"), [("en", "en"), ("nb", "nb"), ("ps", "fa"), ("fa-af", "fa")]
)
def test_the_editor_speaks_a_language_that_it_has(own: str, spoken: str) -> None:
    with translation.override(own):
        assert editor.configuration("en")["language"] == spoken


def test_the_editor_asks_no_foreign_server() -> None:
    config = editor.configuration("en")
    assert config.pop("linkDefaultProtocol") == "https://"
    assert "//" not in json.dumps(config, default=str)
    assert config["versionCheck"] is False


def test_two_editors_do_not_share_their_settings() -> None:
    first, second = editor.StoryEditor(), editor.StoryEditor()
    second.language = "ps"
    assert "&quot;contentsLangDirection&quot;: &quot;rtl&quot;" in second.render("html", "")
    assert "&quot;contentsLangDirection&quot;: &quot;ltr&quot;" in first.render("html", "")


def test_the_editor_is_rendered_without_a_style_of_its_own() -> None:
    assert "style=" not in editor.StoryEditor().render("html", "<p>Text</p>", {"id": "id_html"})
