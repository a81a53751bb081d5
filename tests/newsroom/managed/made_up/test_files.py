import json
from pathlib import Path

import pytest
from pytest_django import Settings

from newsroom.managed.made_up import files

MANIFEST = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
NAME, FINAL = "img/sample-logo.svg", "img/sample-logo.0123.svg"


@pytest.fixture
def root(settings: Settings, tmp_path: Path) -> Path:
    """Where collectstatic puts the files: nothing is there yet."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": MANIFEST}}
    return tmp_path


def test_before_the_files_are_collected_each_has_an_address(root: Path) -> None:
    assert files.address(NAME) == f"/static/{NAME}"


def test_then_it_has_its_final_name(root: Path) -> None:
    manifest = {"version": "1.1", "paths": {NAME: FINAL}}
    (root / "staticfiles.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert files.address(NAME) == f"/static/{FINAL}"
