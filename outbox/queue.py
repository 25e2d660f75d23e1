"""Putting mails into the outbox. A mail is stored with the transaction that asks for it, or not at all."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from outbox.delivery import deliver_due
from outbox.models import Message


def is_mail_possible() -> bool:
    """Whether a server is named through which mail can go."""
    return bool(settings.EMAIL_HOST) or settings.DELIVER_AT_ONCE


def put(recipient: str, subject: str, body: str) -> bool:
    """Queue a plain mail to one address; False if no server is named, or the address is none.

    Subjects are neutral and bodies name no organisation: who looks over a shoulder learns nothing.
    """
    if not is_mail_possible() or not _is_address(recipient):
        return False
    now = timezone.now()
    Message.objects.create(recipient=recipient, subject=" ".join(subject.split()), body=body, created=now, due=now)
    if settings.DELIVER_AT_ONCE:
        transaction.on_commit(deliver_due)
    return True


def _is_address(recipient: str) -> bool:
    try:
        validate_email(recipient)
    except ValidationError:
        return False
    return True
