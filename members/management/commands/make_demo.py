"""``python manage.py make_demo 60``: add invented organisations, to look around or to see the directory full."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from members.demo import load

FEW = 60


class Command(BaseCommand):
    """Add those of the first N invented organisations that are missing."""

    help = "Add invented organisations, each marked as an example; those already there stay as they are."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", metavar="N", type=int, nargs="?", default=FEW, help=f"{FEW} unless told")

    def handle(self, *args: Any, count: int, verbosity: int, **options: Any) -> None:
        """Add them behind a progress bar and say how many are new."""
        if count < 0:
            raise CommandError("N must not be negative.")
        if not load.ready():
            raise CommandError(
                "Countries and vocabularies are missing: run make setup (manage.py setup_directory) first."
            )
        with tqdm(total=count, unit=" organisations", disable=None if verbosity else True) as bar:
            added = load.add_missing(count, bar.update)
        if verbosity:
            self.stdout.write(f"{added} invented organisations added, {count - added} were there.")
