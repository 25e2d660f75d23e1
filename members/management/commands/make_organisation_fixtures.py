"""``python manage.py make_organisation_fixtures``: write fixtures/networks.json and fixtures/members.json anew."""

from typing import Any

from django.core.management.base import BaseCommand

from members.seed.countries import fixture_text
from members.seed.organisations import FIXTURES, KINDS, rows


class Command(BaseCommand):
    """Write the fixtures of networks and first members from the files a person can edit."""

    help = "Write fixtures/networks.json and members.json from members/seed/data/networks.toml and members.toml."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Write both files and say what is in them."""
        for name in KINDS:
            fixture = list(rows(name))
            (FIXTURES / f"{name}.json").write_text(fixture_text(fixture), encoding="utf-8")
            slugs = {row["fields"]["slug"] for row in fixture if row["model"] == "members.organisation"}
            self.stdout.write(f"{name}.json: {len(slugs)} organisations, {len(fixture)} rows.")
