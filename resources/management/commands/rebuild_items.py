"""Build every published item anew."""

from typing import Any

from django.core.management.base import BaseCommand

from core.publishing.cleaning import clean_stored_texts
from resources.publishing import publication


class Command(BaseCommand):
    """Bring the public tables of this app in line with what staff have published; safe to repeat."""

    help = "Builds every published item anew. Changes nothing that is right already."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many are published."""
        clean_stored_texts("resources")
        self.stdout.write(f"Published items: {publication.rebuild()}.")
