"""``python manage.py write_unavailable_page 503.html``: what a front server shows while the application is down."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from nswp_directory.unavailable import standing_alone


class Command(BaseCommand):
    """Write one file; it stands alone."""

    help = "Write the 503 page in five languages to a file that a front server can serve by itself."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, and say where it is."""
        options["path"].write_text(standing_alone(), encoding="utf-8")
        self.stdout.write(f"Written: {options['path']}")
