"""A snapshot of a PostgreSQL database: its tables are hashed in the very transaction that pg_dump is given."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection
from tqdm import tqdm

from operations.content import BackupError, Content, Snapshot, content_of, differences

PIECE = 1024 * 1024
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE \"C\""
COLUMNS = """
SELECT attname, attnum = ANY(coalesce(
    (SELECT indkey::int2[] FROM pg_index WHERE indrelid = %s::regclass AND indisprimary), '{}'))
FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname COLLATE "C"
"""
NOT_EMPTY = (
    "The database {name} holds tables already, and a backup is restored into an empty one only. "
    "Make a new one (createdb), name it in DATABASE_URL, and run this again."
)
NO_PROGRAM = (
    "{program} is not installed, or is not on the PATH: it comes with PostgreSQL's client (Debian: postgresql-client)."
)


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """The database as it is now; nothing of it is written to a disk."""
    with closing(connection.get_new_connection(connection.get_connection_params())) as reader:
        reader.set_session(isolation_level="REPEATABLE READ", readonly=True, autocommit=False)
        with reader.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            (name,) = cursor.fetchone()
            cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
            applied = [list(row) for row in cursor.fetchall()]
        yield Snapshot(contents(reader), applied, _dump(name))


def _dump(name: str) -> Iterator[bytes]:
    command = [_program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={name}"]
    with subprocess.Popen(command, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as dump:  # noqa: S603
        while piece := dump.stdout.read(PIECE):  # type: ignore[union-attr]
            yield piece
        said = dump.stderr.read().decode(errors="replace")  # type: ignore[union-attr]
    if dump.returncode:
        raise BackupError(f"pg_dump failed: {said.strip()}")


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise BackupError(NO_PROGRAM.format(program=name))
    return path


def _environment() -> dict[str, str]:
    """Where the database is, for PostgreSQL's own programs; a password never stands in a command."""
    known = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    values = {variable: str(known[name]) for variable, name in names.items() if known[name]}
    modes = {"PGSSLMODE": "sslmode", "PGSSLROOTCERT": "sslrootcert"}
    options = known.get("OPTIONS", {})
    return os.environ | values | {variable: options[name] for variable, name in modes.items() if name in options}


def contents(reader: Any) -> dict[str, Content]:
    """What every table holds, in the transaction of a connection."""
    with reader.cursor() as cursor:
        cursor.execute(TABLES)
        names = [name for (name,) in cursor.fetchall()]
    return {name: _content(reader, name) for name in tqdm(names, desc="Hashing", unit=" tables", disable=None)}


def _content(reader: Any, table: str) -> Content:
    quoted = connection.ops.quote_name(table)
    with reader.cursor() as cursor:
        cursor.execute(COLUMNS, [quoted, quoted])
        described = cursor.fetchall()
    columns = [name for name, _is_key in described]
    keys = [name for name, is_key in described if is_key] or columns
    order = ", ".join(f'{connection.ops.quote_name(key)}::text COLLATE "C"' for key in keys)
    with reader.cursor(name="rows") as cursor:
        listed = ", ".join(map(connection.ops.quote_name, columns))
        cursor.execute(f"SELECT {listed} FROM {quoted} ORDER BY {order}")  # noqa: S608
        return content_of(columns, cursor)


def restore(dump: Iterator[bytes], tables: dict[str, Content]) -> None:
    """Fill an empty database from a dump, and compare its tables with what they should hold."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        if cursor.fetchone():
            raise BackupError(NOT_EMPTY.format(name=connection.settings_dict["NAME"]))
    _fill(dump)
    with closing(connection.get_new_connection(connection.get_connection_params())) as reader:
        reader.set_session(isolation_level="REPEATABLE READ", readonly=True, autocommit=False)
        wrong = differences(contents(reader), tables)
    if wrong:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")  # it was empty before
        raise BackupError(f"These tables do not hold what was backed up: {', '.join(wrong)}. Nothing was restored.")


def _fill(dump: Iterator[bytes]) -> None:
    command = [_program("pg_restore"), "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    command.append(f"--dbname={connection.settings_dict['NAME']}")
    with subprocess.Popen(command, env=_environment(), stdin=subprocess.PIPE, stderr=subprocess.PIPE) as program:  # noqa: S603
        try:
            for piece in dump:
                program.stdin.write(piece)  # type: ignore[union-attr]
            program.stdin.close()  # type: ignore[union-attr]
        except BrokenPipeError:
            pass  # what it says tells why
        said = program.stderr.read().decode(errors="replace")  # type: ignore[union-attr]
    if program.returncode:
        raise BackupError(f"pg_restore failed, and nothing was stored: {said.strip()}")
