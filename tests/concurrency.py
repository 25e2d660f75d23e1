"""Two transactions that meet, in an order that the test decides."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import connection, connections, transaction

Act = Callable[[], object]
PATIENCE = 30  # seconds for a thread that should be done at once


def wait_until_somebody_waits() -> None:
    """Ask PostgreSQL until a transaction waits for a lock of another."""
    with connection.cursor() as cursor:
        for _attempt in range(100_000):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waited")


@contextmanager
def own_thread(act: Act, failures: list[BaseException]) -> Iterator[Thread]:
    """Run something in a thread with a connection of its own, and wait for its end."""

    def run() -> None:
        try:
            act()
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    thread = Thread(target=run, daemon=True)
    thread.start()
    yield thread
    thread.join(PATIENCE)
    assert not thread.is_alive()


def at_once(first: Act, second: Act, then: Act = lambda: None) -> list[BaseException]:
    """Do ``first``, wait until ``second`` waits for its transaction, do ``then`` and commit; what was raised.

    On PostgreSQL only: SQLite has one writer at a time.
    """
    done, commit, failures = Event(), Event(), list[BaseException]()

    def hold_open() -> None:
        with transaction.atomic():
            try:
                first()
            finally:
                done.set()
            assert commit.wait(PATIENCE)
            then()

    with own_thread(hold_open, failures):
        assert done.wait(PATIENCE)
        with own_thread(second, failures):
            wait_until_somebody_waits()
            commit.set()
    return failures
