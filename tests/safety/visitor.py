"""A visitor with much to hide, each word of which can be recognised; and where such a word is found afterwards."""

import secrets
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import psycopg2
import pytest

ADDRESS = "203.0.113.77"
NAMES = (
    "agent",
    "referrer",
    "word",
    "слово",
    "词",
    "cookie",
    "path",
    "user",
    "password",
    "form",
    "host",
    "token",
    "etag",
)
# Where a canary may be. Each entry needs its reason.
DECLARED: dict[str, set[str]] = {}
# The copy of the tests themselves names the invented address.
COPY_OF_THE_TESTS = "directory/tests/"
FAILING = (
    "SET statement_timeout = 20; SELECT pg_sleep(5), %s",
    "SELECT %s::integer",
    "SELECT (%s || ' &')::tsquery",
    "DO $$ BEGIN RAISE EXCEPTION 'x' USING DETAIL = %s, HINT = 'y'; END $$",
)


class Answer(Protocol):
    """What a visit needs to know of an answer."""

    status: int


class Door(Protocol):
    """Where a visitor asks."""

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
        """One request."""

    def send(self, raw: bytes) -> bytes:
        """Bytes as they are."""


def make_canaries() -> dict[str, str]:
    """Made anew each time, so that no file holds one by chance; in three scripts."""
    return {name: f"{name}{secrets.token_hex(8)}" for name in NAMES} | {"address": ADDRESS}


def headers_of(canaries: dict[str, str], host: str) -> dict[str, str]:
    """What a browser says of itself, and what it should not be able to say."""
    return {
        "Host": host,
        "User-Agent": canaries["agent"],
        "Referer": f"https://{canaries['referrer']}.example.org/",
        "Cookie": f"sessionid={canaries['cookie']}; __Host-staff={canaries['cookie']}",
        "X-Forwarded-For": ADDRESS,
        "X-Real-IP": ADDRESS,
        "Forwarded": f"for={ADDRESS}",
        "X-Forwarded-Proto": "https",
        "If-None-Match": canaries["etag"],
        "Authorization": f"Bearer {canaries['token']}",
    }


def visit(door: Door, canaries: dict[str, str], host: str) -> list[int]:
    """Look, search, fail, try to sign in, and send what no server understands; which statuses came back."""
    headers = headers_of(canaries, host)
    words = [canaries[name] for name in ("word", "слово", "词")]
    paths = ["/", "/en/", "/fr/members/", "/en/members/seen/", f"/en/members/{canaries['path']}/", "/live"]
    paths += [f"/ru/members/?q={quote(word)}" for word in words]
    paths += [f"/en/members/?country={canaries['word']}&q=%00", f"/{canaries['path']}/%ff", "/en/?x=" + "a" * 3000]
    statuses = [door.ask("GET", path, headers).status for path in paths]
    form = f"username={canaries['user']}&password={canaries['password']}&this={canaries['form']}".encode()
    typed = headers | {"Content-Type": "application/x-www-form-urlencoded"}
    statuses += [door.ask("POST", path, typed, form).status for path in ("/admin/login/", "/en/members/")]
    statuses.append(door.ask("GET", "/en/", headers | {"Host": f"{canaries['host']}.example.org"}).status)
    for raw in (b"GET /%s HTTP/9.9\r\n\r\n", b"%s\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n%s\x00: y\r\n\r\n"):
        door.send(raw % canaries["path"].encode())
    return statuses


def names_in(data: bytes, canaries: dict[str, str]) -> list[str]:
    """The canaries in some bytes, as they are or as addresses write them."""
    return [name for name, canary in canaries.items() if canary.encode() in data or quote(canary).encode() in data]


def found(folder: Path, canaries: dict[str, str]) -> set[tuple[str, str]]:
    """Each canary that is in a file below a folder, and where."""
    seen = set()
    for path in (path for path in folder.rglob("*") if path.is_file()):
        place = path.relative_to(folder).as_posix()
        if not place.startswith(COPY_OF_THE_TESTS):
            names = names_in(path.read_bytes(), canaries)
            seen |= {(name, place) for name in names if place not in DECLARED.get(name, set())}
    return seen


def fail_in_the_database(address: str, word: str) -> None:
    """Statements with a search word in them that fail: what a database likes to write down, with its reason."""
    for statement in FAILING:
        line = psycopg2.connect(address)
        try:
            with line.cursor() as cursor, pytest.raises(psycopg2.Error):
                cursor.execute(statement, [word])
        finally:
            line.close()
