"""A snapshot of an SQLite database is a copy of its file, made by SQLite itself."""

import re
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import connection
from tqdm import tqdm

from operations.content import BackupError, Content, Snapshot, content_of, differences, document
from operations.files import folder_to_disk, new_private_file, to_disk

PIECE = 4 * 1024 * 1024
BESIDE = ("-wal", "-shm", "-journal")
# FTS5 keeps an index in tables of its own ("shadow"), which change when it tidies up, and shows it in others
# (fts5vocab). What is indexed is hashed; both follow from it.
TABLES = """
SELECT schema.name FROM pragma_table_list AS list JOIN sqlite_schema AS schema ON schema.name = list.name
WHERE list.schema = 'main' AND list.type IN ('table', 'virtual')
AND schema.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND schema.sql NOT LIKE '%USING fts5vocab%' ORDER BY schema.name
"""
IS_JSON = re.compile(r'JSON_VALID\("(\w+)"\)')
# By the types with which Django declares columns; SQLite itself knows numbers, texts and bytes only.
KINDS: dict[str, Callable[[Any], Any]] = {
    "bool": bool,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "decimal": lambda value: Decimal(str(value)),
}


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """The database as it is now; ``folder`` holds a copy of it in plain text until the end."""
    path = folder / "copy.sqlite3"
    new_private_file(path).close()
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # so that one file is all of it
        applied = copy.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    yield Snapshot(contents(path), [list(row) for row in applied], _compressed(path))


def _compressed(path: Path) -> Iterator[bytes]:
    packer = zlib.compressobj()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield packer.compress(piece)
    yield packer.flush()


def contents(path: Path) -> dict[str, Content]:
    """What every table of a file holds."""
    with closing(sqlite3.connect(path)) as database:
        names = [name for (name,) in database.execute(TABLES)]
        return {name: _content(database, name) for name in tqdm(names, desc="Hashing", unit=" tables", disable=None)}


def _content(database: sqlite3.Connection, table: str) -> Content:
    described = database.execute("SELECT name, type, pk FROM pragma_table_info(?)", [table]).fetchall()
    keys = [name for _pk, name in sorted((pk, name) for name, _type, pk in described if pk)] or ["rowid"]
    (statement,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    kinds = {name: KINDS.get(kind.lower()) for name, kind, _pk in described}
    kinds |= dict.fromkeys(IS_JSON.findall(statement), document)
    columns = sorted({*kinds, *keys})
    order = ", ".join(f"{_quoted(key)} COLLATE BINARY" for key in keys)
    rows = database.execute(
        f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(table)} ORDER BY {order}"  # noqa: S608
    )
    converters = [kinds.get(column) for column in columns]
    return content_of(columns, (_converted(row, converters) for row in rows))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _converted(row: tuple[Any, ...], converters: list[Callable[[Any], Any] | None]) -> list[Any]:
    return [
        value if value is None or convert is None else convert(value)
        for value, convert in zip(row, converters, strict=True)
    ]


def restore(dump: Iterator[bytes], tables: dict[str, Content]) -> None:
    """Build a file beside the empty one, compare it with what it should hold, and put it in that place."""
    path = Path(connection.settings_dict["NAME"])
    connection.close()
    if _has_tables(path):
        raise BackupError(
            f"The database {path} holds tables already, and a backup is restored into an empty one only. "
            "Move the file away, and run this again."
        )
    beside = path.with_name(f"{path.name}.restoring")
    beside.unlink(missing_ok=True)
    try:
        _unpack(dump, beside)
        wrong = differences(contents(beside), tables)
        if wrong:
            raise BackupError(f"These tables do not hold what was backed up: {', '.join(wrong)}. Nothing was restored.")
        for ending in BESIDE:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        beside.replace(path)
        folder_to_disk(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def _has_tables(path: Path) -> bool:
    if not path.exists():
        return False
    with closing(sqlite3.connect(path)) as database:
        return bool(database.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone())


def _unpack(dump: Iterator[bytes], path: Path) -> None:
    unpacker = zlib.decompressobj()
    with new_private_file(path) as file:
        try:
            for piece in dump:
                file.write(unpacker.decompress(piece))
            file.write(unpacker.flush())
        except zlib.error as error:
            raise BackupError("What was decrypted is no database. Nothing was restored.") from error
        to_disk(file)
