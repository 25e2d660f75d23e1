"""``python manage.py check_links``: which of the public links are dead."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from resources.links.checker import LinkChecker
from resources.links.public_links import dead_links, public_links


class Command(BaseCommand):
    """Ask every public link; run it where nothing secret can be reached. Nothing is stored."""

    help = "Asks every published link elsewhere and names those that do not answer (exit 1 if there are any)."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each link that is dead or was not asked, then how many are alive."""
        links, dead = public_links(), dead_links(LinkChecker())
        for outcome in dead:
            self.stdout.write(f"{outcome.url}: {outcome.said}")
        self.stdout.write(f"{len(links) - len(dead)} of {len(links)} links answer.")
        if dead:
            sys.exit(1)
