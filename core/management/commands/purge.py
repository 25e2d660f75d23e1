"""``manage.py purge``: end what is over. To be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from core.retention import purge


class Command(BaseCommand):
    help = "Deletes what was kept for a time that is over, and follows rules that depend on the day. Run it once a day."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        for what, number in purge().items():
            self.stdout.write(f"Deleted, {what}: {number}.")
