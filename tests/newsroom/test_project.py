"""What has to hold for the project as a whole."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import get_template

BASE = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((BASE / "templates").rglob("*.html"))
SHEETS = sorted((BASE / "static" / "css").rglob("*.css"))
RUNNING = re.compile(  # what a content security policy without 'unsafe-inline' refuses
    r"""<script(?![^>]*\ssrc=)(?![^>]*\stype="application/(?:ld\+)?json")
    | <style | \sstyle= | \son[a-z]+= | javascript:""",
    re.I | re.X,
)
LEFT_OR_RIGHT = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def short(path: Path) -> str:
    return str(path.relative_to(BASE))


def pins(name: str) -> Iterator[tuple[str, str]]:
    """The packages of a file of pins with their versions."""
    text = (BASE / name).read_text(encoding="utf-8")
    return ((found[1], found[2]) for found in re.finditer(r"^([a-z0-9-]+)==(\S+)", text, re.M))


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize(
    "path",
    [one for one in TEMPLATES if one.parent.name != "managed"],  # read by an engine of their own
    ids=short,
)
def test_a_template_can_be_read(path: Path) -> None:
    get_template(str(path.relative_to(BASE / "templates")))


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_runs_nothing_inline(path: Path) -> None:
    assert RUNNING.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SHEETS, ids=short)
def test_a_style_sheet_knows_neither_left_nor_right(path: Path) -> None:
    assert LEFT_OR_RIGHT.findall(path.read_text(encoding="utf-8")) == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((BASE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime, development = dict(pins("requirements.txt")), dict(pins("requirements-dev.txt"))
    assert named(project["dependencies"]) <= set(runtime)
    assert named(project["optional-dependencies"]["dev"]) <= set(development)
    assert runtime.items() <= development.items()


def named(dependencies: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;]", one)[0] for one in dependencies}


def test_without_its_packages_the_project_says_what_to_do() -> None:
    manage = [sys.executable, "-S", str(BASE / "manage.py"), "check"]  # -S: no packages
    done = subprocess.run(manage, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "The Python module django is missing: run 'make clean install'.\n"
