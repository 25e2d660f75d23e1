"""Signing in: name, password and second factor are one question with one answer."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from staff import factors


class PasswordAndCode(ModelBackend):
    """Whoever fails is not told at what: a wrong code looks like a wrong password, and counts like one."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Any:
        """The account, with ``otp_device`` if it has a second factor; without one it may only set one up."""
        user: Any = super().authenticate(request, username=username, password=password)
        if user is None or not user.is_staff:
            return None
        return user if not factors.has_factor(user) else _verified(user, kwargs.get("token") or "")


def _verified(user: Any, token: str) -> Any:
    device = factors.verify(user, token)
    if device is None:
        return None
    user.otp_device = device
    return user
