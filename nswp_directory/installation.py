"""From a fresh checkout to a directory that can be looked at; each step only where it is needed.

Running it again changes nothing that staff did: data are loaded into empty tables only, all of them or none.
"""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet

from core.publishing.transactions import publishing_transaction
from members.models import Country, Listing, Organisation, PriorityArea
from members.publishing import publication
from nswp_directory import translations
from resources.models import Resource
from resources.publishing import publication as items

FIXTURES = settings.BASE_DIR / "fixtures"
EXAMPLES = 60
Say = Callable[[str], None]


def set_up(say: Say) -> None:
    """Take every step that is missing; ``say`` gets one line for each."""
    keep_private(say)
    compile_catalogues(say)
    is_new_release = migrate(say)
    load(say, examples=examples_wanted(), rebuild=is_new_release)
    point_to_staff(say)


def keep_private(say: Say) -> None:
    """Close what is kept on this disk to all but its owner: everything under var/, and the database of SQLite."""
    inside = settings.VAR_DIR.rglob("*") if settings.VAR_DIR.is_dir() else ()
    beside = [Path(f"{connection.settings_dict['NAME']}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
    folders = {settings.VAR_DIR, *inside, *(beside if connection.vendor == "sqlite" else [])}
    opened = [
        path for path in sorted(folders) if path.exists() and not path.is_symlink() and path.stat().st_mode & 0o077
    ]
    for path in opened:
        path.chmod(path.stat().st_mode & 0o700)
    if opened:
        say(f"Closed to other accounts of this machine: {', '.join(str(path) for path in opened)}.")


def compile_catalogues(say: Say) -> None:
    languages = [code for code, _name in settings.LANGUAGES]
    say(f"Translations compiled: {', '.join(translations.compile_all(settings.BASE_DIR, languages))}.")


def migrate(say: Say) -> bool:
    """Bring the database to this release; whether there was anything to do."""
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    call_command("migrate", interactive=False, verbosity=0)
    say(f"Database migrated: {waiting} steps." if waiting else "Database is up to date.")
    return waiting > 0


def examples_wanted() -> bool:
    """Invented organisations are for looking around: DEMO decides, and in production nothing is invented unasked."""
    return os.environ.get("DEMO", "1" if settings.DEVELOPMENT else "0") != "0"


def _fixtures() -> dict[str, QuerySet]:
    """The fixtures in the order in which they refer to each other, each with what must be empty."""
    return {
        "countries": Country.objects.all(),
        "vocabulary": PriorityArea.objects.all(),
        "networks": Organisation.objects.networks(),
        "members": Organisation.objects.members(),
        "resources": Resource.objects.all(),
    }


@publishing_transaction()
def load(say: Say, *, examples: bool, rebuild: bool = False) -> None:
    """Fill empty tables and list what may be shown. Interrupted halfway, it has done nothing.

    ``rebuild``: build the listings even if nothing was loaded, because a new release may build them otherwise.
    """
    first_time = not Organisation.objects.members().exists()
    loaded = [name for name, present in _fixtures().items() if _load_if_empty(name, present, say)]
    # Staff who deleted the examples do not get them again: they come with the first members only.
    if examples and first_time and not Organisation.objects.filter(is_example=True).exists():
        say(f"Inventing {EXAMPLES} example organisations (DEMO=0 leaves them out).")
        call_command("make_demo", EXAMPLES, verbosity=0)
        loaded.append("examples")
    if not loaded:
        say("Data are there; nothing was loaded.")
    if loaded or rebuild:
        say(f"Listings built: {publication.rebuild()} ({_in_words()}).")
        say(f"Published beside them: {items.rebuild()}.")


def _in_words() -> str:
    """What is listed, members and networks apart."""
    return f"members: {Listing.objects.members().count()}, networks: {Listing.objects.networks().count()}"


def _load_if_empty(name: str, present: QuerySet, say: Say) -> bool:
    if present.exists():
        return False
    call_command("loaddata", FIXTURES / f"{name}.json", verbosity=0)
    say(f"Loaded: {name} ({present.count()}).")
    return True


def point_to_staff(say: Say) -> None:
    """Tell how to get a staff account, while there is none."""
    if not get_user_model().objects.filter(is_staff=True).exists():
        say("No staff account yet: make staff (or python manage.py make_staff).")
