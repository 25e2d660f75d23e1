"""Encryption with age (https://age-encryption.org): a stream in, a stream out, and every flipped byte is noticed."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import BinaryIO

import pyrage
from django.conf import settings
from pyrage.x25519 import Identity, Recipient

from operations.content import BackupError

SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - what a secret key begins with
OTHER_KEY = (
    "{path} does not open with this key. It is another key than the one it was encrypted to, "
    "or the beginning of the file is damaged."
)
DAMAGED = (
    "{path} is damaged: it was cut short, or something in it was changed. Take another copy of it, or an older backup."
)


def recipients() -> list[Recipient]:
    """The public keys that backups are encrypted to."""
    if not settings.BACKUP_RECIPIENTS:
        raise BackupError(
            "BACKUP_RECIPIENT is not set, so there is no key to encrypt to. "
            "Make one on another machine: python manage.py make_backup_key"
        )
    return [Recipient.from_str(key) for key in settings.BACKUP_RECIPIENTS]


def identities(path: Path) -> list[Identity]:
    """The secret keys in a file, one a line; lines that begin with # are remarks."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    try:
        found = [Identity.from_str(line) for line in lines if line.startswith(SECRET)]
    except pyrage.IdentityError as error:
        raise BackupError(f"A key in {path} is incomplete or mistyped.") from error
    if not found:
        raise BackupError(f"There is no key in {path}: it must hold a line that begins with {SECRET}")
    return found


class _Reader:
    """Pieces of bytes as a file. An error is kept as it was: the library turns it into a sentence."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces = iter(pieces)
        self.rest = memoryview(b"")
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self.rest:
                self.rest = memoryview(next(self.pieces))
        except StopIteration:
            return b""
        except BaseException as error:
            self.error = error
            raise
        taken, self.rest = self.rest[:size], self.rest[size:]
        return bytes(taken)


def encrypt(pieces: Iterable[bytes], file: BinaryIO, keys: Sequence[Recipient]) -> None:
    """Write the pieces into a file that the owners of these keys can read."""
    reader = _Reader(pieces)
    try:
        pyrage.encrypt_io(reader, file, keys)
    except (pyrage.EncryptError, OSError) as error:
        if reader.error is not None:
            raise reader.error from None
        raise BackupError(f"{file.name} was not written: {error}") from error


@contextmanager
def decrypted(path: Path, keys: Sequence[Identity]) -> Iterator[BinaryIO]:
    """What is in an encrypted file. Trust nothing that was read before this has ended without an error."""
    failures: list[Exception] = []
    outlet, inlet = os.pipe()
    thread = Thread(target=_decrypt, args=(path, inlet, keys, failures))
    thread.start()
    stopped: Exception | None = None
    try:
        with open(outlet, "rb") as stream:  # noqa: PTH123 - a descriptor
            yield stream
            while stream.read(1 << 20):  # the end is proven only when it was reached
                pass
    except Exception as error:
        stopped = error
    finally:
        thread.join()
    # Who reads a stream that was cut short complains of what is missing; the reason is what decryption says.
    if failures and not (stopped and isinstance(failures[0], BrokenPipeError)):
        raise _explained(path, failures[0]) from failures[0]
    if stopped:
        raise stopped


def _decrypt(path: Path, inlet: int, keys: Sequence[Identity], failures: list[Exception]) -> None:
    with open(inlet, "wb", buffering=0) as pipe:
        try:
            with path.open("rb") as file:
                pyrage.decrypt_io(file, pipe, keys)
        except (pyrage.DecryptError, OSError) as error:
            failures.append(error)


def _explained(path: Path, error: Exception) -> Exception:
    if isinstance(error, OSError) and error.filename:
        return error
    wrong_key = "No matching keys" in str(error)
    return BackupError((OTHER_KEY if wrong_key else DAMAGED).format(path=path))
