"""Accounts that sign in as people do, and a clock that a test moves."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import axes.handlers.proxy
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django_otp.oath import hotp
from django_otp.plugins.otp_totp import models as totp_models
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff import factors

PASSWORD = "a lantern above the harbour"
LOGIN = "/admin/login/"


class Clock:
    """Stands still until a test moves it; at first at noon, wherever the day really is."""

    def __init__(self) -> None:
        self.moment = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)

    def now(self) -> datetime:
        """The moment at which the clock stands."""
        return self.moment

    def set(self, hour: int, minute: int) -> None:
        """To a time of the same day."""
        self.moment = self.moment.replace(hour=hour, minute=minute)

    def forward(self, **by: float) -> None:
        """Later, by hours, minutes or seconds."""
        self.moment += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of Django, of django-axes and of the codes."""
    found = Clock()
    monkeypatch.setattr(timezone, "now", found.now)
    monkeypatch.setattr(axes.handlers.proxy, "now", found.now)
    monkeypatch.setattr(totp_models, "time", SimpleNamespace(time=lambda: found.moment.timestamp()))
    return found


@pytest.fixture
def _cheap_passwords(settings: Any) -> None:
    """These tests are not about hashing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def account(db: None, _cheap_passwords: None) -> User:
    """Somebody of the staff who has no second factor yet."""
    return User.objects.create_superuser("ana", password=PASSWORD)


@pytest.fixture
def device(account: User) -> TOTPDevice:
    """Their authenticator app."""
    return factors.enrol(account)[0]


def code_of(device: TOTPDevice, steps: int = 0) -> str:
    """What the app shows at this moment, or some steps of half a minute before or after it."""
    return f"{hotp(device.bin_key, int(timezone.now().timestamp()) // device.step + steps):06}"


def sign_in(client: Client, token: str = "", *, name: str = "ana", password: str = PASSWORD, **extra: Any) -> Any:
    """Send the form of the sign-in page."""
    form = {"username": name, "password": password, "token": token, "next": "/admin/"}
    return client.post(LOGIN, form, **extra)
