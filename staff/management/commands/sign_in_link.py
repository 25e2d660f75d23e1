"""``python manage.py sign_in_link [NAME]``: a link that signs in once, on a developer's machine."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from staff.management.commands.make_staff import sign_in_link
from staff.sign_in_links import NotInProduction


class Command(BaseCommand):
    """Print a link for an account; refused in production."""

    help = "Print a link that signs a staff account in once. Development mode only."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose; without a name, the newest account that may do everything."""
        parser.add_argument("name", nargs="?")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the account and print its link."""
        accounts = get_user_model().objects.filter(is_staff=True, is_active=True)
        name = options["name"]
        matching = accounts.filter(username=name) if name else accounts.filter(is_superuser=True).order_by("-pk")
        user = matching.first()
        if user is None:
            raise CommandError("There is no such staff account: make staff")
        try:
            self.stdout.write(sign_in_link(user))
        except NotInProduction as refused:
            raise CommandError("Such links exist in development mode only.") from refused
