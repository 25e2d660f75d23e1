"""From a backup to a database that can be used: everything is checked before anything is written."""

from collections.abc import Sequence
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pyrage.x25519 import Identity

from core.publishing import edition
from core.publishing.transactions import publishing_transaction
from operations import archive
from operations.content import BackupError
from operations.engines import engine
from operations.signals import database_restored

OTHER_ENGINE = "This backup is of {there}, and DATABASE_URL leads to {here}. Restore it into {there}."
NEWER = (
    "This backup was made by a newer release: it knows {names}, this release does not. Install the newer release first."
)


def restore(path: Path, keys: Sequence[Identity]) -> archive.Manifest:
    """Restore a backup into an empty database, bring that to this release, and erase again what was erased since."""
    manifest = archive.verify(path, keys)
    _refuse_what_does_not_fit(manifest)
    engine().restore(archive.dump_in(path, keys), manifest.tables)
    call_command("migrate", interactive=False, verbosity=0)
    with publishing_transaction():
        edition.renew()  # no browser and no worker takes what it remembers for what is there
    database_restored.send(archive.Manifest, made_at=manifest.made_at)
    return manifest


def _refuse_what_does_not_fit(manifest: archive.Manifest) -> None:
    if manifest.engine != connection.vendor:
        raise BackupError(OTHER_ENGINE.format(there=manifest.engine, here=connection.vendor))
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations or ())
    ours = {config.label for config in apps.get_app_configs()}
    newer = [f"{app}.{name}" for app, name in manifest.migrations if app in ours and (app, name) not in known]
    if newer:
        raise BackupError(NEWER.format(names=", ".join(newer)))
