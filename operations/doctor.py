"""Is this installation in order? Each check says what it found and, where something is wrong, what to do."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from operations.rotation import verified_backups
from outbox.models import Message

OLDEST_BACKUP = timedelta(hours=26)
LEAST_SPACE = 1_000_000_000


@dataclass(frozen=True)
class Finding:
    is_well: bool
    says: str


def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Finding(False, "The database does not answer. Start it, or correct DATABASE_URL.")
    return Finding(True, f"The database answers ({connection.display_name}).")


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        return Finding(False, f"{waiting} migrations are not applied. Run: python manage.py setup_directory")
    return Finding(True, "Every migration is applied.")


def backup() -> Finding:
    """Backups are asked for where the site is used in earnest."""
    if not settings.BACKUP_RECIPIENTS:
        what_to_do = "No backup is made: set BACKUP_RECIPIENT (python manage.py make_backup_key, on another machine)."
        return Finding(settings.DEVELOPMENT, what_to_do)
    times = sorted(verified_backups(settings.BACKUP_FOLDER))
    if not times:
        return Finding(False, f"There is no backup in {settings.BACKUP_FOLDER}. Run: python manage.py backup")
    age = datetime.now(UTC) - times[-1]
    says = f"The newest backup is {age // timedelta(hours=1)} hours old, of {len(times)}."
    return Finding(age <= OLDEST_BACKUP, says if age <= OLDEST_BACKUP else f"{says} Run it every night.")


def disk() -> Finding:
    free = shutil.disk_usage(settings.VAR_DIR if settings.VAR_DIR.exists() else settings.BASE_DIR).free
    says = f"{free / 1e9:.1f} GB are free on the disk."
    return Finding(free >= LEAST_SPACE, says if free >= LEAST_SPACE else f"{says} Make room before writing fails.")


def mail() -> Finding:
    failed = Message.objects.failed().count()
    if failed:
        return Finding(False, f"{failed} mails could not be delivered in the last 30 days. Look at MAIL_SERVER.")
    return Finding(True, f"No mail has failed; {Message.objects.waiting().count()} wait.")


CHECKS: tuple[Callable[[], Finding], ...] = (database, migrations, backup, disk, mail)


def examine() -> list[Finding]:
    """Every check; those that need a database are left out where none answers, or is not set up."""
    findings = []
    for check in CHECKS:
        findings.append(check())
        if check in (database, migrations) and not findings[-1].is_well:
            break
    return findings
