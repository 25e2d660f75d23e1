"""Invented organisations in the database: as many as asked for, each of them once.

Organisations, their words and translations are inserted in bulk, which sends no signals. Only the gate may write in
bulk; this is the one reasoned exception: a hundred thousand single saves would take hours, nothing that exists is
changed, and the gate is told of every new id within the same transaction.
"""

from collections.abc import Callable
from typing import Any

from core.publishing.transactions import publishing_transaction
from members.demo.generate import Invented, invent
from members.models import (
    Country,
    Link,
    Organisation,
    OtherName,
    TranslationState,
)
from members.models.taxonomy import VOCABULARIES
from members.publishing import publication

BATCH = 500
ATTACHED = (TranslationState, OtherName, Link)
Progress = Callable[[int], Any]


def ready() -> bool:
    """Whether countries and vocabularies are there to describe an organisation with."""
    return Country.objects.exists() and all(model._default_manager.exists() for model in VOCABULARIES.values())


def add_missing(count: int, progress: Progress | None = None) -> int:
    """Add those of the first ``count`` invented organisations that are missing; returns how many were added.

    Each batch is one transaction that also builds its listings: interrupted, it has left nothing half done and
    goes on where it stopped. ``progress`` is told how many organisations were dealt with.
    """
    present = set(Organisation.objects.values_list("slug", flat=True))
    added = 0
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        missing = [invention for invention in map(invent, numbers) if invention.organisation.slug not in present]
        if missing:
            _store(missing)
        added += len(missing)
        if progress:
            progress(len(numbers))
    return added


@publishing_transaction()
def _store(inventions: list[Invented]) -> None:
    """Insert organisations with all that belongs to them, and let the gate list those that may be shown."""
    Organisation.objects.bulk_create_without_sync([invention.organisation for invention in inventions])
    for model in ATTACHED:
        rows: list[Any] = [row for invention in inventions for row in invention.attached if isinstance(row, model)]
        manager: Any = model._default_manager
        manager.bulk_create_without_sync(rows)
    for field in VOCABULARIES:
        _store_words(inventions, field)
    publication.sync(invention.organisation.pk for invention in inventions)


def _store_words(inventions: list[Invented], name: str) -> None:
    """Insert which words of one vocabulary describe which organisation."""
    numbers = dict(VOCABULARIES[name]._default_manager.values_list("slug", "pk"))
    field: Any = Organisation._meta.get_field(name)
    through: Any = getattr(Organisation, name).through
    ours, theirs = field.m2m_column_name(), field.m2m_reverse_name()
    through.objects.bulk_create(
        through(**{ours: invention.organisation.pk, theirs: numbers[slug]})
        for invention in inventions
        for slug in invention.words[name]
        if slug in numbers
    )
