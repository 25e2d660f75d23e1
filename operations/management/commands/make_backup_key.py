"""``python manage.py make_backup_key``: a pair of keys for backups."""

from typing import Any

from django.core.management.base import BaseCommand
from pyrage.x25519 import Identity

WORDS = """\
# The secret key. Keep it on paper or on another machine, twice, and never on the server: it reads every backup.
{secret}

# The public key. Put it into the environment of the server:
BACKUP_RECIPIENT={public}"""


class Command(BaseCommand):
    help = "Makes a pair of keys for backups. Run it on another machine than the server."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        identity = Identity.generate()
        self.stdout.write(WORDS.format(secret=identity, public=identity.to_public()))
