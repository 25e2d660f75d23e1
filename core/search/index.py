"""The words of rows, found by PostgreSQL or by SQLite, alike.

Any model can have its words indexed: a migration gives its table the companion ``<table>_words`` (postgresql.py and
sqlite.py say of what). All analysis is done in Python before, so no dictionary, locale or collation of a server
decides what is found.
"""

from collections.abc import Iterable, Mapping
from types import ModuleType

import numpy as np
from django.db import connection, models

from core.search import postgresql, sqlite
from core.search.query import Query
from core.search.words import GAP, REST, TIERS, Hits, Numbers, Words, hits

__all__ = [
    "GAP",
    "REST",
    "TIERS",
    "Hits",
    "Numbers",
    "Words",
    "find",
    "finds_any",
    "remove",
    "store",
    "stored_numbers",
    "table_of",
    "terms_in_names",
]


def table_of(model: type[models.Model]) -> str:
    """The name of the companion table."""
    return f"{model._meta.db_table}_words"


def _engine() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def store(model: type[models.Model], rows: Mapping[int, Words]) -> None:
    """Keep the words of rows, in place of what was kept before."""
    remove(model, rows)
    if rows:
        _engine().store(table_of(model), rows)


def remove(model: type[models.Model], numbers: Iterable[int]) -> None:
    """Forget the words of rows."""
    listed = [int(number) for number in numbers]
    if listed:
        _engine().remove(table_of(model), listed)


def find(model: type[models.Model], query: Query) -> Hits:
    """The rows that a query finds; an empty query finds none."""
    found: Hits = _engine().find(table_of(model), query) if query else hits(np.empty(0, np.int64), {})
    return found


def finds_any(model: type[models.Model], query: Query) -> bool:
    """Whether a query that wants something finds a row at all."""
    return bool(_engine().finds_any(table_of(model), query))


def terms_in_names(model: type[models.Model]) -> list[str]:
    """Every token that stands in a name, another name or a place of some row."""
    found: list[str] = _engine().terms_in_names(table_of(model))
    return found


def stored_numbers(model: type[models.Model]) -> set[int]:
    """The numbers of the rows whose words are kept."""
    found: set[int] = _engine().stored_numbers(table_of(model))
    return found
