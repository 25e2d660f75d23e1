"""The rows of our SQLite file into PostgreSQL, as they are. The words of listings, which differ, are no part of it."""

import io
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg2

WORDS = "members_listing_words"  # and what SQLite keeps beside it
BATCH = 2000
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copied_tables(source: sqlite3.Connection) -> list[str]:
    """Every table of the directory but the words."""
    rows = source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'members\\_%' ESCAPE '\\'")
    return sorted(name for (name,) in rows if not name.startswith(WORDS))


def as_line(row: tuple[Any, ...]) -> str:
    """One row in the text form of COPY."""
    return "\t".join(map(_cell, row)) + "\n"


def _cell(value: Any) -> str:
    if isinstance(value, bytes):
        return f"\\\\x{value.hex()}"
    return "\\N" if value is None else str(value).translate(ESCAPES)


def copy(path: Path, address: str) -> None:
    """Put the rows of a file in place of what the database holds."""
    source = sqlite3.connect(path)
    tables = copied_tables(source)
    with psycopg2.connect(address) as target, target.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica; SET TIME ZONE 'UTC'")
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        for table in tables:
            columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
            named = ", ".join(f'"{column}"' for column in columns)
            for lines in _batches(source.execute(f"SELECT {named} FROM {table}")):  # noqa: S608
                cursor.copy_expert(f"COPY {table} ({named}) FROM STDIN", io.StringIO(lines))
            if "id" in columns:
                _set_sequence(cursor, table)
    target.close()
    source.close()


def _batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[str]:
    while batch := list(islice(rows, BATCH)):
        yield "".join(map(as_line, batch))


def _set_sequence(cursor: Any, table: str) -> None:
    cursor.execute(
        f"SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM {table} HAVING max(id) IS NOT NULL",  # noqa: S608
        [table],
    )
