"""What is measured, stage by stage. Each returns plain values for results.json."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.client import Answer, Client
from benchmarks.contestants import Contestant, digits
from benchmarks.questions import QUESTIONS, Question
from benchmarks.rounds import Request, Samples, crowded, one_at_a_time
from benchmarks.serving import THREADS, WORKERS
from benchmarks.statistics import exponent, percentile, summary

ROUNDS = 30
BUDGET = 10.0  # seconds for one contestant and one request
WARM = WORKERS * THREADS + 2
UNCHANGED = ("unchanged", "not_modified")
Table = dict[str, dict[str, Any]]


def _asking(contestant: Contestant, question: Question) -> Request:
    address = contestant.address(question)
    return lambda client: client.get(address)


def _table(samples: Samples) -> Table:
    """Summaries by kind and contestant."""
    found: Table = {}
    for (name, kind), times in samples.items():
        found.setdefault(kind, {})[name] = summary(times)
    return found


# --- first: do they answer the same? ---------------------------------------------------------------------


def compare(contestants: Iterable[Contestant]) -> Table:
    """For each request and contestant: status, number of results, size of the page, SQL statements.

    Each is asked over several connections, so that every worker has read what it keeps before times are taken.
    """
    found: Table = {}
    for contestant in contestants:
        contestant.look_round(QUESTIONS[0])
        for question in QUESTIONS:
            found.setdefault(question.name, {})[contestant.name] = _look(contestant, question)
    return found


def _look(contestant: Contestant, question: Question) -> dict[str, Any]:
    answers: list[Answer] = []
    while len(answers) < (WARM if not answers or answers[-1].milliseconds < 1000 else 2):
        client = Client(contestant.process.port)
        answers.append(client.get(contestant.address(question), X_Count_SQL="1"))
        client.close()
    answer = answers[-1]
    if answer.status != 200:
        raise SystemExit(f"{contestant.name} answers {answer.status} to {contestant.address(question)}")
    statements = answer.headers.get("x-sql-statements")
    return {
        "results": digits(contestant.total.search(answer.body)) if contestant.total else None,
        "bytes": len(answer.body),
        "statements": int(statements) if statements else None,
    }


# --- times -----------------------------------------------------------------------------------------------


def times(contestants: Sequence[Contestant], rounds: int = ROUNDS, several: bool = True) -> dict[str, Table]:
    """The seven requests with one client, and with four."""
    ports = {one.name: one.process.port for one in contestants}
    requests = {(one.name, question.name): _asking(one, question) for question in QUESTIONS for one in contestants}
    alone = one_at_a_time(ports, requests, rounds, BUDGET)
    if not several:
        return {"1": _table(alone)}
    medians = {key: percentile(values, 0.5) for key, values in alone.items()}
    return {"1": _table(alone), "4": _table(crowded(ports, requests, medians, 2))}


def unchanged(cached: Sequence[Contestant], floor: Contestant) -> dict[str, Table]:
    """The same page again and again, and 304 to whoever has it; a contestant without an ETag has no 304."""
    requests: dict[tuple[str, str], Request] = {}
    for contestant in (*cached, floor):
        requests[contestant.name, "unchanged"] = _asking(contestant, QUESTIONS[0])
        if known := _known(contestant):
            requests[contestant.name, "not_modified"] = known
    ports = {one.name: one.process.port for one in (*cached, floor)}
    alone = one_at_a_time(ports, requests, 10 * ROUNDS, BUDGET)
    medians = {key: percentile(values, 0.5) for key, values in alone.items()}
    return {"1": _table(alone), "4": _table(crowded(ports, requests, medians, 10))}


def _known(contestant: Contestant) -> Request | None:
    """The request of somebody who has the page already; None if the server does not say 304 to it."""
    address = contestant.address(QUESTIONS[0])
    client = Client(contestant.process.port)
    tag = client.get(address).headers.get("etag")
    answer = client.get(address, If_None_Match=tag) if tag else None
    client.close()
    if not tag or not answer or answer.status != 304:
        return None
    return lambda client: client.get(address, If_None_Match=tag)


# --- growth ----------------------------------------------------------------------------------------------


def growth(by_size: Mapping[int, Sequence[Contestant]], listed: dict[int, int]) -> dict[str, Any]:
    """Ours with ever more data: the medians, and with which power of the data they grow."""
    every = [contestant for contestants in by_size.values() for contestant in contestants]
    for contestant in every:
        contestant.look_round(QUESTIONS[0])
        for question in QUESTIONS:
            _look(contestant, question)
    measured = times(every, several=False)["1"]
    found: dict[str, Any] = {"listed": listed, "p50": {}, "exponent": {}}
    for question in QUESTIONS:
        for engine in ("ours_postgresql", "ours_sqlite"):
            costs = [measured[question.name][f"{engine}_{size}"]["p50"] for size in by_size]
            found["p50"].setdefault(engine, {})[question.name] = dict(zip(map(str, by_size), costs, strict=True))
            sizes = [listed[size] for size in by_size]
            found["exponent"].setdefault(engine, {})[question.name] = exponent(sizes, costs)
    return found
