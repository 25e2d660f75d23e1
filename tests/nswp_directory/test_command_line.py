"""A command that meets a database which is not ready names the command that helps; a fault keeps its traceback."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import get_commands
from django.db import connection

from core.private_files import private_file, private_folder
from nswp_directory.environment import development_key
from tests.architecture.source import APPS

ROOT = Path(__file__).resolve().parents[2]
OURS = sorted(name for name, app in get_commands().items() if str(app) in APPS)
ARGUMENTS = {
    "catalogues": ("check",),
    "import_profiles": ("docs/tour",),
    "make_demo": ("3",),
    "make_staff": ("--username", "editor", "--email", "editor@example.org", "--noinput"),
    "send_mail": ("--once",),
    "write_unavailable_page": ("{folder}/503.html",),
}
# What works without a database, and what makes one.
NEEDS_NONE = {"catalogues", "make_backup_key", "write_unavailable_page"}
# They say for themselves what is wrong: tests/operations.
OF_OPERATIONS = {"backup", "doctor", "restore"}
WRITES_FIXTURES = {name for name in OURS if name.endswith(("_fixture", "_fixtures"))}
DJANGOS = {
    "createsuperuser": ("--noinput", "--username", "a", "--email", "a@example.org"),
    "changepassword": ("a",),
    "loaddata": ("fixtures/countries.json",),
    "dumpdata": ("members",),
    "remove_stale_contenttypes": ("--noinput",),
    "axes_reset": (),
    "axes_list_attempts": (),
}
ASKING = sorted(set(OURS) - NEEDS_NONE - OF_OPERATIONS - WRITES_FIXTURES - {"setup_directory"})
NOT_SET_UP = (
    "CommandError: The database is not set up: its tables are missing, or are not those of this release.\n"
    "Run: python manage.py setup_directory\n"
)


def manage(address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command of manage.py on one database."""
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": address, "LANG": "C.UTF-8"}
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def arguments_of(name: str, folder: Path) -> list[str]:
    """The command with arguments that it takes."""
    return [name, *(one.format(folder=folder) for one in (ARGUMENTS | DJANGOS).get(name, ()))]


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """The address of a database without tables, of the kind on which the tests run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'empty.sqlite3'}"
        return
    given = connection.settings_dict
    server = psycopg2.connect(
        host=given["HOST"], port=given["PORT"], user=given["USER"], password=given["PASSWORD"], dbname="postgres"
    )
    server.autocommit = True
    name = "without_tables"
    with server.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{name}"
    finally:
        with server.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")
        server.close()


def test_every_command_of_ours_is_tried_here() -> None:
    assert set(OURS) >= {"verify_listings", "purge", "make_staff", "setup_directory", "verify_items", "check_links"}


@pytest.mark.parametrize("name", [*ASKING, *DJANGOS])
def test_on_a_database_without_tables_the_missing_command_is_named(name: str, tmp_path: Path) -> None:
    with empty_database(tmp_path) as address:
        done = manage(address, *arguments_of(name, tmp_path))

    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stderr[-len(NOT_SET_UP) :]) == (1, NOT_SET_UP)


@pytest.mark.parametrize("name", [*ASKING, "setup_directory", "migrate", "showmigrations", "runserver", *DJANGOS])
def test_where_no_database_answers_its_place_is_named_and_no_password(name: str, tmp_path: Path) -> None:
    done = manage("postgres://somebody:canaryword@127.0.0.1:1/members", *arguments_of(name, tmp_path))

    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    said = done.stderr.splitlines()[-2:]
    assert said[0].endswith(
        'CommandError: The database does not answer: connection to server at "127.0.0.1", port 1 failed: '
        "Connection refused"
    )
    assert said[1] == (
        "DATABASE_URL leads to members on 127.0.0.1, port 1. Correct it, or start the database; "
        "then run: python manage.py setup_directory"
    )
    assert "canaryword" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(NEEDS_NONE))
def test_what_needs_no_database_asks_none(name: str, tmp_path: Path) -> None:
    assert manage("postgres://a:b@127.0.0.1:1/x", *arguments_of(name, tmp_path)).returncode == 0


@pytest.mark.parametrize("content", ["no database at all, but a text of some length" * 20, None])
def test_a_file_that_is_no_database_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / ("file" if content else "no-folder/file")
    if content:
        path.write_text(content)

    done = manage(f"sqlite:///{path}", "verify_listings")

    reason = "file is not a database" if content else "unable to open database file"
    assert done.stderr.splitlines() == [
        f"CommandError: The database does not answer: {reason}",
        f"DATABASE_URL leads to the file {path}. Correct it, or start the database; "
        "then run: python manage.py setup_directory",
    ]


@pytest.mark.parametrize("address", ["mysterious://x/y", "postgres://a:canaryword@host:port/x", "postgres://host"])
def test_an_address_of_no_database_is_told_and_not_repeated(address: str) -> None:
    done = manage(address, "verify_listings")

    assert done.stderr.startswith("DATABASE_URL is no address of a database: postgres://user:password@host:5432/name")
    assert (done.returncode, len(done.stderr.splitlines()), "canaryword" in done.stderr) == (1, 1, False)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all its tables and nothing in them."""
    path = tmp_path_factory.mktemp("migrated") / "directory.sqlite3"
    assert manage(f"sqlite:///{path}", "migrate", "--verbosity", "0").returncode == 0
    return path


def test_a_database_half_migrated_names_the_command(migrated: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.sqlite3"
    half.write_bytes(migrated.read_bytes())
    with sqlite3.connect(half) as database:
        database.execute("DROP TABLE members_listing")
        database.execute("DELETE FROM django_migrations WHERE app = 'members' AND name <> '0001_initial'")
    database.close()

    assert manage(f"sqlite:///{half}", "verify_listings").stderr == NOT_SET_UP


def test_a_fault_of_the_program_keeps_its_traceback(migrated: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(migrated.read_bytes())
    with sqlite3.connect(broken) as database:
        database.execute("DROP TABLE members_listing")
    database.close()

    done = manage(f"sqlite:///{broken}", "verify_listings")

    # Every migration is applied, so no command of the operator's helps.
    assert done.stderr.startswith("Traceback")
    assert done.stderr.splitlines()[-1].startswith("django.db.utils.OperationalError: no such table")


@pytest.mark.parametrize("name", [*ASKING, "createsuperuser", "changepassword"])
def test_a_database_that_lacks_one_migration_names_the_command(name: str, migrated: Path, tmp_path: Path) -> None:
    lacking = tmp_path / "lacking.sqlite3"
    lacking.write_bytes(migrated.read_bytes())
    with sqlite3.connect(lacking) as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'members' AND name = '0003_organisation_uid'")
    database.close()

    done = manage(f"sqlite:///{lacking}", *arguments_of(name, tmp_path))

    assert (done.returncode, done.stderr, "migrate" in done.stdout) == (1, NOT_SET_UP, False)


def test_a_damaged_file_is_named(migrated: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite3"
    content = migrated.read_bytes()
    damaged.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))

    done = manage(f"sqlite:///{damaged}", "verify_listings")

    assert done.stderr.splitlines() == [
        "CommandError: The database does not answer: database disk image is malformed",
        f"DATABASE_URL leads to the file {damaged}. Correct it, or start the database; "
        "then run: python manage.py setup_directory",
    ]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "503.html"

    done = manage("sqlite://:memory:", "write_unavailable_page", str(path))

    assert (done.returncode, done.stderr) == (
        1,
        f"CommandError: {path}: Not a directory\n"
        "Correct the path or its rights, or make room there; then run the command again.\n",
    )


@pytest.mark.parametrize("make", [private_folder, private_file, development_key])
def test_a_folder_that_cannot_be_written_stops_the_start_with_its_path(make: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(ImproperlyConfigured, match=f"^{tmp_path}/file/var.*: .*let the account that runs it write"):
        make(tmp_path / "file" / "var")


def test_an_account_is_made_in_a_terminal_or_without_questions(migrated: Path, tmp_path: Path) -> None:
    path = tmp_path / "directory.sqlite3"
    path.write_bytes(migrated.read_bytes())

    done = manage(f"sqlite:///{path}", "make_staff")

    assert (done.returncode, done.stderr) == (
        1,
        "CommandError: A name and a password are asked for: run this in a terminal, "
        "or with --username NAME --noinput.\n",
    )


@pytest.mark.parametrize("name", ASKING)
def test_on_a_database_without_data_a_command_works_or_says_why_not(name: str, migrated: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.sqlite3"
    empty.write_bytes(migrated.read_bytes())

    done = manage(f"sqlite:///{empty}", *arguments_of(name, tmp_path))

    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr.startswith("CommandError: ")
