"""``python manage.py doctor``: is everything in order, and if not, what is to be done?"""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from operations.doctor import examine


class Command(BaseCommand):
    help = "Looks after database, migrations, backups, disk and mail. Ends with 1 if something is wrong."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        findings = examine()
        for finding in findings:
            self.stdout.write(f"{'ok     ' if finding.is_well else 'PROBLEM'}  {finding.says}")
        if not all(finding.is_well for finding in findings):
            sys.exit(1)
