from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from pytest_django import Settings

from newsroom.finders import StylesheetFinder, UsedFilesFinder


@pytest.fixture
def finder(tmp_path: Path, settings: Settings) -> StylesheetFinder:
    settings.BASE_DIR = tmp_path
    settings.VAR = tmp_path / "var"
    components = tmp_path / "static" / "css" / "components"
    components.mkdir(parents=True)
    (components / "story-card.css").write_text("card")
    (components / "header.css").write_text("header")
    (components.parent / "base.css").write_text("base")
    (components.parent / "tokens.css").write_text("tokens")
    return StylesheetFinder()


def test_the_sheets_are_joined_tokens_first(finder: StylesheetFinder) -> None:
    joined = Path(finder.find("css/site.css"))
    assert joined.read_text() == "tokens\nbase\nheader\ncard"


def test_the_donation_pages_have_a_sheet_of_their_own(
    finder: StylesheetFinder, tmp_path: Path
) -> None:
    assert not finder.find("css/absent.css")
    parts = tmp_path / "static" / "css" / "donate"
    parts.mkdir()
    (parts / "poster.css").write_text("poster")
    (parts / "donation-code.css").write_text("code")
    assert Path(finder.find("css/donate.css")).read_text() == "code\nposter"
    assert [name for name, _storage in finder.list([])] == ["css/site.css", "css/donate.css"]


def test_a_changed_sheet_is_joined_again(finder: StylesheetFinder, tmp_path: Path) -> None:
    finder.find("css/site.css")
    (tmp_path / "static" / "css" / "base.css").write_text("changed")
    assert "changed" in Path(finder.find("css/site.css")).read_text()


def test_comments_and_indentation_stay_behind(finder: StylesheetFinder, tmp_path: Path) -> None:
    sheet = "/* why\nso */\np {\n  color: red; /* warm */\n\n}\n"
    (tmp_path / "static" / "css" / "base.css").write_text(sheet)
    assert "\np {\ncolor: red;\n}\n" in Path(finder.find("css/site.css")).read_text()


def test_no_other_file_is_found(finder: StylesheetFinder) -> None:
    assert not finder.find("css/base.css")
    assert finder.find("css/base.css", find_all=True) == []


def test_the_joined_sheet_is_collected(finder: StylesheetFinder) -> None:
    ((name, storage),) = finder.list([])
    assert name == "css/site.css"
    assert storage.exists(name)


def test_pages_find_the_joined_sheet() -> None:
    found = finders.find("css/site.css")
    assert isinstance(found, str)
    assert "--" in Path(found).read_text()


def test_a_file_that_is_not_there_is_not_found() -> None:
    assert finders.find("css/absent.css") is None


@pytest.mark.parametrize(
    "path",
    [
        "ckeditor/ckeditor/plugins/preview/preview.html",
        "ckeditor/ckeditor/plugins/codesnippetgeshi/plugin.js",
        "ckeditor/ckeditor/plugins/codesnippet/plugin.js",
        "ckeditor/ckeditor/README.md",
    ],
)
def test_a_file_that_no_page_uses_is_neither_found_nor_collected(path: str) -> None:
    assert AppDirectoriesFinder().find(path)
    assert not UsedFilesFinder().find(path)
    assert finders.find(path) is None
    assert path not in {name for name, _ in UsedFilesFinder().list(None)}


@pytest.mark.parametrize(
    "path", ["ckeditor/ckeditor/ckeditor.js", "ckeditor/ckeditor/lang/fa.js", "admin/js/core.js"]
)
def test_a_file_that_is_used_is_found_and_collected(path: str) -> None:
    assert finders.find(path)
    assert path in {name for name, _ in UsedFilesFinder().list(None)}
