from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsroom.demo import loading


class Command(BaseCommand):
    help = (
        "Fills an empty database with a dozen stories by invented people, three drawn pictures, "
        "and the newsroom's own link and account numbers. The texts are always the same; the "
        "times count from now, so that the front page looks fresh."
    )

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        if not loading.is_empty():
            raise CommandError(
                "The database has stories or site settings already; nothing was loaded."
            )
        count = loading.load(timezone.now())
        if verbosity:
            self.stdout.write(f"Loaded {count} demo stories.")
