"""``python manage.py make_resource_fixture``: the files that people edit become the fixture."""

from typing import Any

from django.core.management.base import BaseCommand

from members.seed.countries import fixture_text
from resources.seed.source import FIXTURE, rows


class Command(BaseCommand):
    """Write the fixture of networks' pages, programmes, publications, guides and pages."""

    help = "Write fixtures/resources.json from resources/seed/data/*.toml."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say what is in it."""
        fixture = list(rows())
        FIXTURE.write_text(fixture_text(fixture), encoding="utf-8")
        self.stdout.write(f"{FIXTURE.name}: {len(fixture)} rows.")
