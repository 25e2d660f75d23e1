"""One writer at a time: whatever changes what the public tables are made from takes one lock first.

What is projected may name what another transaction is just withdrawing, in this app or another. With a single lock,
taken before anything is read, nobody decides on a state that is about to change, and no two writers can wait for each
other. Readers never wait. SQLite has such a lock of its own: its transactions begin as IMMEDIATE.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

from django.db import connection, transaction

from core.publishing import edition

LOCK_ID = 0x4E535750  # the key of the advisory lock; any constant


class LockNotHeld(Exception):
    """Public content was to be written outside a publishing transaction: a fault of the program."""


class _State(local):
    depth = 0  # of nested publishing transactions in this thread


_state = _State()


@contextmanager
def publishing_transaction() -> Iterator[None]:
    """An atomic block that holds the lock; also a decorator, and may be nested.

    The edition is renewed once, as the last statement of the outermost block, if ``bump_edition`` was called.
    """
    changed_before = edition.uncommitted.name
    with transaction.atomic():
        take_lock()
        _state.depth += 1
        try:
            yield
            if _state.depth == 1 and edition.uncommitted.name:
                edition.renew()
        except BaseException:
            edition.uncommitted.name = changed_before
            raise
        finally:
            _state.depth -= 1
            if _state.depth == 0:
                edition.uncommitted.name = ""


def take_lock() -> None:
    """Wait until no other transaction holds the lock, and hold it to the end of this one."""
    if not connection.in_atomic_block:
        raise LockNotHeld("Open a transaction first: with core.publishing.transactions.publishing_transaction().")
    if _state.depth == 0 and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_ID])


def require_lock() -> None:
    """Raise LockNotHeld outside a publishing transaction."""
    if _state.depth == 0:
        raise LockNotHeld("Write public content inside core.publishing.transactions.publishing_transaction().")


def bump_edition() -> None:
    """Say that public content has changed: what caches hold is out of date once this transaction is committed."""
    require_lock()
    edition.mark_changed()
