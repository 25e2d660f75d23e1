"""The list of planted defects does not rot: each still fits its file and names a test that exists."""

from pathlib import Path

import pytest

from tests.architecture.source import ROOT, tree
from tools.mutants import Mutant, mutants, share, verdict


def test_every_defect_fits_once_and_changes_something() -> None:
    wrong = [
        one.name
        for one in mutants()
        if (ROOT / one.file).read_text(encoding="utf-8").count(one.old) != 1 or one.old == one.new
    ]

    assert wrong == []


def test_every_defect_names_a_test_that_exists() -> None:
    missing = []
    for one in mutants():
        file, _colons, name = one.test.partition("::")
        names = {getattr(node, "name", "") for node in tree(ROOT / file).body}
        missing += [one.test] if name and name.split("[")[0] not in names else []

    assert missing == []


def test_names_are_different_and_there_are_enough() -> None:
    names = [one.name for one in mutants()]

    assert len(set(names)) == len(names) >= 25


def test_a_defect_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\nx = 1\n")
    mutant = Mutant("twice", "a.py", "x = 1", "x = 2", "tests")

    with pytest.raises(ValueError, match="does not stand once"):
        mutant.plant(tmp_path)


def test_shares_are_the_whole() -> None:
    every = mutants()

    shares = [one.name for number in (1, 2, 3) for one in share(every, f"{number}/3")]
    assert sorted(shares) == sorted(one.name for one in every)


def test_only_a_test_that_failed_has_caught_anything() -> None:
    assert [verdict(status) == "caught" for status in (1, 0, 2, 4, 5, -1)] == [True] + [False] * 5
