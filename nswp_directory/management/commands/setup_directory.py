"""``python manage.py setup_directory``: everything between a fresh checkout and a running directory."""

from typing import Any

from django.core.management.base import BaseCommand

from nswp_directory.installation import set_up


class Command(BaseCommand):
    """Prepare the directory; safe to repeat."""

    help = "Compile translations, migrate, load data into empty tables, build the listings. Safe to repeat."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the missing steps, one line each."""
        set_up(self.stdout.write)
