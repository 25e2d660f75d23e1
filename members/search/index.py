"""The words of rows, found by PostgreSQL or by SQLite, alike.

Any model can have its words indexed: a migration gives its table the companion ``<table>_words``. On SQLite that
is an FTS5 table; on PostgreSQL a ``tsvector`` with a GIN index, and beside it ``<table>_names`` with another for
names and places, so that the rows which a common word has to visit stay small. All analysis is done in Python
before, so no dictionary, locale or collation of a server decides what is found.

Phrases: FTS5 keeps positions in its index, GIN does not, and reading the rows for them takes a second where words
are common. So PostgreSQL also indexes each pair of neighbours as one token.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2s
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper as Cursor
from numpy.typing import NDArray

from members.search.query import Query, Term

Numbers = NDArray[np.int64]
LONGEST_TOKEN = 100
MOST_POSITIONS = 200  # of one token; PostgreSQL keeps 255
LAST_POSITION = 16_000  # PostgreSQL keeps 16,383
GAP = 5  # between two texts, so that no phrase spans them
TIERS = ("names", "other_names", "places")
POSITION_OF = {"A": "1A", "B": "2B", "C": "3C"}
REST = len(TIERS)  # the tier of a row in which the words stand in the answers, or all over it


@dataclass
class Words:
    """The tokens of one row, by where they stand, and its texts as tokens in order for phrases."""

    names: list[str] = field(default_factory=list)
    other_names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    sequences: list[list[str]] = field(default_factory=list)


def table_of(model: type[models.Model]) -> str:
    """The name of the companion table."""
    return f"{model._meta.db_table}_words"


def _on_postgresql() -> bool:
    return connection.vendor == "postgresql"


def store(model: type[models.Model], rows: Mapping[int, Words]) -> None:
    """Keep the words of rows, in place of what was kept before."""
    remove(model, rows)
    if not rows:
        return
    table = table_of(model)
    if _on_postgresql():
        wholes = [(number, _whole(words)) for number, words in rows.items()]
        heads = [(number, _head(words)) for number, words in rows.items()]
        _insert(table, "number, whole", "(%s, %s::tsvector)", wholes)
        _insert(_names(table), "number, head", "(%s, %s::tsvector)", heads)
    else:
        values = [(number, *_columns(words)) for number, words in rows.items()]
        _insert(table, "rowid, names, other_names, places, rest, sequence", "(%s, %s, %s, %s, %s, %s)", values)


def _names(table: str) -> str:
    """PostgreSQL's table of names and places beside a table of words."""
    return table.removesuffix("_words") + "_names"


def _insert(table: str, columns: str, row: str, values: Sequence[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) VALUES {', '.join([row] * len(values))}",  # noqa: S608
            [value for line in values for value in line],  # type: ignore[misc]
        )


def remove(model: type[models.Model], numbers: Iterable[int]) -> None:
    """Forget the words of rows."""
    listed = [int(number) for number in numbers]
    if not listed:
        return
    table, marks = table_of(model), ", ".join(["%s"] * len(listed))
    places = {table: "number", _names(table): "number"} if _on_postgresql() else {table: "rowid"}
    with connection.cursor() as cursor:
        for name, column in places.items():
            cursor.execute(f"DELETE FROM {name} WHERE {column} IN ({marks})", listed)  # noqa: S608


# --- PostgreSQL ----------------------------------------------------------------------------------------


def _quoted(token: str) -> str:
    return "'" + token[:LONGEST_TOKEN].replace("\\", "\\\\").replace("'", "''") + "'"


def _head(words: Words) -> str:
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


def _whole(words: Words) -> str:
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


# --- SQLite --------------------------------------------------------------------------------------------

EVERYWHERE = "{names other_names places rest}"


def _columns(words: Words) -> list[str]:
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


# --- finding -------------------------------------------------------------------------------------------


class Hits(NamedTuple):
    """The rows that a query finds: their numbers, rising, and the tier of each.

    Tier 0: every word stands in the name; 1: in the name or other names; 2: in these or the place; else ``REST``.
    """

    numbers: Numbers
    tiers: NDArray[np.int8]


def find(model: type[models.Model], query: Query) -> Hits:
    """The rows that a query finds; an empty query finds none."""
    if not query:
        return _hits(np.empty(0, np.int64), {})
    if not _on_postgresql():
        with connection.cursor() as cursor:
            return _find_in_sqlite(cursor, table_of(model), query)
    with transaction.atomic(), connection.cursor() as cursor:  # the settings below hold for this transaction only
        return _find_in_postgresql(cursor, table_of(model), query)


def finds_any(model: type[models.Model], query: Query) -> bool:
    """Whether a query that wants something finds a row at all."""
    table = table_of(model)
    match = ("whole @@ %s::tsquery", _ts_query(query)) if _on_postgresql() else (f"{table} MATCH %s", _fts_query(query))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE {match[0]} LIMIT 1", [match[1]])  # noqa: S608
        return cursor.fetchone() is not None


def _hits(numbers: Numbers, by_tier: Mapping[int, Numbers]) -> Hits:
    """Put the tiers beside the numbers; the highest tier is stored last and so counts."""
    numbers = np.sort(numbers)
    tiers = np.full(len(numbers), REST, np.int8)
    for tier in sorted(by_tier, reverse=True):
        tiers[np.isin(numbers, by_tier[tier])] = tier
    return Hits(numbers, tiers)


def _find_in_postgresql(cursor: Cursor, table: str, query: Query) -> Hits:
    """One answer of packed numbers instead of a row a listing: it is read twenty times faster."""
    # The planner takes a match for cheap and would read every row's words one by one.
    settings = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL work_mem = '32MB'"
    cursor.execute(
        f"{settings}; SELECT string_agg(int8send(number), ''::bytea) FROM {table} WHERE whole @@ %s::tsquery",  # noqa: S608
        [_ts_query(query)],
    )
    numbers = _unpacked(cursor.fetchone()[0])
    if not query.wanted or not numbers.size:
        return _hits(numbers, {})
    head = Query(query.wanted)
    cursor.execute(
        f"SELECT CASE WHEN head @@ %s::tsquery THEN 0 WHEN head @@ %s::tsquery THEN 1 ELSE 2 END AS tier, "  # noqa: S608
        f"string_agg(int8send(number), ''::bytea) FROM {_names(table)} WHERE head @@ %s::tsquery GROUP BY tier",
        [_ts_query(head, "A"), _ts_query(head, "AB"), _ts_query(head, "ABC")],
    )
    return _hits(numbers, {tier: _unpacked(packed) for tier, packed in cursor.fetchall()})


def _unpacked(packed: bytes | memoryview | None) -> Numbers:
    return np.frombuffer(packed or b"", ">i8").astype(np.int64)


def _find_in_sqlite(cursor: Cursor, table: str, query: Query) -> Hits:
    numbers = _matching(cursor, table, _fts_query(query)) if query.wanted else _without(cursor, table, query)
    by_tier: dict[int, Numbers] = {}
    for tier in reversed(range(REST)):
        columns = "{" + " ".join(TIERS[: tier + 1]) + "}"
        found = _matching(cursor, table, _fts_query(Query(query.wanted), columns)) if query.wanted else numbers[:0]
        if not found.size:  # nor can anything stand in fewer columns
            break
        by_tier[tier] = found
    return _hits(numbers, by_tier)


def _matching(cursor: Cursor, table: str, match: str) -> Numbers:
    """One text of numbers instead of a row a listing: it is read three times faster."""
    cursor.execute(f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH %s", [match])  # noqa: S608
    return _numbers_in(cursor.fetchone()[0])


def _numbers_in(text: str | None) -> Numbers:
    return np.fromstring(text or "", np.int64, sep=",")


def _without(cursor: Cursor, table: str, query: Query) -> Numbers:
    """Every row but those that have what is not wanted: FTS5 knows no query of exclusions alone."""
    unwanted = " OR ".join(f"({_fts_term(term, EVERYWHERE)})" for term in query.unwanted)
    cursor.execute(f"SELECT group_concat(id) FROM {table}_docsize")  # noqa: S608
    return np.setdiff1d(_numbers_in(cursor.fetchone()[0]), _matching(cursor, table, unwanted))


def terms_in_names(model: type[models.Model]) -> list[str]:
    """Every token that stands in a name, another name or a place of some row."""
    table = table_of(model)
    with connection.cursor() as cursor:
        if _on_postgresql():
            cursor.execute(f"SELECT word FROM ts_stat('SELECT head FROM {_names(table)}')")  # noqa: S608
        else:
            cursor.execute(f"SELECT DISTINCT term FROM {table}_terms WHERE col IN ('names', 'other_names', 'places')")  # noqa: S608
        return [token for (token,) in cursor.fetchall()]


def stored_numbers(model: type[models.Model]) -> set[int]:
    """The numbers of the rows whose words are kept."""
    column = "number" if _on_postgresql() else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table_of(model)}")  # noqa: S608
        return {number for (number,) in cursor.fetchall()}
