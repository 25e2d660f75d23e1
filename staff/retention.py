"""What is remembered of signing in, and for how long."""

from datetime import datetime, timedelta

from axes.models import AccessAttempt

from core.retention import Retention, register
from staff import ip_pseudonyms
from staff.models import ABSOLUTE, IDLE, Session, SignInLink

LOCKOUTS = timedelta(hours=24)


def _sessions(now: datetime) -> int:
    over = Session.objects.filter(seen__lte=now - IDLE) | Session.objects.filter(started__lte=now - ABSOLUTE)
    return over.delete()[0]


def connect() -> None:
    register(
        Retention(
            "failed sign-ins",
            "24 hours",
            "who tries too often waits; a day later a failure says nothing",
            lambda now: AccessAttempt.objects.filter(attempt_time__lte=now - LOCKOUTS).delete()[0],
        ),
        Retention(
            "keys of past days",
            "until no wait that began on the day lasts",
            "with the key goes the last way back to a network",
            ip_pseudonyms.forget_keys,
        ),
        Retention("sessions", "30 minutes without use, 12 hours", "an open browser is an open door", _sessions),
        Retention(
            "sign-in links",
            "until they are used or over",
            "a link is a key",
            lambda now: SignInLink.objects.filter(expires__lte=now).delete()[0],
        ),
    )
