"""Handing mails to the server. What it took is deleted; a mail is sent twice only if a worker dies in between."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.utils import timezone

from outbox.models import Message

GIVEN_UP_AFTER = timedelta(days=3)
# After each failed attempt, the last for all further ones.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60))
CANDIDATES = 20


class Refused(Exception):
    """The server will never take this mail."""


class ServerUnreachable(Exception):
    """The server cannot be reached, or takes nothing just now: the other mails need not be tried."""


@dataclass
class Delivered:
    """What a round did."""

    sent: int = 0
    postponed: int = 0
    failed: int = 0


def deliver_due() -> Delivered:
    """Send what is due, one mail after the other, over one connection."""
    done, connection = Delivered(), get_connection()
    try:
        while message := claim(timezone.now()):
            try:
                _send(message, connection)
            except ServerUnreachable:
                done.postponed += 1
                postpone(message)
                break
            except Refused:
                done.failed += 1
                _finish(message, failed=timezone.now())
            else:
                done.sent += 1
                Message.objects.filter(pk=message.pk).delete()
    finally:
        connection.close()
    return done


def claim(now: datetime) -> Message | None:
    """A mail that is due, held by this worker alone until its lease ends; None if there is none."""
    due = Message.objects.claimable(now)
    for pk in due.values_list("pk", flat=True)[:CANDIDATES]:
        lease, until = token_hex(16), now + timedelta(seconds=settings.MAIL_LEASE)
        # One statement, which asks again: of two workers one finds the row as it was.
        if due.filter(pk=pk).order_by().update(lease=lease, leased_until=until, attempts=F("attempts") + 1):
            return Message.objects.filter(pk=pk, lease=lease).first()
    return None


def _send(message: Message, connection: Any) -> None:
    mail = EmailMessage(message.subject, message.body, None, [message.recipient], connection=connection)
    mail.extra_headers = {
        "Message-ID": f"<{message.uid}@{_own_domain()}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    try:
        connection.open()
        mail.send()
    except SMTPRecipientsRefused as refused:
        _judge(max((code for code, _text in refused.recipients.values()), default=0), refused)
    except SMTPDataError as refused:
        _judge(refused.smtp_code, refused)
    except (SMTPException, OSError) as error:
        raise ServerUnreachable from error
    except ValueError as error:  # no mail can be made of it
        raise Refused from error


def _judge(code: int, error: Exception) -> None:
    """5xx is for ever, 4xx for now."""
    raise (Refused if 500 <= code < 600 else ServerUnreachable) from error


def _own_domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2] or "localhost"


def postpone(message: Message) -> None:
    """Try again later; after three days give up."""
    now = timezone.now()
    if now - message.created >= GIVEN_UP_AFTER:
        _finish(message, failed=now)
        return
    pause = PAUSES[min(message.attempts, len(PAUSES)) - 1]
    _finish(message, due=now + pause)


def _finish(message: Message, **values: Any) -> None:
    Message.objects.filter(pk=message.pk, lease=message.lease).update(lease="", leased_until=None, **values)
