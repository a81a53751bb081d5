#!/usr/bin/env python
"""Django's command line for Newsroom."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - may be missing
    except ModuleNotFoundError as error:
        sys.exit(f"The Python module {error.name} is missing: run 'make clean install'.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
