"""Which state of the public content this is. Caches and tags of pages hold for one edition."""

from dataclasses import dataclass
from secrets import token_hex
from threading import local

from django.db import connection
from django.db.models import F

from core.models import Edition

NONE = "0-0"  # before anything was published


class _Uncommitted(local):
    """The state that the open transaction of this thread has made, by a random name; empty if it has made none."""

    name = ""


uncommitted = _Uncommitted()


def current_edition() -> str:
    """The present edition as ``epoch-number``; one query.

    Within a transaction that has changed public content, a name that no other transaction gets: what is read there
    may still be rolled back, and must not be taken from memory by others.
    """
    # Every request asks this, most of them nothing else. Building the query would take ten times as long as its answer.
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT epoch, number FROM {Edition._meta.db_table} ORDER BY id LIMIT 1")  # noqa: S608
        row = cursor.fetchone()
    stored = f"{row[0]}-{row[1]}" if row else NONE
    return f"{stored}+{uncommitted.name}" if uncommitted.name else stored


@dataclass(frozen=True)
class Snapshot:
    """One state of the public content in one language: what a page is made of, and the key of what is cached."""

    edition: str
    language: str


def current_snapshot(language: str) -> Snapshot:
    """The present state in a language; one query."""
    return Snapshot(current_edition(), language)


def mark_changed() -> None:
    """Note that the open transaction has changed public content."""
    uncommitted.name = uncommitted.name or token_hex(8)


def renew() -> None:
    """Begin a new edition."""
    epoch = token_hex(4)
    if not Edition.objects.filter(pk=1).update(number=F("number") + 1, epoch=epoch):
        Edition.objects.create(pk=1, epoch=epoch)
