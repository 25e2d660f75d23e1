"""The score that MDN's HTTP Observatory gives an answer, worked out here from its published rules, with no network.

Every page begins with 100; a missing guard costs points, and one that goes beyond what is usual earns some. Bonuses
count only from 90 on. What the scanner asks other servers for (the list of preloaded hosts) earns nothing here.
"""

import re
from collections.abc import Mapping
from http.cookies import SimpleCookie

SIX_MONTHS = 15_552_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
FOREIGN_SCRIPT = re.compile(r"<script[^>]+src=[\"']?(?:https?:)?//", re.IGNORECASE)


def score(headers: Mapping[str, str], cookies: SimpleCookie, body: str) -> int:
    """Points of one answer over https."""
    policy = directives(headers.get("Content-Security-Policy", ""))
    points = [
        _policy(policy),
        _cookies(cookies),
        -50 if headers.get("Access-Control-Allow-Origin") == "*" else 0,
        _referrer(headers.get("Referrer-Policy", "")),
        _transport(headers.get("Strict-Transport-Security", "")),
        -50 if FOREIGN_SCRIPT.search(body) else 0,
        0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        _framing(policy, headers.get("X-Frame-Options", "")),
        10 if headers.get("Cross-Origin-Resource-Policy") in ("same-origin", "same-site") else 0,
    ]
    without_bonus = 100 + sum(one for one in points if one < 0)
    return without_bonus + sum(one for one in points if one > 0) * (without_bonus >= 90)


def directives(policy: str) -> dict[str, set[str]]:
    """A Content-Security-Policy, by directive."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0].lower(): set(part[1:]) for part in parts}


def _policy(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    active = policy.get("script-src", policy.get("default-src", {"*"})) | policy.get("object-src", set())
    if active & {"'unsafe-inline'", "data:", "*", "https:", "http:"}:
        return -20
    if "'unsafe-eval'" in active:
        return -10
    if "'unsafe-inline'" in policy.get("style-src", set()):
        return 0
    return 10 if policy.get("default-src") == {"'none'"} else 5


def _cookies(cookies: SimpleCookie) -> int:
    if not cookies:
        return 0
    if any(not one["secure"] for one in cookies.values()):
        return -20
    if any(not one["httponly"] for one in cookies.values()):
        return -30
    return 5 if all(one["samesite"] in ("Lax", "Strict") for one in cookies.values()) else 0


def _referrer(policy: str) -> int:
    words = {word.strip() for word in policy.split(",") if word.strip()}
    if not words:
        return 0
    return 5 if words <= PRIVATE else -5


def _transport(value: str) -> int:
    found = re.search(r"max-age=(\d+)", value)
    if found is None:
        return -20
    return 0 if int(found[1]) >= SIX_MONTHS else -10


def _framing(policy: dict[str, set[str]], value: str) -> int:
    if policy.get("frame-ancestors") in ({"'none'"}, {"'self'"}):
        return 5
    return 0 if value in ("DENY", "SAMEORIGIN") else -20
