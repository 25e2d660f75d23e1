"""Words of rows on PostgreSQL: tsvectors with GIN indexes, made and asked by tokens that are worked out before.

``<table>_words`` holds all tokens, and ``<table>_names`` those of names and places, so that the rows which a common
word has to visit stay small. GIN keeps no positions, and reading the rows for them takes a second where words are
common; so each pair of neighbours is a token as well: two words in a row are found by it alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2s
from itertools import pairwise

import numpy as np
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper as Cursor

from core.search.indexed_text import GAP, TIERS, Ids, IndexedText, Matches, as_ids, matches
from core.search.query import Query, Term

LONGEST_TOKEN = 100
MOST_POSITIONS = 200  # of one token; PostgreSQL keeps 255
LAST_POSITION = 16_000  # PostgreSQL keeps 16,383
POSITION_OF = {"A": "1A", "B": "2B", "C": "3C"}


def store(table: str, rows: Mapping[int, IndexedText]) -> None:
    """Keep the words of rows of which none are kept yet."""
    _insert(table, "whole", [(pk, _whole(words)) for pk, words in rows.items()])
    _insert(_names(table), "head", [(pk, _head(words)) for pk, words in rows.items()])


def _names(table: str) -> str:
    return table.removesuffix("_words") + "_names"


def _insert(table: str, column: str, values: Sequence[tuple[int, str]]) -> None:
    marks = ", ".join(["(%s, %s::tsvector)"] * len(values))
    with connection.cursor() as cursor:
        every: list[int | str] = [value for line in values for value in line]
        cursor.execute(f"INSERT INTO {table} (id, {column}) VALUES {marks}", every)  # noqa: S608


def remove(table: str, ids: Iterable[int]) -> None:
    listed = list(ids)
    with connection.cursor() as cursor:
        for name in (table, _names(table)):
            cursor.execute(f"DELETE FROM {name} WHERE id = ANY(%s)", [listed])  # noqa: S608


def _quoted(token: str) -> str:
    return "'" + token[:LONGEST_TOKEN].replace("\\", "\\\\").replace("'", "''") + "'"


def _head(words: IndexedText) -> str:
    """Names, other names and places with the weights A, B and C."""
    weights: dict[str, set[str]] = {}
    for weight, tier in zip("ABC", TIERS, strict=True):
        for token in getattr(words, tier):
            weights.setdefault(token, set()).add(weight)
    return " ".join(
        f"{_quoted(token)}:{','.join(POSITION_OF[weight] for weight in sorted(found))}"
        for token, found in weights.items()
    )


def _pair(first: str, second: str) -> str:
    """Two neighbours as one short token, which no word and no beginning of one can be."""
    return "‖" + blake2s(f"{first} {second}".encode(), digest_size=6).hexdigest()


def _pairs(tokens: Sequence[str]) -> list[str]:
    return [_pair(first, second) for first, second in pairwise(tokens)]


def _whole(words: IndexedText) -> str:
    """Every token and every pair of neighbours; what stands in a text also with its positions."""
    positions: dict[str, list[int]] = {}
    place = 1
    for sequence in words.sequences:
        for token in sequence:
            here = positions.setdefault(token, [])
            if place < LAST_POSITION and len(here) < MOST_POSITIONS:
                here.append(place)
            place += 1
        place += GAP
    pairs = [pair for sequence in words.sequences for pair in _pairs(sequence)]
    every = dict.fromkeys([*words.names, *words.other_names, *words.places, *words.rest, *positions, *pairs])
    return " ".join(
        f"{_quoted(token)}:{','.join(map(str, positions[token]))}" if positions.get(token) else _quoted(token)
        for token in every
    )


def _ts_term(term: Term, weights: str = "") -> str:
    """A term as PostgreSQL asks for it. Names keep their words without order: there a phrase is all its words."""
    mark = f":{weights}" if weights else ""
    if term.phrase and weights:
        return "(" + " & ".join(_quoted(token) + mark for token in term.phrase) + ")"
    if term.phrase:
        # Of three words or more the pairs may stand apart; only rows that have them all are looked at for positions.
        positions = [f"({' <-> '.join(map(_quoted, term.phrase))})"] if len(term.phrase) > 2 else []
        return "(" + " & ".join([*map(_quoted, _pairs(term.phrase)), *positions]) + ")"
    parts = [_quoted(token) + mark for token in sorted(term.forms)]
    if term.prefix:
        parts.append(f"{_quoted(term.prefix)}:*{weights}")
    return f"({' | '.join(parts)})"


def _ts_query(query: Query, weights: str = "") -> str:
    wanted = [_ts_term(term, weights) for term in query.wanted]
    return " & ".join(wanted + [f"!{_ts_term(term)}" for term in query.unwanted])


def find(table: str, query: Query) -> Matches:
    """One answer of packed ids instead of a row a listing: it is read twenty times faster."""
    with transaction.atomic(), connection.cursor() as cursor:  # the settings hold for this transaction only
        # The planner takes a match for cheap and would read every row's words one by one.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL work_mem = '32MB'")
        if not query.wanted:  # GIN would walk its whole index for what is not there
            unwanted = " | ".join(map(_ts_term, query.unwanted))
            return matches(as_ids(np.setdiff1d(_matching(cursor, table), _matching(cursor, table, unwanted))), {})
        ids = _matching(cursor, table, _ts_query(query))
        return matches(ids, _tiers(cursor, table, Query(query.wanted)) if ids.size else {})


def _matching(cursor: Cursor, table: str, match: str = "") -> Ids:
    """The ids of the rows that match, or of all."""
    where = "WHERE whole @@ %s::tsquery" if match else ""
    packed = f"SELECT string_agg(int8send(id), ''::bytea) FROM {table} {where}"  # noqa: S608
    cursor.execute(packed, [match] if match else [])
    return _unpacked(cursor.fetchone()[0])


def _tiers(cursor: Cursor, table: str, wanted: Query) -> dict[int, Ids]:
    """In which rows the words stand in names and places, by tier."""
    cursor.execute(
        f"SELECT CASE WHEN head @@ %s::tsquery THEN 0 WHEN head @@ %s::tsquery THEN 1 ELSE 2 END AS tier, "  # noqa: S608
        f"string_agg(int8send(id), ''::bytea) FROM {_names(table)} WHERE head @@ %s::tsquery GROUP BY tier",
        [_ts_query(wanted, "A"), _ts_query(wanted, "AB"), _ts_query(wanted, "ABC")],
    )
    return {tier: _unpacked(packed) for tier, packed in cursor.fetchall()}


def _unpacked(packed: bytes | memoryview | None) -> Ids:
    return as_ids(np.frombuffer(packed or b"", ">i8"))


def finds_any(table: str, query: Query) -> bool:
    """Whether a query that wants something finds a row."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE whole @@ %s::tsquery LIMIT 1", [_ts_query(query)])  # noqa: S608
        return cursor.fetchone() is not None


def terms_in_names(table: str) -> list[str]:
    """Every token of a name, another name or a place."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT word FROM ts_stat('SELECT head FROM {_names(table)}')")  # noqa: S608
        return [token for (token,) in cursor.fetchall()]


def stored_ids(table: str) -> set[int]:
    """The ids of the rows whose words are kept."""
    with connection.cursor() as cursor:
        return set(_matching(cursor, table).tolist())
