"""Compare the public tables of this app with what they ought to hold."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from resources.models import PublishedItem
from resources.publishing import publication


class Command(BaseCommand):
    """Name every difference between what is public and what staff have published; end with 1 if there is one."""

    help = "Compares every published item with a fresh projection and names each difference (exit 1 if there is any)."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the differences, or that there is none."""
        differences = publication.verify()
        if differences:
            self.stdout.write("\n".join(differences))
            sys.exit(1)
        self.stdout.write(f"Every published item is right: {PublishedItem.objects.count()}.")
