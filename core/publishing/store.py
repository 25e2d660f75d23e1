"""A public table: its rows, their documents by language, side tables and search index, written as one thing.

It knows no domain model. What may be shown, and what is said of it, is decided by the app that owns the table.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from django.db.models import Model, QuerySet

from core.publishing.documents import Document, Row
from core.publishing.transactions import bump_edition, require_lock
from core.search import index
from core.search.indexed_text import IndexedText

# What identifies a row: its primary key, or a tuple of the values of several fields.
Key = TypeVar("Key")


@dataclass(frozen=True)
class Projection:
    """One row of a public table as it is stored, with all that belongs to it."""

    row: Row
    documents: dict[str, Document]  # by language
    sort_keys: dict[str, bytes]  # by language
    related: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by the name of the side table
    words: IndexedText = field(default_factory=IndexedText, compare=False)  # the row holds their digest


class SideTable(NamedTuple):
    """A table with one row for each value that belongs to a row of the public table."""

    model: type[Model]
    name: str  # of the relation, seen from the public table
    column: str  # that holds the value


class Difference(NamedTuple):
    """One thing that a public table holds otherwise than it should. ``field`` names it, as in "en: name"."""

    row: str  # as people call it; its primary key for SURPLUS_WORDS
    field: str


MISSING, SURPLUS, SURPLUS_WORDS = "missing", "surplus", "surplus words"


class PublicTable(Generic[Key]):
    """Reads, writes, deletes and compares whole projections.

    ``owner`` is the foreign key by which documents and side tables belong to a row, ``documents_name`` the relation to
    the documents seen from the row. ``str()`` of a row is what verification calls it.
    """

    def __init__(
        self,
        rows: type[Model],
        documents: type[Model],
        *,
        key: tuple[str, ...],
        owner: str,
        documents_name: str,
        side_tables: Collection[SideTable] = (),
    ) -> None:
        self.rows, self.documents, self.side_tables = rows, documents, side_tables
        self.key_fields, self.owner, self.documents_name = key, owner, documents_name
        self.key_of: Any = attrgetter(*key)

    def read(self, keys: Iterable[Key]) -> dict[Key, Projection]:
        return {key: self._projection(row) for key, row in self._read_rows(keys).items()}

    def write(self, projections: Mapping[Key, Projection]) -> dict[Key, Any]:
        """Store what differs from what is there; the keys that changed, each with the row of before or None."""
        require_lock()
        stored = self._read_rows(projections)
        changed = {
            key: new for key, new in projections.items() if key not in stored or self._projection(stored[key]) != new
        }
        if changed:
            before = {key: stored.get(key) for key in changed}
            self._delete_rows([row.pk for row in before.values() if row])
            self._create(changed, {key: row.pk for key, row in before.items() if row})
            bump_edition()
            return before
        return {}

    def delete(self, keys: Iterable[Key]) -> dict[Key, Any]:
        """Remove what is stored under some keys; returns the rows that were there."""
        require_lock()
        stored = self._bare_rows(keys)
        if stored:
            pks = [row.pk for row in stored.values()]
            index.remove(self.rows, pks)
            self._delete_rows(pks)
            bump_edition()
        return stored

    def keys(self) -> set[Key]:
        values = self.rows._default_manager.values_list(*self.key_fields, flat=len(self.key_fields) == 1)
        return set(values)

    def compare(self, batches: Iterable[Mapping[Key, Projection]]) -> Iterator[Difference]:
        """Every difference between what is stored and all that should be, field by field."""
        surplus = set(self.rows._default_manager.values_list("pk", flat=True))
        indexed = index.stored_ids(self.rows)
        for expected in batches:
            stored = self._read_rows(expected)
            for key, projection in expected.items():
                row = stored.get(key)
                if row is None:
                    if self.key_fields == (self.rows._meta.pk.name,):  # the words under its key are its own
                        indexed.discard(key)
                    yield Difference(str(self._row(key, projection)), MISSING)
                    continue
                for name in different_fields(projection, self._projection(row)):
                    yield Difference(str(row), name)
                if row.pk not in indexed:
                    yield Difference(str(row), "words")
                surplus.discard(row.pk)
                indexed.discard(row.pk)
        for row in self.rows._default_manager.filter(pk__in=surplus):
            yield Difference(str(row), SURPLUS)
        yield from (Difference(str(pk), SURPLUS_WORDS) for pk in sorted(indexed - surplus))

    def _with_keys(self, keys: Iterable[Key]) -> QuerySet[Any]:
        wanted = list(keys)
        columns: Any = zip(*wanted, strict=True) if len(self.key_fields) > 1 else [wanted]
        values = dict(zip(self.key_fields, map(set, columns), strict=False))
        if not values:
            return self.rows._default_manager.none()
        return self.rows._default_manager.filter(**{f"{name}__in": of_name for name, of_name in values.items()})

    def _bare_rows(self, keys: Iterable[Key], rows: QuerySet[Any] | None = None) -> dict[Key, Any]:
        wanted = set(keys)
        stored = self._with_keys(wanted) if rows is None else rows
        return {self.key_of(row): row for row in stored if self.key_of(row) in wanted}

    def _read_rows(self, keys: Iterable[Key]) -> dict[Key, Any]:
        names = [self.documents_name, *(side.name for side in self.side_tables)]
        wanted = set(keys)
        return self._bare_rows(wanted, self._with_keys(wanted).prefetch_related(*names))

    def _projection(self, row: Any) -> Projection:
        without = {self.rows._meta.pk.name, *self.key_fields}
        documents = getattr(row, self.documents_name).all()
        return Projection(
            {f.attname: getattr(row, f.attname) for f in self.rows._meta.concrete_fields if f.name not in without},
            {stored.language: stored.document for stored in documents},
            {stored.language: bytes(stored.sort_key) for stored in documents},
            {
                side.name: frozenset(getattr(value, side.column) for value in getattr(row, side.name).all())
                for side in self.side_tables
            },
        )

    def _delete_rows(self, pks: list[int]) -> None:
        if pks:
            self.rows._default_manager.filter(pk__in=pks).delete()

    def _create(self, projections: Mapping[Key, Projection], pks: Mapping[Key, int]) -> None:
        """Store new rows; one that was there keeps its primary key."""
        manager = self.rows._default_manager
        new = [self._row(key, projection, pks.get(key)) for key, projection in projections.items()]
        created = {self.key_of(row): row.pk for row in manager.bulk_create(new)}
        by_pk = {created[key]: projection for key, projection in projections.items()}
        owner = f"{self.owner}_id"
        self.documents._default_manager.bulk_create(
            self.documents(language=language, document=document, sort_key=projection.sort_keys[language], **{owner: pk})
            for pk, projection in by_pk.items()
            for language, document in projection.documents.items()
        )
        for side in self.side_tables:
            side.model._default_manager.bulk_create(
                side.model(**{owner: pk, side.column: value})
                for pk, projection in by_pk.items()
                for value in sorted(projection.related[side.name])
            )
        index.store(self.rows, {pk: projection.words for pk, projection in by_pk.items()})

    def _row(self, key: Any, projection: Projection, pk: int | None = None) -> Any:
        values = dict(zip(self.key_fields, key if len(self.key_fields) > 1 else [key], strict=True))
        return self.rows(**({} if pk is None else {"pk": pk}), **values, **projection.row)


def different_fields(expected: Projection, stored: Projection) -> Iterator[str]:
    """The names of what two projections hold differently; those of documents with the language before them."""
    yield from _different(expected.row, stored.row)
    for language in expected.documents.keys() | stored.documents.keys():
        ours, theirs = expected.documents.get(language), stored.documents.get(language)
        if ours is None or theirs is None:
            yield f"{language}: *"
            continue
        yield from (f"{language}: {name}" for name in _different(ours, theirs))
        if expected.sort_keys.get(language) != stored.sort_keys.get(language):
            yield f"{language}: sort_key"
    yield from _different(expected.related, stored.related)


def _different(expected: Mapping[str, Any], stored: Mapping[str, Any]) -> list[str]:
    names = dict.fromkeys([*expected, *stored])
    missing = object()
    return [name for name in names if expected.get(name, missing) != stored.get(name, missing)]
