"""Rounds in which every contestant gets a few requests of each kind in turn, so that a busy minute hits all alike.

A few in a row, because the first request after ten seconds of somebody else's work finds the processor's caches full
of that; and in an order drawn anew for each round, so that nobody always comes after the same other.
"""

import random
import threading
from collections.abc import Callable, Sequence
from typing import Any

from tqdm import tqdm

from benchmarks.client import Answer, Client

LEAST = 3  # so often each is measured, however slow
IN_A_ROW = 3
Samples = dict[tuple[str, str], list[float]]
Request = Callable[[Client], Answer]


def drawn(names: Sequence[Any], turn: int) -> list[Any]:
    """The same names in an order of that turn; the same in each run."""
    return random.Random(turn).sample(list(names), len(names))  # noqa: S311 - nothing secret is drawn


def due(spent: float, budget: float, done: int) -> bool:
    """Whether a contestant is asked once more: until its time is spent, but never less than the least."""
    return done < LEAST or spent < budget


def one_at_a_time(
    ports: dict[str, int], requests: dict[tuple[str, str], Request], rounds: int, budget: float
) -> Samples:
    """One client. ``requests`` by contestant and kind; ``budget`` in seconds for each contestant and kind."""
    clients = {name: Client(port) for name, port in ports.items()}
    kinds = list(dict.fromkeys(kind for _name, kind in requests))
    samples: Samples = {key: [] for key in requests}
    for turn in tqdm(range(rounds), unit=" rounds", disable=None):
        for kind in kinds:
            for name in drawn([name for name, other in requests if other == kind], turn):
                mine = samples[name, kind]
                for _time in range(IN_A_ROW):
                    if due(sum(mine) / 1000, budget, len(mine)):
                        mine.append(requests[name, kind](clients[name]).milliseconds)
    for client in clients.values():
        client.close()
    return samples


def several_at_once(port: int, request: Request, clients: int, repeats: int) -> list[float]:
    """Several clients that ask the same thing over and over; all their times."""
    times: list[float] = []
    together = threading.Barrier(clients)

    def ask() -> None:
        client = Client(port)
        together.wait()
        mine = [request(client).milliseconds for _repeat in range(repeats)]
        client.close()
        times.extend(mine)

    threads = [threading.Thread(target=ask) for _client in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def crowded(
    ports: dict[str, int], requests: dict[tuple[str, str], Request], alone: dict[tuple[str, str], float], rounds: int
) -> Samples:
    """Four clients; who is slow alone is asked less often. ``alone``: the median with one client."""
    samples: Samples = {key: [] for key in requests}
    for turn in tqdm(range(rounds), unit=" rounds", disable=None):
        for key in drawn(list(requests), turn):
            if turn == 0 or alone[key] < SLOW:
                repeats = max(1, min(OFTEN, int(SLOW / max(alone[key], 1))))
                samples[key] += several_at_once(ports[key[0]], requests[key], CLIENTS, repeats)
    return samples


CLIENTS = 4
OFTEN = 5  # a client asks in a row
SLOW = 500  # ms
