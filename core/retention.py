"""What is kept only for a time: one row for each kind of data, in one table, followed by one job.

``manage.py purge`` runs once a day. Each app adds its rows when it is ready.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone


@dataclass(frozen=True)
class Retention:
    """``keeps`` and ``why`` are read by people, in docs/retention.md. ``end`` deletes what is over; how much."""

    what: str
    keeps: str
    why: str
    end: Callable[[datetime], int]


TABLE: list[Retention] = []


def register(*rows: Retention) -> None:
    TABLE.extend(rows)


def purge(now: datetime | None = None) -> dict[str, int]:
    """Delete what is over: ``{what: how many}``. Running it again deletes nothing more."""
    now = now or timezone.now()
    return {row.what: row.end(now) for row in TABLE}
