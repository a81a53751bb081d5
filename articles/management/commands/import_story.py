from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles import plain_text
from articles.import_report import report
from articles.importing import EditedSinceError, Imported, Options, import_page
from articles.readiness import NotReadyError


class Command(BaseCommand):
    help = "Brings a saved page of text in as a story, and says line by line what it found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the page, as UTF-8 text")
        parser.add_argument("--publish", action="store_true", help="show it to readers")
        parser.add_argument("--category", default="", help="made when there is none of that name")
        parser.add_argument(
            "--byline", default="", help="the author; made when there is none of that name"
        )
        parser.add_argument(
            "--published",
            default="",
            metavar="TIME",
            help='"2025-12-04 18:30" in the site\'s time zone',
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["published"] and not options["publish"]:
            raise CommandError("--published says when readers may see it: add --publish.")
        page = _page(options["file"])
        imported = _import(
            page,
            Options(
                category=options["category"],
                byline=options["byline"],
                publish=options["publish"],
                published_at=_time(options["published"]),
            ),
        )
        for line in report(page, imported):
            self.stdout.write(line)


def _page(path: Path) -> plain_text.Page:
    try:
        with path.open("rb") as file:
            data = file.read(plain_text.MAXIMUM_BYTES + 1)
        return plain_text.read(plain_text.decode(data))
    except OSError as error:
        raise CommandError(f"{path}: cannot be read: {error.strerror}.") from None
    except plain_text.UnreadablePage as error:
        raise CommandError(f"{path}: {error}") from None


def _import(page: plain_text.Page, options: Options) -> Imported:
    try:
        return import_page(page, options)
    except EditedSinceError:
        raise CommandError(
            f"“{page.headline}” was edited here after it was imported; it is left as it is."
        ) from None
    except NotReadyError as error:
        raise CommandError(f"“{page.headline}” cannot be published: {error}") from None
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None


def _time(typed: str) -> datetime | None:
    """The time in the site's zone. The clock's repeated hour in autumn means its first pass."""
    if not typed:
        return None
    try:
        time = parse_datetime(typed)
    except ValueError:
        time = None
    if time is None:
        raise CommandError(f"--published: “{typed}” is not a time; write 2025-12-04 18:30.")
    return time if timezone.is_aware(time) else timezone.make_aware(time)
