from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.linking import dead_links


class Command(BaseCommand):
    help = "Says which links in stories, pages and around them lead nowhere on this site."

    def handle(self, *args: Any, **options: Any) -> None:
        dead = dead_links.found()
        for one in dead:
            self.stdout.write(str(one))
        if dead:
            raise CommandError(f"Links that lead nowhere: {len(dead)}.")
        self.stdout.write("Every link leads somewhere.")
