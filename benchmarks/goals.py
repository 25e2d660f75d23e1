"""What was promised, against what was measured. Pure functions over results.json."""

from dataclasses import dataclass
from typing import Any

from benchmarks.contestants import SHOW_COUNTS, TITLES
from benchmarks.questions import QUESTIONS
from benchmarks.statistics import milliseconds, ratio

OURS = "ours_postgresql"
Results = dict[str, Any]
TEXTS = {question.name for question in QUESTIONS if question.words}
NAMES = {question.name: question.title for question in QUESTIONS}


@dataclass(frozen=True)
class Goal:
    """One promise: what was asked for, what came out, and whether it was kept; None where nothing was measured."""

    title: str
    wanted: str
    measured: str
    met: bool | None


def medians(results: Results, question: str, clients: str = "1") -> dict[str, float]:
    """The medians of everybody for one request."""
    return {name: float(one["p50"]) for name, one in results["times"][clients][question].items()}


def finds(results: Results, question: str, name: str) -> bool:
    """Whether somebody finds anything; an empty page is no answer that can be compared."""
    return results["answers"][question][name]["results"] != 0


def best_with_counts(results: Results, question: str) -> tuple[str, float]:
    """The fastest peer that shows counts beside its filters and finds anything."""
    found = medians(results, question)
    names = [name for name in SHOW_COUNTS if finds(results, question, name)]
    return min(((name, found[name]) for name in names), key=lambda pair: pair[1])


def goals(results: Results) -> list[Goal]:
    """All promises."""
    return [
        _slowest(results, "filters and all facets, slowest request", set(NAMES) - TEXTS, 20),
        _slowest(results, "any text query, slowest request", TEXTS, 60),
        _against_counting_peers(results),
        _against_the_list(results),
        _growth(results),
        *(
            _unchanged(results, kind, title)
            for kind, title in (("unchanged", "unchanged page"), ("not_modified", "304"))
        ),
        _building(results),
    ]


def _slowest(results: Results, title: str, names: set[str], limit: float) -> Goal:
    worst = max((medians(results, name)[OURS], name) for name in names)
    return Goal(title, f"p50 ≤ {limit} ms", f"{milliseconds(worst[0])} ms ({NAMES[worst[1]]})", worst[0] <= limit)


def _against_counting_peers(results: Results) -> Goal:
    gains = {name: best_with_counts(results, name)[1] / medians(results, name)[OURS] for name in NAMES}
    least = min(gains, key=lambda name: gains[name])
    behind = sum(gain < 10 for gain in gains.values())
    said = f"{ratio(gains[least], 1)} at least ({NAMES[least]})" + (f"; below on {behind} of 7" if behind else "")
    return Goal("faster than the best peer that shows counts", "10 × on each request", said, not behind)


def _against_the_list(results: Results) -> Goal:
    shares = {name: medians(results, name)[OURS] / medians(results, name)["filter_list"] for name in NAMES}
    most = max(shares, key=lambda name: shares[name])
    slower = [NAMES[name] for name, share in shares.items() if share > 1]
    said = f"slower on: {', '.join(slower)}" if slower else f"at most {ratio(shares[most], 1)} its time ({NAMES[most]})"
    return Goal("never slower than the tutorial list without counts", "≤ 1 × on each request", said, not slower)


def _growth(results: Results) -> Goal:
    powers = results["growth"]["exponent"][OURS]
    most = max(powers, key=lambda name: powers[name])
    return Goal(
        "cost grows by less than the data", "exponent < 1", f"{powers[most]} at most ({NAMES[most]})", powers[most] < 1
    )


def _unchanged(results: Results, kind: str, title: str) -> Goal:
    found = results["unchanged"]["1"].get(kind, {})
    if OURS not in found:
        return Goal(f"{title} against the floor", "≤ 1.3 ×", "no such answer yet", None)
    share = found[OURS]["p50"] / found["floor"]["p50"]
    said = f"{ratio(share, 1)} ({milliseconds(found[OURS]['p50'])} of {milliseconds(found['floor']['p50'])} ms)"
    return Goal(f"{title} against the floor", "≤ 1.3 ×", said, share <= 1.3)


def _building(results: Results) -> Goal:
    took = results["building"][OURS]["worked_out"]["p50"]
    return Goal("building one listing", "≤ 3 ms", f"{milliseconds(took)} ms", took <= 3)


def quick_words(results: Results, question: str) -> str:
    """How much faster than the best peer with counts, in words for the plot and the table."""
    name, took = best_with_counts(results, question)
    return f"{ratio(took, medians(results, question)[OURS])} ({TITLES[name]})"
