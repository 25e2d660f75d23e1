"""What is deleted from SQLite is overwritten in its file."""

import sqlite3
from pathlib import Path

from nswp_directory.settings import SQLITE_OPTIONS


def test_what_is_deleted_is_not_in_the_file(tmp_path: Path) -> None:
    path, word = tmp_path / "directory.sqlite3", "lampedulac"
    line = sqlite3.connect(path, isolation_level=None)
    # Whatever the default of this build is.
    line.execute("PRAGMA secure_delete=OFF")
    line.executescript(str(SQLITE_OPTIONS["init_command"]))
    line.execute("CREATE TABLE kept (name TEXT)")
    line.execute("INSERT INTO kept VALUES (?)", [word])
    line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert word.encode() in path.read_bytes()

    line.execute("DELETE FROM kept")
    line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    line.close()

    assert word.encode() not in path.read_bytes()
