"""Telling one network from another without remembering any: what django-axes stores in the place of an address.

A network (/24, or /48 in IPv6) becomes an address of the private range fd00::/8, by a keyed digest. Its random key is
of one day, and destroyed as soon as nobody can still be waiting for what they did on it. Nobody, even with the whole
database, can turn an older one back into an address.
"""

import hashlib
import hmac
import secrets
from datetime import date, datetime
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, NamedTuple

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


def keys_in_use(now: datetime) -> dict[date, bytes]:
    """The random keys, the newest first: today's and, as long as a wait may have begun before midnight, yesterday's.

    The others are destroyed.
    """
    today, since = now.date(), (now - settings.AXES_COOLOFF_TIME).date()
    keys = {row.day: bytes(row.key) for row in DayKey.objects.all()}
    if not keys.keys() <= {today, since}:
        forget_keys(now)
    if today not in keys:
        keys[today] = bytes(DayKey.objects.get_or_create(day=today, defaults={"key": secrets.token_bytes(32)})[0].key)
    return {day: keys[day] for day in (today, since) if day in keys}


def forget_keys(now: datetime) -> int:
    """Destroy the keys under which nobody can still be waiting, and say how many those were."""
    return DayKey.objects.exclude(day__in=(now.date(), (now - settings.AXES_COOLOFF_TIME).date())).delete()[0]


def _digest(key: bytes, kind: str, value: str) -> bytes:
    return hmac.digest(key, f"{kind}:{value}".encode(), hashlib.sha256)


class Pseudonyms(NamedTuple):
    """What stands for a name and a network in the tables of django-axes, as long as one key is in use."""

    username: str
    ip_address: str


def pseudonyms(request: HttpRequest, credentials: dict[str, Any] | None) -> list[Pseudonyms]:
    """What stands for whoever tries, under each key in use, today's first."""
    name, network = str((credentials or {}).get("username") or ""), network_of(request)
    return [
        Pseudonyms(
            username=_digest(key, "name", name).hex(),
            ip_address=str(IPv6Address(bytes([PRIVATE]) + _digest(key, "network", network)[:15])),
        )
        for key in keys_in_use(timezone.now()).values()
    ]


def pseudonym(request: HttpRequest) -> str:
    """An address that stands for the network of a request today (AXES_CLIENT_IP_CALLABLE)."""
    return pseudonyms(request, None)[0].ip_address


def name_pseudonym(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """What stands today for the name that was typed, whether an account has it or not (AXES_USERNAME_CALLABLE)."""
    return pseudonyms(request, credentials)[0].username
