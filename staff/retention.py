"""What is over: what is remembered of signing in is forgotten within a day, and what lost its consent is not shown."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.utils import timezone

from members.publishing import publication
from staff import ip_pseudonyms
from staff.models import ABSOLUTE, IDLE, Session, SignInLink

LOCKOUTS = timedelta(hours=24)


def purge() -> dict[str, int]:
    """Delete what is over: ``{what: how many}``. Running it again deletes nothing more."""
    now = timezone.now()
    sessions = Session.objects.filter(seen__lte=now - IDLE) | Session.objects.filter(started__lte=now - ABSOLUTE)
    return {
        "listings whose consent has ended": publication.follow_the_day(),
        "failed sign-ins": AccessAttempt.objects.filter(attempt_time__lte=now - LOCKOUTS).delete()[0],
        "keys of past days": ip_pseudonyms.forget_keys(now),
        "sessions": sessions.delete()[0],
        "sign-in links": SignInLink.objects.filter(expires__lte=now).delete()[0],
    }
