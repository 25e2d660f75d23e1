"""``manage.py send_mail``: the worker of the outbox; with ``--once`` a single round, for a timer."""

import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from outbox.delivery import deliver_due

PAUSE = 5  # seconds between two rounds


class Command(BaseCommand):
    requires_migrations_checks = True
    help = "Sends the mails that wait, until it is stopped; with --once those that are due now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            done = deliver_due()
            self.stdout.write(f"Sent: {done.sent}. Postponed: {done.postponed}. Refused for ever: {done.failed}.")
            return
        stopped = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_context: stopped.set())
        deliver_due()  # a database that is not set up ends the worker here, and says so
        while not stopped.wait(PAUSE):
            self._round()

    def _round(self) -> None:
        """A database that is away for a while ends no worker."""
        try:
            deliver_due()
        except DatabaseError:
            self.stderr.write("The database does not answer; trying again.")
        finally:
            close_old_connections()
