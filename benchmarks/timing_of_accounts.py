"""``python -m benchmarks.timing_of_accounts [N]``: does the sign-in page take longer for a name that has an account?

N wrong passwords (600) for names of accounts, half of them superusers, and N for names of none, in turns, each from
a network of its own so that nobody has to wait. The figure is the probability that a name with an account takes
longer (AUC): 0.5 is chance, and 0.45 to 0.55 passes. A control, which answers at once where there is no account, as
a careless sign-in does, must be noticed.
"""

import argparse
import sys
from itertools import count
from typing import Any

from benchmarks.telling_apart import Ask, judge, throw_away

NAMES = 20
RIGHT, WRONG = "a lantern above the harbour", "not the right one"


def careless(ask: Ask) -> Ask:
    """The control: only names that have an account cost a hash."""

    def ask_carelessly(kind: str, turn: int) -> object:
        return ask(kind, turn) if kind == "known" else None

    return ask_carelessly


def prepare() -> Ask:
    """Accounts in a database in memory, and how a wrong password is sent for a name."""
    throw_away()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.test import Client
    from django.urls import reverse

    settings.DEVELOPMENT = False  # which would answer this machine only
    for number in range(NAMES):
        rights: dict[str, Any] = {"is_staff": True, "is_superuser": number % 2 == 0}
        User.objects.create_user(f"known-{number}", password=RIGHT, **rights)
    address, networks = reverse("admin:login"), count()

    def ask(kind: str, turn: int) -> object:
        number = next(networks)
        form = {"username": f"{kind}-{turn % NAMES}", "password": WRONG, "token": "", "next": "/"}
        response = Client().post(address, form, REMOTE_ADDR=f"10.{number >> 8}.{number & 255}.1")
        if response.status_code != 200:
            raise SystemExit(f"The sign-in page answered {response.status_code}.")
        return response

    return ask


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.timing_of_accounts", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=600)
    number = parser.parse_args().number
    ask = prepare()
    sys.exit(judge(ask, careless(ask), ("known", "unknown"), number))
