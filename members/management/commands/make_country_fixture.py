"""``python manage.py make_country_fixture``: write fixtures/countries.json anew."""

from typing import Any

from django.core.management.base import BaseCommand

from members.seed.countries import FIXTURE, fixture_text, rows


class Command(BaseCommand):
    """Write the fixture of regions and countries from CLDR and members/seed/data/countries.toml."""

    help = "Write fixtures/countries.json from CLDR's names and members/seed/data/countries.toml."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say what is in it."""
        fixture = list(rows())
        FIXTURE.write_text(fixture_text(fixture), encoding="utf-8")
        countries = sum(row["model"] == "members.country" for row in fixture)
        self.stdout.write(f"{FIXTURE.name}: {len(fixture) - countries} regions, {countries} countries.")
