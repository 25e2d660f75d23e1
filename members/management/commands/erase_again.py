"""``manage.py erase_again``: erase what was erased before and has come back with a backup."""

from typing import Any

from django.core.management.base import BaseCommand

from members.publishing.erasure import erase_again


class Command(BaseCommand):
    help = "Erases what was erased before and has come back with a backup. Run it after restoring one."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Erased again: {erase_again()}.")
