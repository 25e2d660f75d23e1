"""After visitors have come and gone, nothing on disk knows of them: no log, table, temporary file or cache.

The same behind the reference nginx, with servers that fail meanwhile: tests/servers/test_canary_run.py.
"""

import secrets
from pathlib import Path

from django.db import connection

from tests.safety.server import running
from tests.safety.visitor import fail_in_the_database, found, make_canaries, visit


def test_nothing_of_a_visitor_is_on_disk(tmp_path: Path) -> None:
    production = connection.vendor == "postgresql"
    planted, canaries = f"planted{secrets.token_hex(8)}", make_canaries()
    with running(tmp_path, planted, production) as server:
        statuses = visit(server, canaries, "directory.example.org" if production else "localhost")
        if production:
            fail_in_the_database(server.database, canaries["word"])

    assert [status for status in statuses if status >= 500] == []
    assert statuses[1:4] == [200, 200, 200]
    # The same look finds what is public, in the database: it does see.
    in_database = "postgres/" if production else "directory.sqlite3"
    assert any(place.startswith(in_database) for _name, place in found(tmp_path, {"planted": planted}))
    assert found(tmp_path, canaries) == set()
    # No server has left anything where it is at home.
    assert list((tmp_path / "home").iterdir()) == []
