"""Runs the product's own commands as a person would: in a process of its own."""

import subprocess
import sys
from pathlib import Path

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `manage.py` in an environment that holds nothing else; a warning is an error."""
    return subprocess.run(
        command(*arguments), env=environment, capture_output=True, text=True, check=False
    )


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "error", str(MANAGE), *arguments]
