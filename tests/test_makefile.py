"""What `make run` says, before it does anything, on a machine that lacks something."""

import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent


def refusal(python: Path) -> str:
    """The one line before make's own, which says where it stopped."""
    done = subprocess.run(
        ["make", "--no-print-directory", "machine", f"PYTHON={python}"],  # noqa: S607 - whichever make there is
        cwd=BASE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert done.stdout == ""
    line, own = done.stderr.splitlines()
    assert own.startswith("make")
    return line


@pytest.mark.parametrize(
    ("lack", "said"),
    [
        ("sys.version_info = (3, 9, 2)", "Python 3.11 or newer is needed; this one is 3.9."),
        (
            "sys.modules['ensurepip'] = None",
            "The Python module ensurepip is missing: apt install python3 python3-venv",
        ),
        (
            "sys.modules['sqlite3'] = None",
            "The Python module sqlite3 is missing: apt install python3 python3-venv",
        ),
        (
            "os.access = lambda *_: False",
            f"The folder {BASE} is read-only: it must take .venv and var.",
        ),
    ],
)
def test_a_machine_that_lacks_something_gets_one_line(lack: str, said: str, tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} -c "import os, sys; {lack}\n$2"\n')
    python.chmod(0o755)
    assert refusal(python) == said


def test_a_machine_without_python_gets_one_line(tmp_path: Path) -> None:
    said = "Python is missing: apt install python3 python3-venv"
    assert refusal(tmp_path / "absent") == said
