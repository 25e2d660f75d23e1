"""The words of rows, found by PostgreSQL or by SQLite, alike.

Any model can have its words indexed: a migration gives its table the companion ``<table>_words`` (postgresql.py and
sqlite.py say of what). All analysis is done in Python before, so no dictionary, locale or collation of a server
decides what is found.
"""

from collections.abc import Iterable, Mapping
from types import ModuleType

from django.db import connection, models

from core.search import postgresql, sqlite
from core.search.indexed_text import GAP, REST, TIERS, Ids, IndexedText, Matches, as_ids, matches
from core.search.query import Query

__all__ = [
    "GAP",
    "REST",
    "TIERS",
    "Ids",
    "IndexedText",
    "Matches",
    "find",
    "finds_any",
    "remove",
    "store",
    "stored_ids",
    "table_of",
    "terms_in_names",
]


def table_of(model: type[models.Model]) -> str:
    return f"{model._meta.db_table}_words"


def _engine() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite


def store(model: type[models.Model], rows: Mapping[int, IndexedText]) -> None:
    """Keep the words of rows, in place of what was kept before."""
    remove(model, rows)
    if rows:
        _engine().store(table_of(model), rows)


def remove(model: type[models.Model], ids: Iterable[int]) -> None:
    listed = [int(pk) for pk in ids]
    if listed:
        _engine().remove(table_of(model), listed)


def find(model: type[models.Model], query: Query) -> Matches:
    """The rows that a query finds; an empty query finds none."""
    rows: Matches = _engine().find(table_of(model), query) if query else matches(as_ids([]), {})
    return rows


def finds_any(model: type[models.Model], query: Query) -> bool:
    """Whether a query that wants something finds a row at all."""
    return bool(_engine().finds_any(table_of(model), query))


def terms_in_names(model: type[models.Model]) -> list[str]:
    """Every token that stands in a name, another name or a place of some row."""
    terms: list[str] = _engine().terms_in_names(table_of(model))
    return terms


def stored_ids(model: type[models.Model]) -> set[int]:
    """The ids of the rows whose words are kept."""
    ids: set[int] = _engine().stored_ids(table_of(model))
    return ids
