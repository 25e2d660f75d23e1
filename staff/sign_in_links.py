"""A link that signs in once, so that a developer needs no telephone: while developing, from this machine alone."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff.models import SignInLink

LIFETIME = timedelta(minutes=15)
BACKEND = "staff.backends.PasswordAndCode"
LOOPBACK = {"127.0.0.1", "::1"}


class NotInProduction(Exception):
    """Such links exist while developing only."""


def make(user: AbstractBaseUser) -> str:
    """The path of a new link; only its digest is kept."""
    if not settings.DEVELOPMENT:
        raise NotInProduction
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(user_id=user.pk, digest=_digest(token), expires=timezone.now() + LIFETIME)
    return reverse("admin:sign_in_link", args=[token])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@never_cache
@require_GET
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in with the account's own second factor; whatever does not fit is not found."""
    if not settings.DEVELOPMENT or request.META.get("REMOTE_ADDR") not in LOOPBACK:
        raise Http404
    link = SignInLink.objects.select_related("user").filter(digest=_digest(token)).first()
    used = SignInLink.objects.filter(pk=link.pk).delete()[0] if link else 0
    if link is None or not used or link.is_expired or not link.user.is_active:
        raise Http404
    user: Any = link.user
    user.otp_device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    login(request, user, backend=BACKEND)
    return redirect("admin:index")
