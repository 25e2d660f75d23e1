"""How long mails are kept that no server takes."""

from datetime import datetime, timedelta

from django.db.models import Value
from django.db.models.functions import Coalesce

from core.retention import Retention, register
from outbox.delivery import GIVEN_UP_AFTER
from outbox.models import Message

COUNTED_FOR = timedelta(days=30)


def _texts(now: datetime) -> int:
    over = Message.objects.filter(created__lte=now - GIVEN_UP_AFTER, emptied=False)
    return over.update(recipient="", subject="", body="", emptied=True, failed=Coalesce("failed", Value(now)))


def connect() -> None:
    register(
        Retention(
            "texts of mails that could not be delivered",
            "3 days",
            "a server may be away for a weekend; after that what a mail says is late, and a danger",
            _texts,
        ),
        Retention(
            "mails that could not be delivered",
            "30 days, without text and address",
            "staff read how many there were",
            lambda now: Message.objects.failed().filter(failed__lte=now - COUNTED_FOR).delete()[0],
        ),
    )
