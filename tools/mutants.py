"""``python -m tools.mutants [2/4] [WORDS…]``: plant each defect of tests/mutants.toml; does its test notice?

A guard is believed only if a test fails without it. Each defect goes into a copy of the project, never into the
project itself; first the tests run in the untouched copy, where they must pass. Words choose defects by name, and
"2/4" the second quarter of them, so that several machines can share the work.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from tools import postgres

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "staticfiles", "__pycache__", ".*_cache", "node_modules")
LIMIT = 600  # seconds for the tests of one defect


@dataclass(frozen=True)
class Mutant:
    """One planted defect: in ``file``, ``old`` becomes ``new``; ``test`` must fail."""

    name: str
    file: str
    old: str
    new: str
    test: str
    database: str = "sqlite"  # or "postgresql", for what SQLite forgives

    def plant(self, root: Path) -> str:
        """Put the defect in; returns what the file held before."""
        path = root / self.file
        before = path.read_text(encoding="utf-8")
        if before.count(self.old) != 1:
            raise ValueError(f"{self.name}: what is to be replaced does not stand once in {self.file}.")
        path.write_text(before.replace(self.old, self.new), encoding="utf-8")
        return before


def mutants(*words: str) -> list[Mutant]:
    """All planted defects, or those whose names hold one of the words."""
    listed = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text(encoding="utf-8"))["mutant"]
    every = [Mutant(**row) for row in listed]
    return [mutant for mutant in every if not words or any(word in mutant.name for word in words)]


def run_tests(root: Path, *tests: str, database: str = "sqlite") -> int:
    """The exit status of pytest: 0 if all passed, 1 if one failed, others if none could run."""
    with postgres.server() if database == "postgresql" else nullcontext("sqlite://:memory:") as url:
        return _pytest(root, tests, url)


def _pytest(root: Path, tests: Iterable[str], database_url: str) -> int:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:warnings",
        *tests,
    ]
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", "CALLED_BY_HARNESS": "1"}
    environment["DATABASE_URL"] = database_url
    try:
        return subprocess.run(
            command, cwd=root, env=environment, capture_output=True, timeout=LIMIT, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        return -1


def verdict(status: int) -> str:
    """Caught only if a test ran and failed; a run that could not begin, or found nothing, proves nothing."""
    return {1: "caught", 0: "SURVIVED"}.get(status, f"SURVIVED (pytest ended with {status})")


def try_out(mutant: Mutant, root: Path) -> str:
    """Plant, test, take out."""
    before = mutant.plant(root)
    try:
        return verdict(run_tests(root, mutant.test, database=mutant.database))
    finally:
        (root / mutant.file).write_text(before, encoding="utf-8")


def share(every: list[Mutant], part: str) -> list[Mutant]:
    """Every fourth defect from the second on, for "2/4"."""
    first, _slash, step = part.partition("/")
    return every[int(first) - 1 :: int(step)]


def main(*said: str) -> int:
    """Try every defect; 1 if one survives."""
    parts = [one for one in said if "/" in one]
    chosen = mutants(*(one for one in said if one not in parts))
    for part in parts:
        chosen = share(chosen, part)
    with tempfile.TemporaryDirectory(prefix="directory-mutants-") as folder:
        copy = Path(folder) / "directory"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        tests = {one.database: sorted({o.test for o in chosen if o.database == one.database}) for one in chosen}
        if any(run_tests(copy, *of_database, database=name) != 0 for name, of_database in tests.items()):
            print("The tests do not pass without any planted defect; nothing can be said.")
            return 1
        survivors = 0
        for mutant in chosen:
            result = try_out(mutant, copy)
            survivors += result != "caught"
            print(f"{result:8}  {mutant.name}", flush=True)
    print(f"{len(chosen) - survivors} of {len(chosen)} planted defects caught.")
    return 1 if survivors or not chosen else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("said", nargs="*", help="words of names, or a share like 2/4")
    sys.exit(main(*parser.parse_args().said))
