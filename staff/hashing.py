"""Argon2id, at most a few at a time: each takes 100 MB, and a flood of sign-ins must not take all the memory."""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

AT_ONCE = 2  # in one process
PATIENCE = 10.0  # seconds
places = BoundedSemaphore(AT_ONCE)


class TooManySignIns(Exception):
    """No place became free in time."""


class CappedArgon2(Argon2PasswordHasher):
    """Django's hasher, whose work waits for a place."""

    def encode(self, password: str, salt: str) -> str:
        """Hash a password as soon as there is a place."""
        with Place():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Check a password as soon as there is a place."""
        with Place():
            return super().verify(password, encoded)


class Place:
    """One of the few places in which a password is hashed."""

    def __enter__(self) -> None:
        if not places.acquire(timeout=PATIENCE):
            raise TooManySignIns

    def __exit__(self, *error: object) -> None:
        places.release()
