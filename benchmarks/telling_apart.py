"""Whether two kinds of questions can be told apart by how long their answers take."""

import os
import time
from collections.abc import Callable

import numpy as np

LOWEST, HIGHEST = 0.45, 0.55
NOTICED = 0.60
Ask = Callable[[str, int], object]  # the kind of question, and which turn it is


def auc(longer: list[float], shorter: list[float]) -> float:
    """How often one of the first takes longer than one of the second; ties count half."""
    first, second = np.array(longer), np.sort(np.array(shorter))
    below = np.searchsorted(second, first, "left") + np.searchsorted(second, first, "right")
    return float(below.sum() / 2 / len(first) / len(second))


def measure(ask: Ask, kinds: tuple[str, str], number: int) -> float:
    """Ask both kinds in turns, the order drawn anew each time; the probability that one of the first takes longer."""
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    order = np.random.default_rng(1)
    for turn in range(number):
        for kind in order.permutation(list(kinds)):
            began = time.perf_counter()
            ask(str(kind), turn)
            times[kind].append(time.perf_counter() - began)
    return auc(*(times[kind] for kind in kinds))


def judge(ask: Ask, control: Ask, kinds: tuple[str, str], number: int) -> int:
    """Measure, say what was found, and return 0 if nothing can be told and the control was noticed."""
    measure(ask, kinds, number // 15)
    found, noticed = measure(ask, kinds, number), measure(control, kinds, number)
    first, second = kinds
    print(
        f"{first} against {second}, {number} requests each: {found:.3f} (0.5 is chance, {LOWEST} to {HIGHEST} passes)."
    )
    print(f"The control, which gives it away: {noticed:.3f} (beyond {NOTICED}, or the measurement is blind).")
    return 0 if LOWEST <= found <= HIGHEST and noticed > NOTICED else 1


def throw_away() -> None:
    """Django on an empty database that nobody keeps, complete enough to answer."""
    os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL", "sqlite://:memory:")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    from nswp_directory import health

    setup_test_environment()
    call_command("migrate", verbosity=0)
    health.set_up.complete = True
