"""``python -m benchmarks.timing_of_hidden [N]``: can a hidden profile be told from none by how long the answer takes?

N requests (1,500) for addresses of hidden profiles and N for addresses that never were, in turns, on a throw-away
database. The figure is the probability that a hidden one takes longer than an absent one (AUC): 0.5 is chance, and
0.45 to 0.55 passes. A control, which looks whether the organisation exists before it refuses, must be noticed; a
measurement that misses it proves nothing.
"""

import argparse
import sys
from typing import Any

from benchmarks.telling_apart import Ask, judge, throw_away

ADDRESSES = 50


def peeking(ask: Ask) -> Ask:
    """The control: reads the whole organisation, and only then refuses."""
    from members.models import Organisation

    def ask_and_peek(kind: str, turn: int) -> object:
        list(Organisation.objects.with_profile().filter(slug=slug_of(kind, turn)))
        return ask(kind, turn)

    return ask_and_peek


def slug_of(kind: str, turn: int) -> str:
    """One of a few addresses of its kind."""
    return f"{kind}-{turn % ADDRESSES:02}"


def prepare() -> Ask:
    """Hidden profiles in a database in memory, and how a page is asked for."""
    throw_away()
    from django.test import RequestFactory
    from django.test.client import ClientHandler

    from members.models import Organisation

    for number in range(ADDRESSES):
        for kind, status in (("shown", "published"), ("hidden", "draft")):
            agreed: dict[str, Any] = {"listing_consent": True, "consent_basis": "other", "status": status}
            Organisation(slug=slug_of(kind, number), name_en=kind, **agreed).save()
    factory, handler = RequestFactory(), ClientHandler()
    return lambda kind, turn: handler(factory.get(f"/en/members/{slug_of(kind, turn)}/").environ)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.timing_of_hidden", description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=1500)
    number = parser.parse_args().number
    ask = prepare()
    sys.exit(judge(ask, peeking(ask), ("hidden", "absent"), number))
