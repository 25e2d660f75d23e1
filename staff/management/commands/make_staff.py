"""``python manage.py make_staff``: an account for the editors' pages, ready to use."""

import os
import sys
from io import StringIO
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from staff import factors, sign_in_links
from staff.roles import appoint_to_everything


class Command(BaseCommand):
    """Make an account that may do everything, and show its second factor."""

    help = "Make a staff account that may do everything; shows its second factor as a QR code, once."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--username")
        parser.add_argument("--email", default="")
        parser.add_argument("--noinput", action="store_true", help="ask nothing; the password may stay unset")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["noinput"] and not sys.stdin.isatty():
            raise CommandError(
                "A name and a password are asked for: run this in a terminal, or with --username NAME --noinput."
            )
        before = set(get_user_model().objects.values_list("pk", flat=True))
        wanted = {name: options[name] for name in ("username", "email") if options[name] is not None}
        call_command("createsuperuser", interactive=not options["noinput"], verbosity=0, **wanted)
        user = get_user_model().objects.exclude(pk__in=before).get()
        appoint_to_everything(user)
        device, codes = factors.enrol(user)
        self.stdout.write("\nSecond factor. Photograph this with an authenticator app; it is shown once:\n\n")
        drawn = StringIO()
        factors.qr_code(device).terminal(drawn, compact=True)
        self.stdout.write(drawn.getvalue())
        self.stdout.write(f"\nWithout a camera, type this address into the app: {device.config_url}\n")
        self.stdout.write("\nRecovery codes, for the day on which the telephone is lost. Each signs in once:\n\n")
        self.stdout.write("".join(f"  {code}\n" for code in codes))
        if settings.DEVELOPMENT:
            self.stdout.write(f"\n{sign_in_link(user)}")


def sign_in_link(user: Any) -> str:
    """The sentence with a link that signs in once."""
    port = os.environ.get("PORT", "8000")
    minutes = int(sign_in_links.LIFETIME.total_seconds() // 60)
    return (
        f"While developing, this signs you in without a telephone, once, within {minutes} minutes "
        f"(another: make link):\n  http://127.0.0.1:{port}{sign_in_links.make(user)}"
    )
