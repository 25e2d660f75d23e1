"""Build every listing anew."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from core.publishing.cleaning import clean_stored_texts
from members.models import Organisation
from members.publishing import publication


class Command(BaseCommand):
    """Bring the public tables in line with the organisations; safe to repeat."""

    help = "Builds every listing anew. Changes nothing that is right already."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild with a progress bar, and say how many are listed."""
        clean_stored_texts("members")
        total = Organisation.objects.count()
        with tqdm(total=total, unit="organisation", disable=not sys.stderr.isatty()) as bar:
            listed = publication.rebuild(bar.update)
        self.stdout.write(f"{listed} of {total} organisations are listed.")
