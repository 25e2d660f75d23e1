"""Mails that wait. Whom they go to and what they say is encrypted, and deleted with the row once a server took it."""

import uuid
from datetime import datetime

from django.db import models

from core.encryption.fields import EncryptedCharField, EncryptedEmailField, EncryptedTextField


class WaitingMessages(models.QuerySet["Message"]):
    def waiting(self) -> "WaitingMessages":
        return self.filter(failed=None)

    def claimable(self, now: datetime) -> "WaitingMessages":
        """Those that are due and that no worker holds, the longest waiting first."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lte=now)
        return self.waiting().filter(free, due__lte=now).order_by("due", "pk")

    def failed(self) -> "WaitingMessages":
        return self.exclude(failed=None)


class Message(models.Model):
    """One mail. A worker claims it for the length of a lease; if it dies, another takes over when the lease ends."""

    recipient = EncryptedEmailField()
    subject = EncryptedCharField(max_length=200)
    body = EncryptedTextField()
    # The same in each attempt, so that a mailbox can tell a mail that came twice.
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    created = models.DateTimeField()
    due = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    lease = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True)
    failed = models.DateTimeField(null=True)
    emptied = models.BooleanField(default=False)  # whom it went to and what it said is deleted

    objects = WaitingMessages.as_manager()

    class Meta:
        indexes = [models.Index(fields=["failed", "due"], name="outbox_due")]

    def __str__(self) -> str:
        return str(self.uid)
