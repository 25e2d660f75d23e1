"""``python manage.py backup``: the whole database, encrypted to a key that is not on this machine."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from operations import backups
from operations.content import BackupError
from operations.files import cleaning_up_when_terminated
from operations.rotation import rotate


class Command(BaseCommand):
    """Make a backup, verify it, and delete those that have had their time. To be run once a day."""

    help = "Back the whole database up, encrypted to BACKUP_RECIPIENT; verify it; delete old ones. Run it once a day."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", metavar="FOLDER", type=Path, help="instead of BACKUP_FOLDER")

    def handle(self, *args: Any, to: Path | None, **options: Any) -> None:
        """Make it, and say what it holds and which were deleted."""
        folder, now = to or settings.BACKUP_FOLDER, datetime.now(UTC).replace(microsecond=0)
        try:
            with cleaning_up_when_terminated():
                backup = backups.make(folder, now)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(content.rows for content in backup.manifest.tables.values())
        size = backup.path.stat().st_size
        self.stdout.write(f"{backup.path}: {len(backup.manifest.tables)} tables, {rows} rows, {size} bytes, verified.")
        for path in rotate(folder, now, settings.BACKUP_KEEP):
            self.stdout.write(f"Deleted, because newer ones are there: {path.name}")
