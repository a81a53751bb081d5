from typing import Any

from django.core.management.base import BaseCommand

from articles import standing_numbers


class Command(BaseCommand):
    help = (
        "Lists the account numbers that readers see and that are not the newsroom's own, for"
        " example after the donation details were changed. Exits 1 when there is one."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        are_ours = True
        for one in standing_numbers.found():
            self.stdout.write(f"{one.where}: {one.foreign.field}: {one.foreign.message}")
            are_ours = False
        if not are_ours:
            raise SystemExit(1)
        self.stdout.write("Readers see no account number but the newsroom's own.")
