"""Compare the public tables with what they ought to hold."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from members.models import Listing
from members.publishing.verification import verify


class Command(BaseCommand):
    """Name every difference between the listings and the organisations; end with 1 if there is one."""

    help = "Compares every listing with a fresh projection and names each difference (exit 1 if there is any)."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the differences, or that there is none."""
        differences = verify()
        if differences:
            self.stdout.write("\n".join(differences))
            sys.exit(1)
        total = Listing.objects.count()
        self.stdout.write(f"Every listing is right: {total} {'listing' if total == 1 else 'listings'}.")
