"""Telling one network from another without remembering any: what django-axes stores in the place of an address.

A network (/24, or /48 in IPv6) becomes an address of the private range fd00::/8, by a keyed digest whose random key is
destroyed after its day. Nobody, not even with the whole database, can turn an older one back into an address.
"""

import hashlib
import hmac
import secrets
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from staff.models import DayKey

UNKNOWN = "unknown"
PRIVATE = 0xFD


def network_of(request: HttpRequest) -> str:
    """The network that a request comes from, in words that are never stored."""
    try:
        address = ip_address(_address(request))
    except ValueError:
        return UNKNOWN  # a Unix socket, or something that no proxy should send: all of them share one count
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    width = 24 if isinstance(address, IPv4Address) else 48
    return str(ip_network((address, width), strict=False))


def _address(request: HttpRequest) -> str:
    """In production the proxy alone reaches the application, and what it has added stands last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.PRODUCTION else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def key_of_today() -> bytes:
    """Today's random key; those of other days are destroyed."""
    today = timezone.now().date()
    found, created = DayKey.objects.get_or_create(day=today, defaults={"key": secrets.token_bytes(32)})
    if created:
        DayKey.objects.exclude(day=today).delete()
    return bytes(found.key)


def _digest(kind: str, value: str) -> bytes:
    return hmac.digest(key_of_today(), f"{kind}:{value}".encode(), hashlib.sha256)


def pseudonym(request: HttpRequest) -> str:
    """An address that stands for the network of a request until midnight (AXES_CLIENT_IP_CALLABLE)."""
    return str(IPv6Address(bytes([PRIVATE]) + _digest("network", network_of(request))[:15]))


def name_pseudonym(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """What stands for the name that was typed, whether an account has it or not (AXES_USERNAME_CALLABLE)."""
    typed = (credentials or {}).get("username") or ""
    return _digest("name", str(typed)).hex()
