"""The list of what was erased: a file beside the database and outside its backups, and in it no name.

Each line is the keyed digest of a random number that an organisation had. With the list, what comes back with an old
backup is erased again; from the list alone nobody learns what it was.
"""

import fcntl
import hmac
import os
import secrets
from pathlib import Path
from uuid import UUID

from django.conf import settings

from core.private_files import private_file, private_folder

KEY = "key "


def _path() -> Path:
    path = Path(settings.ERASURE_LIST)
    private_folder(path.parent)
    private_file(path, f"{KEY}{secrets.token_hex(32)}\n")
    return path


def _lines() -> list[str]:
    return _path().read_text(encoding="ascii").splitlines()


def digest_of(uid: UUID) -> str:
    key = bytes.fromhex(_lines()[0].removeprefix(KEY))
    return hmac.digest(key, uid.bytes, "sha256").hex()


def add(digest: str) -> None:
    """Write a digest down; it is on the disk when this returns."""
    with _path().open("a", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(f"{digest}\n")
        file.flush()
        os.fsync(file.fileno())


def digests() -> frozenset[str]:
    return frozenset(_lines()[1:])
