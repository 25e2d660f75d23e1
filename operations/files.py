"""Files that their owner alone can read, and that are on the disk when this says so."""

import fcntl
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from core.private_files import private_folder
from operations.content import BackupError

LOCK = "backup.lock"
WORK = "backup-work-"  # what the names of folders with plain text begin with


def new_private_file(path: Path) -> BinaryIO:
    """A new file that its owner alone can read, from its first moment on."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def to_disk(file: BinaryIO) -> None:
    """Wait until what was written is on the disk, and forget it in memory, so that reading reads the disk."""
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def folder_to_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def work_folder() -> Iterator[Path]:
    """A private folder under var/ for plain text, gone at the end, and with it what a killed process left behind.

    One process at a time has one.
    """
    private_folder(settings.VAR_DIR)
    with (settings.VAR_DIR / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError("Another backup is being made. Wait until it has ended.") from error
        _remove_work_folders()
        folder = Path(tempfile.mkdtemp(prefix=WORK, dir=settings.VAR_DIR))
        try:
            yield folder
        finally:
            _remove_work_folders()


def _remove_work_folders() -> None:
    for folder in settings.VAR_DIR.glob(f"{WORK}*"):
        shutil.rmtree(folder)


@contextmanager
def cleaning_up_when_terminated() -> Iterator[None]:
    """Let SIGTERM end the program as an exception does, so that plain text is removed."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
