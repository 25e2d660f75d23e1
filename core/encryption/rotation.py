"""Changing the key: every stored token becomes one of the first key."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection
from django.db.models import Model

from core.encryption.fields import EncryptedTextField, encrypted_fields
from core.encryption.keys import is_under_first_key, rotate

Column = tuple[type[Model], EncryptedTextField]
BATCH = 500


def columns(models: Iterable[type[Model]]) -> list[Column]:
    return [(model, field) for model in models for field in encrypted_fields(model)]


def rotate_column(model: type[Model], field: EncryptedTextField, progress: Callable[[int], object]) -> int:
    """Encrypt the texts of a column with the first key; returns how many were under another one.

    A text that somebody saves meanwhile is under the first key already, and stays as they saved it.
    """
    names = [connection.ops.quote_name(str(n)) for n in (model._meta.db_table, model._meta.pk.column, field.column)]
    table, pk, column = names
    rotated = 0
    last: Any = None
    while rows := _read(table, pk, column, last):
        with connection.cursor() as cursor:
            for key, token in rows:
                if token and not is_under_first_key(token):
                    cursor.execute(
                        f"UPDATE {table} SET {column} = %s WHERE {pk} = %s AND {column} = %s",  # noqa: S608
                        [rotate(token), key, token],
                    )
                    rotated += cursor.rowcount
        last = rows[-1][0]
        progress(len(rows))
    return rotated


def _read(table: str, pk: str, column: str, after: Any) -> list[tuple[Any, str]]:
    condition = f"WHERE {pk} > %s" if after is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {pk}, {column} FROM {table} {condition} ORDER BY {pk} LIMIT {BATCH}",  # noqa: S608
            [] if after is None else [after],
        )
        return cursor.fetchall()
