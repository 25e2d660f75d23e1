"""Several threads of one process: what is kept in memory is read once, and is the same for all."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.test import RequestFactory

from core.publishing.edition import Snapshot, current_edition
from core.search import spelling
from members.models import Listing
from members.public import labels, table_cache
from nswp_directory import health
from resources.public import table_cache as item_columns
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 6
READ: dict[str, Callable[[str], Any]] = {
    "rows of listings": table_cache.column_store,
    "order by name": lambda edition: table_cache.positions_by_name(Snapshot(edition, "en")),
    "rows of a network": lambda edition: table_cache.mask_of_network(edition, "none"),
    "labels": lambda edition: labels.labels(Snapshot(edition, "en")),
    "words of names": lambda edition: spelling._words(Listing, edition),
    "rows of items": item_columns.column_store,
    "order by title": lambda edition: item_columns.positions_by_title(Snapshot(edition, "en")),
}


def at_once(act: Callable[[], Any]) -> list[Any]:
    """What several threads get that begin at the same moment."""
    begin = Barrier(THREADS)

    def one() -> Any:
        try:
            connection.ensure_connection()
            begin.wait(30)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return [done.result() for done in [pool.submit(one) for _number in range(THREADS)]]


@contextmanager
def meeting() -> Iterator[Callable[..., Any]]:
    """A wrapper of database questions in which two threads meet, if two ask at the same time."""
    place = Barrier(2)

    def wait(execute: Callable[..., Any], *asked: Any) -> Any:
        with suppress(BrokenBarrierError):  # if nobody else comes, the others wait for the answer of this one
            place.wait(1)
        return execute(*asked)

    yield wait


@pytest.mark.parametrize("name", READ)
def test_threads_that_ask_at_once_read_it_once(name: str) -> None:
    make_organisation(slug="seen", texts={"name": {"en": "Seen"}})
    read, edition = READ[name], current_edition()
    if name.startswith("order"):  # its rows are of the memory of another function
        table_cache.column_store(edition), item_columns.column_store(edition)
    asked: list[str] = []
    with meeting() as wait:

        def ask() -> Any:
            def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
                asked.append(sql)
                return wait(execute, sql, *rest)

            with connection.execute_wrapper(note):
                return read(edition)

        got = at_once(ask)

    assert len(asked) == len(set(asked)) > 0
    assert {id(one) for one in got} == {id(read(edition))}


def test_a_missing_step_is_named_once_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Barrier(THREADS)
    whole = health._first_missing

    def together() -> str:
        command = whole()
        looked.wait(30)  # all have looked before one says what it saw
        return command

    monkeypatch.setattr(health, "_first_missing", together)
    place, written = Barrier(2), []

    def write(record: logging.LogRecord) -> bool:
        written.append(record.getMessage())
        with suppress(BrokenBarrierError):  # two would meet here
            place.wait(1)
        return False

    monkeypatch.setattr(health.logger, "filters", [write])

    commands = at_once(health.SetUp().missing_command)

    assert commands == [health.SET_UP] * THREADS
    assert written == [f"The directory is not set up. Missing: {health.SET_UP}"]


def test_the_same_page_is_the_same_for_all_who_ask_at_once() -> None:
    make_organisation(slug="seen", texts={"name": {"en": "Étoile"}})
    application: Any = get_wsgi_application()

    def ask() -> tuple[Any, ...]:
        said: list[Any] = []
        environ = RequestFactory().get("/en/members/seen/", headers={"accept-encoding": "br"}).environ
        answer = application(environ, lambda status, headers, *_rest: said.extend((status, headers)))
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return said[0], tuple(said[1]), body

    got = at_once(ask)

    assert got[0][0] == "200 OK"
    assert got == got[:1] * THREADS
