"""Words of rows on SQLite: an FTS5 table, made and asked by tokens that are worked out before."""

from collections.abc import Iterable, Mapping

import numpy as np
from django.db import connection
from django.db.backends.utils import CursorWrapper as Cursor

from core.search.indexed_text import GAP, REST, TIERS, Ids, IndexedText, Matches, as_ids, matches
from core.search.query import Query, Term

EVERYWHERE = "{names other_names places rest}"


def store(table: str, rows: Mapping[int, IndexedText]) -> None:
    """Keep the words of rows of which none are kept yet."""
    marks = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(rows))
    values: list[int | str] = []
    for pk, words in rows.items():
        values += [pk, *_columns(words)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (rowid, names, other_names, places, rest, sequence) VALUES {marks}",  # noqa: S608
            values,
        )


def remove(table: str, ids: Iterable[int]) -> None:
    listed = list(ids)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE rowid IN ({', '.join(['%s'] * len(listed))})", listed)  # noqa: S608


def _columns(words: IndexedText) -> list[str]:
    sequence = f" {' '.join(['§gap'] * GAP)} ".join(" ".join(tokens) for tokens in words.sequences)
    return [" ".join(getattr(words, tier)) for tier in TIERS] + [" ".join(words.rest), sequence]


def _fts_term(term: Term, columns: str) -> str:
    """A term as SQLite asks for it, in some columns; a phrase among names is all its words, as on PostgreSQL."""
    if term.phrase and columns != EVERYWHERE:
        return f"{columns} : (" + " AND ".join(f'"{token}"' for token in term.phrase) + ")"
    if term.phrase:
        return "sequence : (" + '"' + " ".join(token.replace('"', "") for token in term.phrase) + '")'
    parts = [f'"{token}"' for token in sorted(term.forms)] + ([f'"{term.prefix}" *'] if term.prefix else [])
    return f"{columns} : ({' OR '.join(parts)})"


def _fts_query(query: Query, columns: str = EVERYWHERE) -> str:
    wanted = " AND ".join(_fts_term(term, columns) for term in query.wanted)
    unwanted = "".join(f" NOT ({_fts_term(term, EVERYWHERE)})" for term in query.unwanted)
    return f"({wanted}){unwanted}"


def find(table: str, query: Query) -> Matches:
    """All words, then those among names and places; nothing can stand in fewer columns than nothing."""
    with connection.cursor() as cursor:
        if not query.wanted:
            return matches(_without(cursor, table, query), {})
        by_tier: dict[int, Ids] = {}
        for tier in reversed(range(REST)):
            columns = "{" + " ".join(TIERS[: tier + 1]) + "}"
            ids = _matching(cursor, table, _fts_query(Query(query.wanted), columns))
            if not ids.size:
                break
            by_tier[tier] = ids
        return matches(_matching(cursor, table, _fts_query(query)), by_tier)


def _matching(cursor: Cursor, table: str, match: str) -> Ids:
    """One text of ids instead of a row a listing: it is read three times faster."""
    cursor.execute(f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH %s", [match])  # noqa: S608
    return _ids_in(cursor.fetchone()[0])


def _ids_in(text: str | None) -> Ids:
    return as_ids(np.fromstring(text or "", np.int64, sep=","))


def _without(cursor: Cursor, table: str, query: Query) -> Ids:
    """Every row but those that have what is not wanted: FTS5 knows no query of exclusions alone."""
    unwanted = " OR ".join(f"({_fts_term(term, EVERYWHERE)})" for term in query.unwanted)
    cursor.execute(f"SELECT group_concat(id) FROM {table}_docsize")  # noqa: S608
    return as_ids(np.setdiff1d(_ids_in(cursor.fetchone()[0]), _matching(cursor, table, unwanted)))


def finds_any(table: str, query: Query) -> bool:
    """Whether a query that wants something finds a row."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH %s LIMIT 1", [_fts_query(query)])  # noqa: S608
        return cursor.fetchone() is not None


def terms_in_names(table: str) -> list[str]:
    """Every token of a name, another name or a place."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT term FROM {table}_terms WHERE col IN ('names', 'other_names', 'places')")  # noqa: S608
        return [token for (token,) in cursor.fetchall()]


def stored_ids(table: str) -> set[int]:
    """The ids of the rows whose words are kept."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT group_concat(id) FROM {table}_docsize")  # noqa: S608
        return set(_ids_in(cursor.fetchone()[0]).tolist())
