"""The readable results: tables in Markdown, made from results.json alone."""

from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.contestants import TITLES
from benchmarks.goals import NAMES, OURS, Results, finds, goals, medians, quick_words
from benchmarks.questions import QUESTIONS
from benchmarks.serving import THREADS, WORKERS
from benchmarks.statistics import milliseconds, ratio

VERDICT = {True: "met", False: "**not met**", None: "not measured"}
ENGINES = ("ours_postgresql", "ours_sqlite")
WHY = """\
Words do not mean the same to everybody:

- **Ours** finds an idea in any of five languages (“sex workers” also finds *travailleuses du sexe*), any form of a
  word, and the labels of a profile: one whose priority area is violence is found by “violence” also where no text
  says it.
- **Datasette** (FTS5, `unicode61`) finds whole words as they are written, all of them somewhere in the row; a run of
  Chinese is one word to it.
- **Django admin** finds each word as a part of any text, all of them; **the tutorial list** what was typed as one part
  of a text. Both look at every text, so Chinese is found where it stands, in Chinese alone.
- **modelsearch** finds English stems, all of them; a run of Chinese is one word to it.
"""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all but the first column to the right."""
    lines = [list(head), ["---", *["---:"] * (len(head) - 1)], *map(list, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def goals_table(results: Results) -> str:
    """What was promised and what came out."""
    rows = [(goal.title, goal.wanted, goal.measured, VERDICT[goal.met]) for goal in goals(results)]
    return table(("goal, on PostgreSQL", "wanted", "measured", ""), rows)


def _everybody(results: Results) -> list[str]:
    return [name for name in TITLES if name in results["memory_mb"]]


def medians_table(results: Results, clients: str = "1") -> str:
    """Medians of everybody and, in brackets, how many times ours on PostgreSQL."""
    names = _everybody(results)
    rows = []
    for question in QUESTIONS:
        found = medians(results, question.name, clients)
        rows.append([question.title, *(_median(results, question.name, name, found) for name in names)])
    return table(["p50, ms", *(TITLES[name] for name in names)], rows)


def _median(results: Results, question: str, name: str, found: dict[str, float]) -> str:
    if name == OURS:
        return f"**{milliseconds(found[name])}**"
    nothing = "" if finds(results, question, name) else " ∅"
    return f"{milliseconds(found[name])} ({ratio(found[name], found[OURS])}){nothing}"


def slowest_table(results: Results, clients: str) -> str:
    """The 95th percentiles, and how many requests were measured."""
    names = _everybody(results)
    rows = []
    for question in QUESTIONS:
        found = results["times"][clients][question.name]
        rows.append([question.title, *(f"{milliseconds(found[name]['p95'])} ({found[name]['n']})" for name in names)])
    return table(["p95, ms (requests)", *(TITLES[name] for name in names)], rows)


def _over_the_floor(results: Results) -> str:
    rows = []
    for question in QUESTIONS:
        found = medians(results, question.name)
        rows.append(
            [
                question.title,
                *(ratio(found[name], found["floor"]) for name in ENGINES),
                quick_words(results, question.name),
            ]
        )
    return table(["p50", "PostgreSQL : floor", "SQLite : floor", "best peer with counts : ours"], rows)


def answers_table(results: Results, what: str) -> str:
    """One fact of every answer: results, bytes or SQL statements."""
    names = [name for name in _everybody(results) if name != "floor"]
    rows = []
    for question in QUESTIONS:
        found = results["answers"][question.name]
        cells = ["–" if found[name][what] is None else f"{found[name][what]:,}" for name in names]
        rows.append([question.title, *cells])
    return table([what, *(TITLES[name] for name in names)], rows)


def agreement(results: Results) -> str:
    """Whether everybody finds as many by filters, which mean the same everywhere; else where not."""
    by_filters = [question for question in QUESTIONS if not question.words]
    apart = [question.title for question in by_filters if len(_numbers(results, question.name)) > 1]
    if apart:
        return (
            f"**The numbers differ without words: {', '.join(apart)}.** Times of these requests must not be compared."
        )
    return f"On all {len(by_filters)} requests without words everybody finds the same number."


def _numbers(results: Results, question: str) -> set[int]:
    return {one["results"] for one in results["answers"][question].values() if one["results"] is not None}


def _unchanged(results: Results) -> str:
    kinds = {"unchanged": "the same page again", "not_modified": "304 Not Modified"}
    rows = []
    for clients in ("1", "4"):
        for kind, title in kinds.items():
            found = results["unchanged"][clients].get(kind, {})
            cells = [_one(found.get(name), found.get("floor")) for name in (*ENGINES, "floor")]
            rows.append([f"{title}, {clients} client{'s' if clients != '1' else ''}", *cells])
    return table(["p50 / p95, ms (times the floor)", *(TITLES[name] for name in (*ENGINES, "floor"))], rows)


def _one(found: dict[str, Any] | None, floor: dict[str, Any] | None) -> str:
    if not found or not floor:
        return "–"
    return f"{milliseconds(found['p50'])} / {milliseconds(found['p95'])} ({ratio(found['p50'], floor['p50'])})"


def _costs(results: Results) -> str:
    size = results["facts"][str(results["organisations"])]
    seconds = dict(size.get("peers_load_seconds", {}))
    loads = {
        "ours_postgresql": size.get("postgresql_copy_seconds"),
        "ours_sqlite": size.get("sqlite_load_seconds"),
    } | seconds
    rows = []
    for name in _everybody(results):
        index = results["index_mb"].get(name)
        load = loads.get(name)
        memory = results["memory_mb"][name]
        rows.append(
            [TITLES[name], f"{memory:,.0f}", f"{index:,.0f}" if index else "–", f"{load:,.0f}" if load else "–"]
        )
    return table(["", "peak memory of the server, MB", "search index, MB", "loading, s"], rows)


def _growth(results: Results) -> str:
    grown = results["growth"]
    sizes = list(grown["listed"])
    rows = []
    for engine in ENGINES:
        for name, title in NAMES.items():
            costs = grown["p50"][engine][name]
            power = grown["exponent"][engine][name]
            rows.append([f"{title} ({TITLES[engine]})", *(milliseconds(costs[size]) for size in sizes), f"{power}"])
    return table(["p50, ms", *(f"{grown['listed'][size]:,} listed" for size in sizes), "exponent"], rows)


def _building(results: Results) -> str:
    rows = [
        [
            TITLES[name],
            *(milliseconds(took) for took in (one["worked_out"]["p50"], one["stored"]["p50"], one["together"])),
            f"{one['together'] * _listed(results) / 1000:,.0f} s",
        ]
        for name, one in results["building"].items()
    ]
    head = ("ms a listing", "worked out", "stored alone", "stored among 200", "`rebuild`, at that rate")
    return table(head, rows)


def _listed(results: Results) -> int:
    return int(results["facts"][str(results["organisations"])]["listed"])


def _intro(results: Results) -> str:
    machine = ", ".join(
        f"{name} {value}" for name, value in results["machine"].items() if name not in ("processor", "date")
    )
    return (
        f"{results['organisations']:,} invented organisations, {_listed(results):,} of them listed; measured on "
        f"{results['machine']['date']}.\n{results['machine']['processor']}; {machine}.\n"
        f"Every WSGI server: gunicorn with {WORKERS} workers of {THREADS} threads. What is measured and how: "
        "[../README.md](../README.md)."
    )


MEDIANS = "In brackets: how many times ours on PostgreSQL. ∅: finds nothing, so it is not compared."
PICTURE = "![The medians of everybody](requests.svg)"
COSTS = """\
Peak memory is that of the web server and its workers, without PostgreSQL. Loading: ours on SQLite invents, stores and
lists all organisations, ours on PostgreSQL copies them; Django's peers share their tables, modelsearch indexes them
besides."""
BUILDING = """\
*Worked out*: row, five documents, sort keys and words of one listing. *Stored*: through the gate, with the locks and
with its words in the index, for 200 listings that are not as they should be."""
GROWTH = "The exponent is the power of the data with which the cost grows; 1 is in proportion."


def text(results: Results) -> str:
    """The whole page."""
    parts = {
        "# Results of the benchmark": [_intro(results)],
        "## Goals": [goals_table(results)],
        "## Seven requests, uncached, one client": [
            medians_table(results),
            MEDIANS,
            PICTURE,
            _over_the_floor(results),
            slowest_table(results, "1"),
        ],
        "## Four clients at once": [medians_table(results, "4"), slowest_table(results, "4")],
        "## An unchanged page": [_unchanged(results)],
        "## Do they answer the same?": [answers_table(results, "results"), agreement(results), WHY],
        "## SQL statements of a request": [answers_table(results, "statements")],
        "## Size of a page": [answers_table(results, "bytes")],
        "## What it costs": [_costs(results), COSTS],
        "## Building a listing": [_building(results), BUILDING],
        "## Growth": [_growth(results), GROWTH],
    }
    return "\n\n".join(part.strip() for head, body in parts.items() for part in (head, *body)) + "\n"
