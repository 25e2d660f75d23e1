"""``python -m benchmarks.timing_of_hidden [N]``: can a hidden profile be told from none by how long the answer takes?

N requests (1,500) for addresses of hidden profiles and N for addresses that never were, in turns, on a throw-away
database. The figure is the probability that a hidden one takes longer than an absent one (AUC): 0.5 is chance, and
0.45 to 0.55 passes. A control, which looks whether the organisation exists before it refuses, must be noticed; a
measurement that misses it proves nothing.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

LOWEST, HIGHEST = 0.45, 0.55
NOTICED = 0.60
ADDRESSES = 50


def auc(longer: list[float], shorter: list[float]) -> float:
    """How often one of the first takes longer than one of the second; ties count half."""
    first, second = np.array(longer), np.sort(np.array(shorter))
    below = np.searchsorted(second, first, "left") + np.searchsorted(second, first, "right")
    return float(below.sum() / 2 / len(first) / len(second))


def measure(ask: Callable[[str], object], number: int) -> float:
    """Ask for hidden and absent ones in turns, the order drawn anew each time."""
    times: dict[str, list[float]] = {"hidden": [], "absent": []}
    order = np.random.default_rng(1)
    for turn in range(number):
        for kind in order.permutation(list(times)):
            began = time.perf_counter()
            ask(f"/en/members/{kind}-{turn % ADDRESSES:02}/")
            times[kind].append(time.perf_counter() - began)
    return auc(times["hidden"], times["absent"])


def peeking(ask: Callable[[str], object]) -> Callable[[str], object]:
    """The control: reads the whole organisation, and only then refuses."""
    from members.models import Organisation

    def ask_and_peek(address: str) -> object:
        list(Organisation.objects.with_profile().filter(slug=address.split("/")[-2]))
        return ask(address)

    return ask_and_peek


def prepare() -> Callable[[str], object]:
    """Hidden profiles in a database in memory, and how a page is asked for."""
    os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL", "sqlite://:memory:")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import RequestFactory
    from django.test.client import ClientHandler
    from django.test.utils import setup_test_environment

    from members.models import Organisation
    from nswp_directory import health

    setup_test_environment()
    call_command("migrate", verbosity=0)
    health.set_up.complete = True
    for number in range(ADDRESSES):
        for slug, status in (("shown", "published"), ("hidden", "draft")):
            agreed: dict[str, Any] = {"listing_consent": True, "consent_basis": "other", "status": status}
            Organisation(slug=f"{slug}-{number:02}", name_en=slug, **agreed).save()
    factory, handler = RequestFactory(), ClientHandler()
    return lambda address: handler(factory.get(address).environ)


def main(number: int) -> int:
    """0 if nothing can be told and the control was noticed."""
    ask = prepare()
    measure(ask, 100)
    found, control = measure(ask, number), measure(peeking(ask), number)
    print(f"Hidden against absent, {number} requests each: {found:.3f} (0.5 is chance, {LOWEST} to {HIGHEST} passes).")
    print(f"The control, which looks before it refuses: {control:.3f} (above {NOTICED}, or the measurement is blind).")
    return 0 if LOWEST <= found <= HIGHEST and control > NOTICED else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1500))
