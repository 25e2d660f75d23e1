"""What ``manage.py`` says when a command meets a database that is not set up or does not answer.

Done once, around every command, ours and Django's. A fault of the program itself keeps its traceback.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError, ManagementUtility
from django.db import Error, connection

NOT_SET_UP = """\
The database is not set up: its tables are missing, or are not those of this release.
Run: python manage.py setup_directory"""
UNUSABLE_FILE = """\
{path}: {reason}
Correct the path or its rights, or make room there; then run the command again."""
NOT_ANSWERING = """\
The database does not answer: {reason}
DATABASE_URL leads to {place}. Correct it, or start the database; then run: python manage.py setup_directory"""


def execute(arguments: list[str]) -> None:
    """Run one command; settings that refuse to start are told in their own words."""
    try:
        _ = settings.INSTALLED_APPS  # reads the settings
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    Commands(arguments).execute()


class Commands(ManagementUtility):
    """Django's commands and ours, each guarded."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """The command, which tells what is missing instead of a traceback."""
        command = super().fetch_command(subcommand)
        command.execute = guarded(command)  # type: ignore[method-assign]
        return command


def guarded(command: BaseCommand) -> Callable[..., Any]:
    """The work of a command; a database that is not ready becomes a CommandError."""
    from nswp_directory import health  # which imports models: only once the apps are there

    work = command.execute

    def execute(*args: Any, **options: Any) -> Any:
        try:
            if command.__module__.endswith(".runserver"):  # it asks the database in a thread, where nothing catches
                connection.ensure_connection()
            if command.requires_migrations_checks and not health.migrated():
                raise CommandError(NOT_SET_UP)
            return work(*args, **options)
        except Exception as error:  # loaddata and dumpdata wrap what the database says in errors of their own
            advice = what_is_missing(error)
            if not advice:
                raise
            raise CommandError(advice) from error

    return execute


def what_is_missing(error: BaseException) -> str:
    """What to do about an error of the database or of a file, for the operator; empty if it is another kind."""
    from nswp_directory import health  # which imports models: only once the apps are there

    for cause in _chain(error):
        if isinstance(cause, Error) and health.is_missing_table(cause):
            return "" if _has_all_tables() else NOT_SET_UP
        if isinstance(cause, Error) and health.is_down(cause):
            return NOT_ANSWERING.format(reason=_first_line(cause), place=_place())
        if isinstance(cause, OSError) and cause.filename and not isinstance(error, CommandError):
            return UNUSABLE_FILE.format(path=cause.filename, reason=cause.strerror)
    return ""


def _has_all_tables() -> bool:
    """Whether every migration is applied, so that the fault is the program's."""
    from nswp_directory import health

    try:
        return health.migrated()
    except Error:
        return False


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _place() -> str:
    """Where the database is, without user and password."""
    given = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return f"the file {given['NAME']}"
    return f"{given['NAME']} on {given.get('HOST') or 'this machine'}, port {given.get('PORT') or 'as usual'}"
