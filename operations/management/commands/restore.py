"""``python manage.py restore FILE --identity KEYFILE``: a backup into an empty database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from operations.content import BackupError
from operations.encryption import identities
from operations.restoring import restore


class Command(BaseCommand):
    help = "Restores a backup into an empty database, compares every table, and erases again what was erased since."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="directory-….age")
        parser.add_argument("--identity", type=Path, required=True, help="the file with the secret key")

    def handle(self, *args: Any, file: Path, identity: Path, **options: Any) -> None:
        try:
            manifest = restore(file, identities(identity))
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        rows = sum(content.rows for content in manifest.tables.values())
        self.stdout.write(
            f"Restored as it was on {manifest.made_at:%Y-%m-%d at %H:%M} UTC: {len(manifest.tables)} tables, "
            f"{rows} rows, each table compared.\nRun: python manage.py setup_directory. Then start the servers."
        )
