"""Sessions, recovery codes and keys of a day. None of these tables holds an address or the name of a browser."""

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device, ThrottlingMixin

from members.policy import APPOINTED
from staff.codes import digest

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
NEVER_CHANGED = "The record of what was done is only ever added to."


class Session(AbstractBaseSession):
    """One browser in which somebody is signed in: who, since when, and when it was last used."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions")
    started = models.DateTimeField()
    seen = models.DateTimeField()

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "session"
        verbose_name_plural = "sessions"

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore

    def is_over(self, now: datetime) -> bool:
        """Whether nobody has used it for half an hour, or it has lasted twelve."""
        return now - self.seen >= IDLE or now - self.started >= ABSOLUTE


class Appointment(models.Model):
    """A role that somebody holds, in regions and, for translators, languages; ``members.policy`` says what follows."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(_("role"), max_length=20, choices=[(role.value, role.label) for role in APPOINTED])
    regions = models.JSONField(_("regions"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="one_row_for_a_role")]

    def __str__(self) -> str:
        return self.get_role_display()


class AppendOnly(models.QuerySet["AuditRecord"]):
    """Rows are added; PostgreSQL refuses the rest by itself."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError(NEVER_CHANGED)

    def delete(self) -> Any:
        raise TypeError(NEVER_CHANGED)


class AuditRecord(models.Model):
    """Who did what to what, or was refused it. No text, no name, no address: numbers of accounts and objects."""

    at = models.DateTimeField(_("time"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,  # an account may go, what it did stays
        null=True,
        related_name="+",
    )
    act = models.CharField(_("what was done"), max_length=40)
    resource = models.CharField(_("kind"), max_length=100)
    object_id = models.CharField(_("number"), max_length=100, blank=True)
    allowed = models.BooleanField(_("allowed"))

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("act")
        verbose_name_plural = _("what was done")

    def __str__(self) -> str:
        return f"{self.act} {self.resource} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError(NEVER_CHANGED)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError(NEVER_CHANGED)


class RecoveryDevice(ThrottlingMixin, Device):
    """The recovery codes of an account, as django-otp knows a second factor: each signs in once."""

    class Meta:
        verbose_name = _("recovery codes")
        verbose_name_plural = _("recovery codes")

    def get_throttle_factor(self) -> int:
        """Seconds to wait after the first wrong code; doubled with each further one."""
        return 1

    def verify_token(self, token: str) -> bool:
        """Use a code up. To be called in a transaction in which this row is locked."""
        if not self.verify_is_allowed()[0]:
            return False
        used, _rows = self.codes.filter(digest=digest(token)).delete()
        if used:
            self.throttle_reset()
        else:
            self.throttle_increment()
        return bool(used)


class RecoveryCode(models.Model):
    """A code that has not been used: its digest, never the code."""

    device = models.ForeignKey(RecoveryDevice, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "digest"], name="one_row_for_a_recovery_code")]

    def __str__(self) -> str:
        return str(self.pk)


class DayKey(models.Model):
    """The random key of one day, under which networks and names are remembered; destroyed when no wait of it lasts."""

    day = models.DateField(unique=True)
    key = models.BinaryField()

    def __str__(self) -> str:
        return str(self.day)


class SignInLink(models.Model):
    """A link that signs in once, on the developer's own machine; never made or followed in production."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_expired(self) -> bool:
        return timezone.now() >= self.expires
