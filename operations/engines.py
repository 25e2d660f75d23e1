"""Which of the two kinds of database this is, and what each can do."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, cast

from django.db import connection

from operations import postgresql, sqlite
from operations.content import Content, Snapshot


class Engine(Protocol):
    """What sqlite.py and postgresql.py have."""

    def snapshot(self, folder: Path) -> AbstractContextManager[Snapshot]:
        """One state of the database; ``folder`` is private and empty."""

    def restore(self, dump: Iterator[bytes], tables: dict[str, Content]) -> None:
        """Fill an empty database from a dump, and compare its tables with what they should hold."""


ENGINES: dict[str, Engine] = {"sqlite": cast(Engine, sqlite), "postgresql": cast(Engine, postgresql)}


def engine() -> Engine:
    return ENGINES[connection.vendor]
