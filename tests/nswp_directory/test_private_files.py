"""What is kept on this disk is for the account that runs the site alone, whatever the umask."""

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT

# A process with the loosest umask there is; its settings keep everything under another folder.
PREPARE = """
import os, sys
from pathlib import Path
os.umask(0)
from nswp_directory import environment
folder = Path(sys.argv[1]) / "var"
environment.private_folder(folder)
environment.development_key(folder)
environment.private_database(str(folder / "directory.sqlite3"))
"""
WRITE = """
import os
os.umask(0)
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE IF NOT EXISTS one (number integer)")
    cursor.execute("INSERT INTO one VALUES (1)")
    print(*sorted(path.name for path in __import__("pathlib").Path(connection.settings_dict["NAME"]).parent.iterdir()))
    for path in __import__("pathlib").Path(connection.settings_dict["NAME"]).parent.iterdir():
        print(path.name, oct(path.stat().st_mode & 0o777))
"""
NARROW = """
import os, sys
from pathlib import Path
os.umask(0)
import django; django.setup()
from django.conf import settings
settings.VAR_DIR = Path(sys.argv[1]) / "var"
from nswp_directory.installation import keep_private
keep_private(print)
keep_private(print)
"""


def run(code: str, folder: Path, name: str) -> str:
    """What a program of ours says, with a database of this name."""
    variables = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{folder / name}",
        "DJANGO_SETTINGS_MODULE": "nswp_directory.settings",
    }
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


def modes(folder: Path) -> dict[str, str]:
    """The rights on everything in a folder, itself included."""
    return {
        path.relative_to(folder.parent).as_posix(): oct(path.stat().st_mode & 0o777)
        for path in (folder, *folder.rglob("*"))
    }


def test_what_is_made_is_private_from_the_start(tmp_path: Path) -> None:
    run(PREPARE, tmp_path, "elsewhere.sqlite3")

    assert modes(tmp_path / "var") == {"var": "0o700", "var/secret_key": "0o600", "var/directory.sqlite3": "0o600"}


def test_the_files_that_sqlite_puts_beside_its_database_are_private_too(tmp_path: Path) -> None:
    said = run(WRITE, tmp_path, "directory.sqlite3").splitlines()

    assert said[0] == "directory.sqlite3 directory.sqlite3-shm directory.sqlite3-wal"
    assert sorted(said[1:]) == [
        "directory.sqlite3 0o600",
        "directory.sqlite3-shm 0o600",
        "directory.sqlite3-wal 0o600",
    ]


def test_what_was_open_is_closed_when_the_directory_is_set_up(tmp_path: Path) -> None:
    inside = tmp_path / "var" / "reports"
    inside.mkdir(parents=True)
    names = ("secret_key", "directory.sqlite3", "directory.sqlite3-wal", "reports/sbom.json", "reports/tool")
    for name in names:
        (tmp_path / "var" / name).touch()
        (tmp_path / "var" / name).chmod(0o755 if name.endswith("tool") else 0o644)
    (tmp_path / "var").chmod(0o755)
    (tmp_path / "beside.sqlite3").touch()
    (tmp_path / "beside.sqlite3").chmod(0o644)

    said = run(NARROW, tmp_path, "beside.sqlite3").splitlines()

    assert len(said) == 1  # the second time there is nothing to do
    assert said[0].startswith("Closed to other accounts of this machine: ")
    assert set(modes(tmp_path / "var").values()) == {"0o700", "0o600"}
    assert modes(tmp_path / "var")["var/reports/tool"] == "0o700"
    assert oct((tmp_path / "beside.sqlite3").stat().st_mode & 0o777) == "0o600"
