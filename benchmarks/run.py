"""``python -m benchmarks.run 100000``: load what is missing, start everybody, measure, write the results.

``--reuse`` takes the loaded data as they are, also if the code that makes listings has changed since.
``--load`` only loads. ``--report`` only writes the table and the plot anew from results.json. ``--ours`` measures the
seven requests of ours and the floor, and writes nothing. ``--rounds 5`` is for the impatient.
"""

import argparse
import json
import signal
import sqlite3
import sys
from typing import Any

from benchmarks import contestants, loading, machine, measuring, peers, plot, report
from benchmarks.client import Client
from benchmarks.cluster import Server, kept_server
from benchmarks.commands import asked
from benchmarks.contestants import Contestant
from benchmarks.places import FOLDER, RESULTS, embedded
from benchmarks.questions import QUESTIONS
from benchmarks.serving import running

ENGINES = ("ours_postgresql", "ours_sqlite")
Results = dict[str, Any]


def sizes_of(count: int) -> list[int]:
    """A hundredth, a tenth and all."""
    return [max(1, count // 100), max(1, count // 10), count]


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100_000, help="how many organisations are invented")
    parser.add_argument("--rounds", type=int, default=measuring.ROUNDS, help="how often everybody is asked at most")
    for name in ("reuse", "load", "report", "ours"):
        parser.add_argument(f"--{name}", action="store_true")
    return parser.parse_args()


def load(sizes: list[int], server: Server, reuse: bool) -> dict[int, loading.Facts]:
    """Our data in three sizes, the peers' in the largest."""
    known = {size: loading.load(size, server, reuse) for size in sizes}
    peers.load(sizes[-1], server)
    return known | {sizes[-1]: loading.facts(sizes[-1])}


def measure(size: int, server: Server, rounds: int, with_peers: bool = True) -> Results:
    """Everybody on the largest data."""
    own = [contestants.our_own(name, size, server) for name in ENGINES]
    with running([one.process for one in own]):
        client = Client(own[0].process.port)
        page = client.get(own[0].address(QUESTIONS[0])).body
        client.close()
        others = [contestants.floor(page)]
        if with_peers:
            others.append(contestants.datasette(size))
            others += [contestants.django_peer(name, size, server) for name in peers.DJANGO]
        with running([one.process for one in others]):
            return _everybody([*own, *others], rounds)


def _everybody(everybody: list[Contestant], rounds: int) -> Results:
    say("Do they answer the same?")
    names: Results = {"memory_mb": {one.name: one.process.memory() for one in everybody}}
    found = names | {"answers": measuring.compare(everybody)}
    say(report.answers_table(found, "results"))
    say("Seven requests, one client and four …")
    found |= {"times": measuring.times(everybody, rounds)}
    say(report.medians_table(found))
    return found | {"memory_mb": {one.name: one.process.memory() for one in everybody}}


def measure_unchanged(size: int, server: Server) -> Results:
    """Ours with its page cache against the floor."""
    say("The unchanged page …")
    cached = [contestants.our_own(name, size, server, cached=True) for name in ENGINES]
    floor = contestants.floor((FOLDER / "floor.html").read_bytes())
    with running([one.process for one in (*cached, floor)]):
        return measuring.unchanged(cached, floor)


def measure_growth(known: dict[int, loading.Facts], server: Server) -> Results:
    """Ours in all sizes."""
    say(f"Growth: {', '.join(f'{size:,}' for size in known)} …")
    by_size: dict[int, list[Contestant]] = {}
    for size in known:
        by_size[size] = [contestants.our_own(name, size, server) for name in ENGINES]
        for one in by_size[size]:
            one.name = f"{one.name}_{size}"
    with running([one.process for contestants_ in by_size.values() for one in contestants_]):
        return measuring.growth(by_size, {size: facts["listed"] for size, facts in known.items()})


def measure_building(size: int, server: Server) -> Results:
    """How long one listing takes on both engines."""
    say("Building a listing …")
    places = {"ours_postgresql": server.address(loading.database(size)), "ours_sqlite": f"sqlite:///{embedded(size)}"}
    return {name: asked(address, "build") for name, address in places.items()}


def index_sizes(size: int, server: Server) -> dict[str, float | None]:
    """What search needs besides the rows themselves, in MB."""
    asks = {
        "ours_postgresql": (loading.database(size), ["members_listing_words", "members_listing_names"]),
        "wagtail_search": (peers.database(size), ["modelsearch_indexentry"]),
    }
    found: dict[str, float | None] = {
        name: round(
            sum(int(server.ask(place, f"SELECT pg_total_relation_size('{table}')")) for table in tables) / 1e6, 1
        )
        for name, (place, tables) in asks.items()
    }
    for name, path, table in (
        ("ours_sqlite", embedded(size), "members_listing_words"),
        ("datasette", peers.file_of_datasette(size), "organisations_fts"),
    ):
        with sqlite3.connect(path) as connection:
            question = "SELECT sum(length(block)) FROM {0}_data"
            block = connection.execute(question.format(table)).fetchone()[0] or 0
            has_content = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [f"{table}_content"])
            columns = "+".join(f"ifnull(length(cast(c{n} AS blob)), 0)" for n in range(5))
            content = f"SELECT sum({columns}) FROM {table}_content"  # noqa: S608
            block += (connection.execute(content).fetchone()[0] or 0) if has_content.fetchone() else 0
        found[name] = round(block / 1e6, 1)
    return found


def say(text: str) -> None:
    """One line for whoever waits."""
    print(text, flush=True)


def whole(asked_for: argparse.Namespace) -> Results | None:
    """All stages that were asked for, one after the other; None if they make no results to be kept."""
    count = asked_for.count
    with kept_server() as server:
        known = load(sizes_of(count), server, asked_for.reuse)
        if asked_for.load:
            return None
        if asked_for.ours:
            measure(count, server, asked_for.rounds, with_peers=False)
            return None
        results = {
            "machine": machine.description(server.ask("postgres", "SHOW server_version")),
            "organisations": count,
            "facts": {str(size): facts for size, facts in known.items()},
            "building": measure_building(count, server),
        }
        results |= measure(count, server, asked_for.rounds)
        results["unchanged"] = measure_unchanged(count, server)
        results["growth"] = measure_growth(known, server)
        return results | {"index_mb": index_sizes(count, server)}


def main() -> None:
    """Do what was asked for."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers are stopped
    asked_for = arguments()
    file = RESULTS / "results.json"
    if not asked_for.report:
        results = whole(asked_for)
        if results is None:
            return
        RESULTS.mkdir(exist_ok=True)
        file.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    results = json.loads(file.read_text())
    (RESULTS / "README.md").write_text(report.text(results))
    (RESULTS / "requests.svg").write_text(plot.drawing(results))
    say(report.goals_table(results))
    say(f"Written: {RESULTS.name}/README.md, results.json, requests.svg under benchmarks/.")


if __name__ == "__main__":
    main()
