"""A backup is encrypted to a key that is not here, holds every table, and becomes the same database again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.db import connection
from pyrage.x25519 import Identity

ROOT = Path(__file__).resolve().parents[2]
CANARY = "Quillwort"
FILL = f"""
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.factories import make_organisation, make_network
from tests.resources.making import make_page
from secretariat.models import ContactPerson, MembershipRecord
from members.models import Organisation
network = make_network(slug="net")
for code in ("en", "fr", "ru", "zh-hans"):
    one = make_organisation(original_language=code, texts={{"name": {{code: "{CANARY} 蜜蜂 Пчёлы"}}}},
                            networks=(network,), areas=("health",), spoken_languages=["sw"])
    record = MembershipRecord.objects.create(organisation=one, joined_on="2020-02-29", sex_worker_led=None)
    ContactPerson.objects.create(record=record, name="{CANARY}")
make_page({{"title": {{"en": "Page"}}, "body": {{"en": "Text"}}}})
"""


@contextmanager
def _new_database(name: str, folder: Path) -> Iterator[str]:
    """The address of an empty database of the kind on which the tests run."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    known = connection.settings_dict
    server = psycopg2.connect(
        host=known["HOST"], port=known["PORT"], user=known["USER"], password=known["PASSWORD"], dbname="postgres"
    )
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{name}"
    finally:
        with server.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.close()


class Machine:
    """A server with a database of its own, on which commands are run."""

    def __init__(self, folder: Path, database: str, key: Identity) -> None:
        self.folder, self.database = folder, database
        folder.mkdir(exist_ok=True)
        (folder / "machine_settings.py").write_text(
            "from nswp_directory.settings import *\nfrom pathlib import Path\n"
            f"VAR_DIR = Path({str(folder / 'var')!r})\nERASURE_LIST = VAR_DIR / 'erasures'\n"
        )
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "machine_settings",
            "DATABASE_URL": database,
            "BACKUP_RECIPIENT": str(key.to_public()),
            "BACKUP_FOLDER": str(folder / "backups"),
            "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", *arguments)

    def shell(self, code: str) -> str:
        done = self.run("-c", f"import django; django.setup()\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def backups(self) -> list[Path]:
        return sorted((self.folder / "backups").glob("*.age"))


@pytest.fixture(scope="module")
def key() -> Identity:
    return Identity.generate()


@pytest.fixture(scope="module")
def source(
    tmp_path_factory: pytest.TempPathFactory, key: Identity, django_db_setup: None, django_db_blocker: object
) -> Iterator[Machine]:
    """A machine with data and one backup."""
    folder = tmp_path_factory.mktemp("source")
    with _new_database("backup_source", folder) as address:
        machine = Machine(folder, address, key)
        filled = machine.run("-c", FILL)
        assert filled.returncode == 0, filled.stderr
        made = machine.manage("backup")
        assert (made.returncode, made.stderr.count("Traceback")) == (0, 0), made.stderr
        assert "verified." in made.stdout
        yield machine


@pytest.fixture
def target(tmp_path: Path, key: Identity) -> Iterator[Machine]:
    """An empty machine with the secret key."""
    with _new_database("backup_target", tmp_path) as address:
        machine = Machine(tmp_path / "target", address, key)
        (machine.folder / "key").write_text(f"# of the drill\n{key}\n")
        yield machine


def restore(target: Machine, file: Path) -> subprocess.CompletedProcess[str]:
    return target.manage("restore", str(file), "--identity", str(target.folder / "key"))


NUMBERS = (
    "from members.models import *; from secretariat.models import *; from core.models import Edition;"
    "print(Organisation.objects.count(), Listing.objects.count(), ContactPerson.objects.count(),"
    " ContactPerson.objects.first().name,"
    " list(Organisation.objects.order_by('pk').values_list('name_ru', 'spoken_languages')))"
)
EDITION = "from core.publishing.edition import current_edition; print(current_edition())"


def test_a_backup_becomes_the_same_database_again(source: Machine, target: Machine) -> None:
    done = restore(target, source.backups[0])

    assert (done.returncode, "each table compared" in done.stdout) == (0, True), done.stderr
    assert target.shell(NUMBERS) == source.shell(NUMBERS)
    assert target.manage("verify_listings").returncode == target.manage("verify_items").returncode == 0
    assert target.shell(EDITION) != source.shell(EDITION)


def test_nothing_of_it_can_be_read_beside_the_database(source: Machine) -> None:
    database = source.database.removeprefix("sqlite:///")
    files = [path for path in source.folder.rglob("*") if path.is_file() and not str(path).startswith(database)]

    assert [path.name for path in files if CANARY.encode() in path.read_bytes()] == []
    assert [path.stat().st_mode & 0o777 for path in source.backups] == [0o600]
    assert list((source.folder / "var").glob("backup-work-*")) == []


@pytest.mark.parametrize("place", [40, 300, 0.5, -20])
def test_a_flipped_byte_is_noticed_and_nothing_is_restored(source: Machine, target: Machine, place: float) -> None:
    content = bytearray(source.backups[0].read_bytes())
    content[int(place * len(content)) if isinstance(place, float) else place] ^= 1
    damaged = target.folder / "damaged.age"
    damaged.write_bytes(content)

    done = restore(target, damaged)

    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "does not open with this key" in done.stderr or "is damaged" in done.stderr
    assert "The database is not set up" in target.manage("verify_listings").stderr


def test_a_file_that_was_cut_short_is_noticed(source: Machine, target: Machine) -> None:
    content = source.backups[0].read_bytes()
    cut = target.folder / "cut.age"
    cut.write_bytes(content[: len(content) // 2])

    done = restore(target, cut)

    assert (done.returncode, "is damaged: it was cut short" in done.stderr) == (1, True)
    assert "The database is not set up" in target.manage("verify_listings").stderr


def test_another_key_opens_nothing(source: Machine, target: Machine) -> None:
    (target.folder / "key").write_text(f"{Identity.generate()}\n")

    done = restore(target, source.backups[0])

    assert (done.returncode, "does not open with this key" in done.stderr) == (1, True)


def test_a_mistyped_key_is_said_to_be_one(source: Machine, target: Machine) -> None:
    (target.folder / "key").write_text("AGE-SECRET-KEY-1")

    assert "incomplete or mistyped" in restore(target, source.backups[0]).stderr


def test_only_an_empty_database_is_filled(source: Machine, target: Machine) -> None:
    assert restore(target, source.backups[0]).returncode == 0
    before = target.shell(NUMBERS)

    done = restore(target, source.backups[0])

    assert (done.returncode, "holds tables already" in done.stderr) == (1, True)
    assert target.shell(NUMBERS) == before


def test_what_was_erased_after_the_backup_does_not_come_back(source: Machine, target: Machine) -> None:
    digest = (
        "from members.publishing import erasure_list as l; from members.models import Organisation as O;"
        "import uuid; l.add(l.digest_of(uuid.UUID('{}')))"
    )
    uid = source.shell("from members.models import Organisation as O; print(O.objects.members().first().uid)").strip()
    target.shell(digest.format(uid))

    assert restore(target, source.backups[0]).returncode == 0

    assert target.shell("from members.models import Organisation as O; print(O.objects.members().count())") == "3\n"


def test_a_table_that_does_not_hold_what_it_should_is_not_restored(source: Machine, target: Machine) -> None:
    told = source.shell(
        "from pathlib import Path; from datetime import datetime, UTC; from operations import backups as b, content;"
        "from operations.engines import engine; real = engine().contents;"
        "engine().contents = lambda source: real(source) | {'members_region': content.Content(1, 'x')};"
        f"print(b.make(Path({str(target.folder)!r}), datetime(2027, 1, 1, 12, tzinfo=UTC)).path)"
    )

    done = restore(target, Path(told.strip()))

    assert (done.returncode, "These tables do not hold what was backed up: members_region" in done.stderr) == (1, True)
    assert "The database is not set up" in target.manage("verify_listings").stderr


def test_the_doctor_says_what_is_wrong_and_what_to_do(source: Machine, target: Machine) -> None:
    well = source.manage("doctor")
    empty = target.manage("doctor")

    assert (well.returncode, well.stdout.count("ok "), well.stdout.count("PROBLEM")) == (0, 5, 0), well.stdout
    assert "The newest backup is 0 hours old, of 1." in well.stdout
    assert (empty.returncode, empty.stdout.count("PROBLEM")) == (1, 1)
    assert "Run: python manage.py setup_directory" in empty.stdout
