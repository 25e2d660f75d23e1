"""Sessions of staff: over after half an hour without use, or twelve hours, and known to the account they belong to.

``SESSION_ENGINE`` names this module.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from staff.models import Session

SINCE = "since"
NOTED_EVERY = timedelta(minutes=1)


class SessionStore(DatabaseStore):
    """Rows of ``staff.Session``; one that is over is deleted when it is asked for."""

    @classmethod
    def get_model_class(cls) -> Any:
        return Session

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        if row is None:
            return None
        now = timezone.now()
        if row.is_over(now):
            row.delete()
            self._session_key = None
            return None
        if now - row.seen >= NOTED_EVERY:
            Session.objects.filter(pk=row.pk).update(seen=now)
        return row

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of these data, with whose it is and since when."""
        row: Any = super().create_model_instance(data)
        row.seen = timezone.now()
        row.started = datetime.fromtimestamp(data[SINCE], UTC) if SINCE in data else row.seen
        row.user_id = data.get(SESSION_KEY)
        return row


def end_sessions(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """Sign a person out everywhere, except in the session with this key; how many ended."""
    return Session.objects.filter(user=user.pk).exclude(pk=but).delete()[0]
