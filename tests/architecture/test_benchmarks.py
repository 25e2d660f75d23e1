"""The benchmark's arithmetic, its addresses and its tables; nothing here takes a time."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import addresses, plot, report
from benchmarks.contestants import ADMIN, DATASETTE, FOUND, PAGES, TITLES, digits
from benchmarks.copying import as_line
from benchmarks.goals import best_with_counts, goals
from benchmarks.loading import digest
from benchmarks.questions import QUESTIONS
from benchmarks.rounds import LEAST, drawn, due
from benchmarks.statistics import exponent, milliseconds, percentile, ratio, summary

NAMED = {question.name: question for question in QUESTIONS}


def invented_results(ours: float = 5.0, peers: float = 100.0) -> dict[str, Any]:
    """Results in which ours takes one time and every peer another, and growth is the square root of the data."""
    everybody = {name: ours if name.startswith("ours") else 1.0 if name == "floor" else peers for name in TITLES}
    times = {question.name: {name: summary([took]) for name, took in everybody.items()} for question in QUESTIONS}
    answer = {"results": 12, "bytes": 34_567, "statements": 3}
    engines = ("ours_postgresql", "ours_sqlite")
    return {
        "machine": {"date": "2026-11-01", "processor": "a processor, 2 cores", "python": "3.11"},
        "organisations": 1000,
        "facts": {"1000": {"listed": 740, "postgresql_copy_seconds": 3.0, "sqlite_load_seconds": 7.0}},
        "building": dict.fromkeys(engines, {"worked_out": summary([2.0]), "stored": summary([9.0]), "together": 4.0}),
        "answers": {question.name: dict.fromkeys(TITLES, answer) for question in QUESTIONS},
        "times": {"1": times, "4": times},
        "memory_mb": dict.fromkeys(TITLES, 100.0),
        "index_mb": {"ours_postgresql": 12.3},
        "unchanged": dict.fromkeys(("1", "4"), {"unchanged": {name: summary([1.2]) for name in (*engines, "floor")}}),
        "growth": {
            "listed": {"10": 7, "100": 74, "1000": 740},
            "p50": {name: {one: {"10": 1.0, "100": 3.2, "1000": 10.0} for one in NAMED} for name in engines},
            "exponent": {name: dict.fromkeys(NAMED, 0.5) for name in engines},
        },
    }


def test_percentiles_lie_between_neighbours_in_proportion() -> None:
    assert percentile([4, 1, 3, 2], 0.5) == 2.5
    assert percentile([10, 20], 0.95) == pytest.approx(19.5)
    assert summary([7.0]) == {"p50": 7.0, "p95": 7.0, "n": 1}


def test_the_exponent_is_the_power_of_the_data() -> None:
    assert exponent([10, 100, 1000], [2, 2, 2]) == 0
    assert exponent([10, 100, 1000], [1, 10, 100]) == 1
    assert exponent([10, 100, 1000], [1, 3.1623, 10]) == 0.5


def test_numbers_have_as_many_digits_as_they_deserve() -> None:
    assert [ratio(one, 2) for one in (0.02, 1, 5, 100, 5000)] == ["0.010 ×", "0.50 ×", "2.5 ×", "50 ×", "2,500 ×"]
    assert [milliseconds(one) for one in (0.456, 12.34, 4321.9)] == ["0.46", "12.3", "4,322"]


def test_nobody_is_always_first_and_everybody_is_asked_often_enough() -> None:
    orders = ["".join(drawn("abcdef", turn)) for turn in range(30)]
    assert {"".join(sorted(order)) for order in orders} == {"abcdef"}
    assert {order[0] for order in orders} == set("abcdef")
    assert len({order[order.index("a") - 1] for order in orders}) == 5
    assert [due(spent=99, budget=10, done=done) for done in (LEAST - 1, LEAST)] == [True, False]
    assert due(spent=9, budget=10, done=LEAST)


@pytest.mark.parametrize(
    ("name", "ours", "simple"),
    [
        ("first", "/en/members/", "/"),
        ("country", "/en/members/?country=IN", "/?country=IN"),
        (
            "areas",
            "/en/members/?q=violence&region=africa&priority=health&priority=violence",
            "/?q=violence&region=africa&priority_areas=health&priority_areas=violence",
        ),
        ("chinese", "/zh-hans/members/?q=%E6%80%A7%E5%B7%A5%E4%BD%9C%E8%80%85", None),
        ("last", "/en/members/?page=37", "/?page=37"),
    ],
)
def test_questions_become_addresses(name: str, ours: str, simple: str | None) -> None:
    assert addresses.ours(NAMED[name], 37) == ours
    if simple:
        assert addresses.simple_list(NAMED[name], 37) == simple


def test_the_admin_is_asked_by_numbers() -> None:
    numbers = {"africa": 1, "female": 2, "trans": 3}

    asked = addresses.admin(NAMED["populations"], 1, lambda vocabulary, slug: numbers[slug])

    assert asked == "/admin/catalogue/organisation/?region__id__exact=1&populations__id__in=2%2C3"


@pytest.mark.parametrize(
    ("pattern", "page", "number"),
    [
        (FOUND, '<h2 id="found">\n 74,071 organisations</h2>', 74071),
        (FOUND, '<h2 id="found">74\u202f071 organisations</h2>', 74071),
        (FOUND, '<h2 id="found">9</h2>', 9),
        (PAGES, "Page 1 of 3,704\n", 3704),
        (ADMIN, '<p class="paginator">1 2 <a href="?p=3">3</a> 1171 organisations</p>', 1171),
        (DATASETTE, "<h3>1,171 rows\n where", 1171),
        (DATASETTE, "<h3>0 rows", 0),
        (FOUND, "nothing", None),
    ],
)
def test_numbers_are_read_from_pages(pattern: Any, page: str, number: int | None) -> None:
    assert digits(pattern.search(page.encode())) == number


def test_rows_are_copied_as_they_are() -> None:
    assert as_line((1, None, "", "a\tb\\c\nd", "性")) == "1\t\\N\t\ta\\tb\\\\c\\nd\t性\n"


def test_a_changed_file_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("one")
    before = digest(["a"], tmp_path)
    (tmp_path / "a").write_text("two")

    assert digest(["a"], tmp_path) != before == "7692c3ad3540bb80"


def test_goals_are_kept_or_not_and_what_was_not_measured_is_neither() -> None:
    kept = {goal.title: goal.met for goal in goals(invented_results(ours=5, peers=100))}
    missed = {goal.title: goal.met for goal in goals(invented_results(ours=70, peers=60))}

    assert [title for title, met in kept.items() if met is not True] == ["304 against the floor"]
    assert [title for title, met in missed.items() if met is False] == [
        "filters and all facets, slowest request",
        "any text query, slowest request",
        "faster than the best peer that shows counts",
        "never slower than the tutorial list without counts",
    ]


def test_who_finds_nothing_is_not_compared() -> None:
    results = invented_results(ours=5, peers=100)
    results["times"]["1"]["chinese"]["datasette"] = summary([0.1])
    assert best_with_counts(results, "chinese") == ("datasette", 0.1)

    results["answers"]["chinese"] = results["answers"]["chinese"] | {"datasette": {"results": 0}}

    assert best_with_counts(results, "chinese") == ("django_admin", 100)


def test_numbers_that_differ_without_words_are_told() -> None:
    results = invented_results()
    agreed = report.agreement(results)
    results["answers"]["country"] = results["answers"]["country"] | {"datasette": {"results": 13}}
    results["answers"]["common"] = results["answers"]["common"] | {"datasette": {"results": 14}}

    assert agreed == "On all 4 requests without words everybody finds the same number."
    assert report.agreement(results).startswith("**The numbers differ without words: country.**")


def test_the_report_shows_everybody_and_every_request() -> None:
    results = json.loads(json.dumps(invented_results()))

    page, picture = report.text(results), plot.drawing(results)

    assert "| first page | **5.00** | 5.00 (1.0 ×) | 100 (20 ×) |" in page
    assert "| 304 against the floor | ≤ 1.3 × | no such answer yet | not measured |" in page
    for shown in (*(question.title for question in QUESTIONS), *TITLES.values()):
        assert shown in page
        assert shown in picture
    assert picture.count(">20 ×</text>") == len(QUESTIONS)
