"""``python manage.py purge``: end what is over. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from staff.retention import purge


class Command(BaseCommand):
    """Delete listings without a present consent, and failed sign-ins, keys, sessions and links that are over."""

    help = "Delete listings whose consent has ended, and what is remembered of signing in. Run it once a day."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        for what, number in purge().items():
            self.stdout.write(f"Deleted, {what}: {number}.")
