"""``python manage.py catalogues update|compile|check``."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.languages import CODES
from nswp_directory import translations


class Command(BaseCommand):
    """Message catalogues, without a system gettext."""

    help = "update: collect the texts into locale/; compile: make them usable; check: name everything missing."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["update", "compile", "check"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what came of it."""
        self.stdout.write({"update": update, "compile": compile_all, "check": check}[options["action"]]())


def update() -> str:
    """Bring the catalogues to the present texts; what is left to translate."""
    left = translations.update(settings.BASE_DIR, CODES)
    return "\n".join(
        f"{code}: {f'{missing} to translate' if missing else 'complete'}" for code, missing in left.items()
    )


def compile_all() -> str:
    return f"Compiled: {', '.join(translations.compile_all(settings.BASE_DIR, CODES))}"


def check() -> str:
    """Fail with a list of everything that is missing."""
    found = translations.problems(settings.BASE_DIR, CODES)
    if found:
        raise CommandError("\n".join([*found, f"{len(found)} problems. `make messages` collects new texts."]))
    return "Every text is translated in every language."
