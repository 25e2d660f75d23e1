"""``python manage.py purge``: forget what is over. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from staff.retention import purge


class Command(BaseCommand):
    """Delete failed sign-ins, keys of past days, sessions and links that are over."""

    help = "Delete what is remembered of signing in and is over. Run it once a day; safe to repeat."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        for what, number in purge().items():
            self.stdout.write(f"Deleted, {what}: {number}.")
