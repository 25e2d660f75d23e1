"""A backup is made, encrypted while it is written, read back, and only then gets its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from django.conf import settings
from django.db import connection
from pyrage.x25519 import Identity
from tqdm import tqdm

from core.private_files import private_folder
from operations import archive
from operations.content import BackupError, Snapshot
from operations.encryption import encrypt, recipients
from operations.engines import engine
from operations.files import folder_to_disk, new_private_file, to_disk, work_folder
from operations.rotation import hash_beside, name_of

PARTIAL = ".partial"


@dataclass(frozen=True)
class Backup:
    """A backup that was made, and what it holds."""

    path: Path
    manifest: archive.Manifest


def make(folder: Path, now: datetime) -> Backup:
    """Back the whole database up into a folder."""
    keys = recipients()
    private_folder(folder)
    path = folder / name_of(now)
    if path.exists():
        raise BackupError(f"{path} is there already.")
    with work_folder() as work:
        partial = path.with_name(f".{path.name}{PARTIAL}")
        _remove_partials(folder)
        try:
            with engine().snapshot(work) as snapshot:
                manifest = _write(partial, snapshot, keys, now)
            _publish(partial, path)
        finally:
            partial.unlink(missing_ok=True)
    return Backup(path, manifest)


def _remove_partials(folder: Path) -> None:
    """Remove what a killed process left unfinished."""
    for left in folder.glob(f".directory-*{PARTIAL}"):
        left.unlink()


def _write(partial: Path, snapshot: Snapshot, keys: list, now: datetime) -> archive.Manifest:
    """Encrypt a snapshot into a file, and read that back with a key that nobody ever sees."""
    manifest = archive.Manifest(settings.RELEASE, connection.vendor, now, snapshot.migrations, snapshot.tables)
    only_now = Identity.generate()
    with new_private_file(partial) as file:
        encrypt(_counted(archive.pack(snapshot.dump, manifest)), file, [*keys, only_now.to_public()])
        to_disk(file)
    if archive.verify(partial, [only_now]) != manifest:
        raise BackupError(f"{partial} does not hold what was written. Look after the disk.")
    return manifest


def _counted(pieces: Iterator[bytes]) -> Iterator[bytes]:
    with tqdm(desc="Writing", unit="B", unit_scale=True, disable=None) as bar:
        for piece in pieces:
            yield piece
            bar.update(len(piece))


def _publish(partial: Path, path: Path) -> None:
    """Give a verified file its name; its hash stands beside it before."""
    beside = hash_beside(path)
    beside.unlink(missing_ok=True)
    with new_private_file(beside) as file:
        file.write(f"{file_hash(partial)}  {path.name}\n".encode())
        to_disk(file)
    partial.rename(path)
    folder_to_disk(path.parent)


def file_hash(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
