"""How long a question to PostgreSQL may take while it is a web page that asks.

Commands (rebuild_listings, migrate) take the time they need; nswp_directory/wsgi.py alone sets these limits.
"""

from typing import Any

from django.db.backends import signals
from django.db.backends.base.base import BaseDatabaseWrapper

LONGEST_STATEMENT = 5_000  # milliseconds; the page is then the plain 503
LONGEST_IDLE_TRANSACTION = 30_000


def statements(vendor: str) -> list[str]:
    """What limits a new connection; SQLite has its busy timeout and no such setting."""
    if vendor != "postgresql":
        return []
    return [
        f"SET statement_timeout = {LONGEST_STATEMENT}",
        f"SET idle_in_transaction_session_timeout = {LONGEST_IDLE_TRANSACTION}",
    ]


def apply(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def limit_connections() -> None:
    """Limit every connection that this process opens from now on."""
    signals.connection_created.connect(apply, dispatch_uid="limits")
