"""After visitors have come and gone, nothing on disk knows of them: no log, table, temporary file or cache."""

import secrets
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest
from django.db import connection

from tests.safety.server import Server, running

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
# Where a canary may stand. Whoever adds a place says why.
DECLARED: dict[str, set[str]] = {}


@pytest.fixture
def canaries() -> dict[str, str]:
    """Made anew each time, so that no file holds one by chance; in three scripts."""
    made = {name: f"{name}{secrets.token_hex(8)}" for name in NAMES}
    return made | {"address": ADDRESS}


def visit(server: Server, canaries: dict[str, str], host: str) -> list[int]:
    """Look, search, fail, try to sign in, and send what no server understands; which statuses came back."""
    headers = {
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
    words = [canaries[name] for name in ("word", "слово", "词")]
    paths = ["/", "/en/", "/fr/members/", "/en/members/seen/", f"/en/members/{canaries['path']}/", "/live"]
    paths += [f"/ru/members/?q={quote(word)}" for word in words]
    paths += [f"/en/members/?country={canaries['word']}&q=%00", f"/{canaries['path']}/%ff", "/en/?x=" + "a" * 3000]
    statuses = [server.ask("GET", path, headers).status for path in paths]
    form = f"username={canaries['user']}&password={canaries['password']}&this={canaries['form']}".encode()
    typed = headers | {"Content-Type": "application/x-www-form-urlencoded"}
    statuses += [server.ask("POST", path, typed, form).status for path in ("/admin/login/", "/en/members/")]
    statuses.append(server.ask("GET", "/en/", headers | {"Host": f"{canaries['host']}.example.org"}).status)
    for raw in (b"GET /%s HTTP/9.9\r\n\r\n", b"%s\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n%s\x00: y\r\n\r\n"):
        server.send(raw % canaries["path"].encode())
    return statuses


def found(folder: Path, canaries: dict[str, str]) -> set[tuple[str, str]]:
    """Each canary that stands in a file, as it is or as addresses write it, and where."""
    seen = set()
    for path in (path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        place = path.relative_to(folder).as_posix()
        seen |= {
            (name, place)
            for name, canary in canaries.items()
            if (canary.encode() in data or quote(canary).encode() in data) and place not in DECLARED.get(name, set())
        }
    return seen


def test_nothing_of_a_visitor_is_on_disk(tmp_path: Path, canaries: dict[str, str]) -> None:
    production = connection.vendor == "postgresql"
    planted = f"planted{secrets.token_hex(8)}"
    with running(tmp_path, planted, production) as server:
        statuses = visit(server, canaries, "directory.example.org" if production else "localhost")
        if production:
            fail_in_the_database(server.database, canaries["word"])

    assert [status for status in statuses if status >= 500] == []
    assert statuses[1:4] == [200, 200, 200]
    # The same look finds what is public, in the database: it does see.
    in_database = "postgres/" if production else "directory.sqlite3"
    assert any(place.startswith(in_database) for _name, place in found(tmp_path, {"planted": planted}))
    # The copy of the tests themselves names the invented address.
    places = {(name, place) for name, place in found(tmp_path, canaries) if not place.startswith("directory/tests/")}
    assert places == set()


def fail_in_the_database(address: str, word: str) -> None:
    """A statement with a search word in it, cut by its time limit: what a database likes to write down."""
    line = psycopg2.connect(address)
    try:
        with line.cursor() as cursor, pytest.raises(psycopg2.errors.QueryCanceled):
            cursor.execute("SET statement_timeout = 20; SELECT pg_sleep(5), %s", [word])
    finally:
        line.close()
