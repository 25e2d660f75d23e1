"""Whether the directory is set up and its database answers, and what to say when it is not."""

import logging
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils.translation import to_locale
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.web.views import without_query
from members.models import Region

logger = logging.getLogger(__name__)

COMPILE = "python manage.py catalogues compile"
MIGRATE = "python manage.py migrate"
COLLECT = "python manage.py collectstatic --noinput"
SET_UP = "python manage.py setup_directory"

# What PostgreSQL and SQLite say when a table or a column is not there.
MISSING_CODES = {"42P01", "42703"}
MISSING_WORDS = ("no such table", "no such column", "has no column")
# Deadlock, serialization, lock not available: the database works, two of its users met.
IN_EACH_OTHERS_WAY = {"40P01", "40001", "55P03"}
# What SQLite says when it cannot work although the question was right.
SQLITE_DOWN = ("unable to open", "is locked", "disk i/o error", "is full", "readonly")
# What it says of a file that is damaged, or that something else wrote; that is no OperationalError.
SQLITE_BROKEN = ("malformed", "file is not a database")


def _catalogues_compiled() -> bool:
    folders = [Path(folder) for folder in settings.LOCALE_PATHS]
    locales = [to_locale(code) for code, _name in settings.LANGUAGES]
    return all((folder / name / "LC_MESSAGES" / "django.mo").exists() for folder in folders for name in locales)


def migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


class SetUp:
    """Looks for a missing step until none is missing, then never again in this process."""

    def __init__(self) -> None:
        self.complete = False
        self.named = ""
        self.lock = Lock()

    def missing_command(self) -> str:
        """The command of the first step that has not been taken; empty if all have."""
        if self.complete:
            return ""
        command = _first_missing()
        with self.lock:  # of several threads one says what is missing, and none undoes what a later look has found
            self.complete = self.complete or not command
            if command and command != self.named:
                logger.error("The directory is not set up. Missing: %s", command)
            self.named = command
        return command


def _first_missing() -> str:
    if not _holds_data():
        return SET_UP
    if not _catalogues_compiled():
        return COMPILE
    if settings.PRODUCTION and not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return COLLECT
    return "" if migrated() else MIGRATE


def _holds_data() -> bool:
    """Whether the fixtures have been loaded; without tables they have not."""
    try:
        return Region.objects.exists()
    except Error as error:
        if is_missing_table(error):
            return False
        raise


set_up = SetUp()


def is_missing_table(error: BaseException) -> bool:
    """Whether a database error says that the tables are not those of this release."""
    code = getattr(error.__cause__, "pgcode", None)
    return code in MISSING_CODES or any(words in str(error).lower() for words in MISSING_WORDS)


def is_down(error: BaseException) -> bool:
    """Whether a database error says that the database cannot work now; a wrong query is no such thing."""
    if isinstance(error, InterfaceError) or any(words in str(error).lower() for words in SQLITE_BROKEN):
        return True
    if not isinstance(error, OperationalError) or getattr(error.__cause__, "pgcode", None) in IN_EACH_OTHERS_WAY:
        return False
    return connection.vendor != "sqlite" or any(words in str(error).lower() for words in SQLITE_DOWN)


@require_safe
@without_query
def live(request: HttpRequest) -> HttpResponse:
    """Whether the process answers; asks nothing of the database."""
    return HttpResponse("live\n", content_type="text/plain; charset=utf-8")


@require_safe
@without_query
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Whether pages can be served; says neither versions nor counts."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        is_ready = not set_up.missing_command()
    except Error:
        is_ready = False
    status, text = (200, "ready\n") if is_ready else (503, "not ready\n")
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response._has_been_logged = True  # type: ignore[attr-defined]  # whoever asks every second need not be told twice
    return response
