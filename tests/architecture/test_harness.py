"""The closing lines of `make test` tell the truth."""

import os
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tools import chromium, nginx, postgres, run
from tools.outcome import Outcome, closing_lines, read

REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'

ROOT = Path(__file__).resolve().parents[2]
STARTED_ALONE = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for folder in ("benchmarks", "tools", "tests/safety")
    for path in (ROOT / folder).glob("*.py")
    if '__name__ == "__main__"' in path.read_text()
)
STARTED_BY_MAKE = sorted(
    set(re.findall(r"python -m ((?:tests|tools|benchmarks)[.\w]+)", (ROOT / "Makefile").read_text()))
)


@pytest.fixture(autouse=True)
def _not_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


@pytest.mark.parametrize(
    ("numbers", "returncode", "outcome"),
    [
        ((10, 0, 0, 0), 0, Outcome("x", passed=10)),
        ((10, 1, 2, 3), 1, Outcome("x", passed=4, failed=3, skipped=3)),
        ((10, 0, 0, 0), 3, Outcome("x", passed=10, failed=1)),
        ((0, 0, 0, 0), 5, Outcome("x", passed=0, failed=1)),
    ],
)
def test_a_run_is_counted(tmp_path: Path, numbers: tuple[int, ...], returncode: int, outcome: Outcome) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(*numbers))

    assert read("x", report, returncode) == outcome


def test_a_run_without_a_report_has_failed(tmp_path: Path) -> None:
    assert read("x", tmp_path / "none.xml", 0) == Outcome("x", failed=1)


def test_all_well() -> None:
    assert closing_lines([Outcome("lint", 1), Outcome("SQLite", 9, skipped=2)]) == (
        ["10 passed, 0 failed, 2 skipped"],
        True,
    )


def test_what_failed_is_named() -> None:
    assert closing_lines([Outcome("lint", failed=1), Outcome("SQLite", 9)]) == (
        ["Failed: lint.", "9 passed, 1 failed"],
        False,
    )


def test_what_could_not_run_is_said_with_its_cure_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = [Outcome("SQLite", 9), Outcome("browser tests", missing="no Chromium: install it")]
    said = "Could not run: browser tests: no Chromium: install it."

    assert closing_lines(outcomes) == ([said, "9 passed, 0 failed"], True)
    monkeypatch.setenv("CI", "true")
    assert closing_lines(outcomes) == ([said, "9 passed, 1 failed"], False)


def test_a_server_named_in_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@127.0.0.1/somewhere")

    with postgres.server() as address:
        assert address == "postgres://somebody@127.0.0.1/somewhere"


def test_where_there_is_no_server_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(postgres, "program_folders", lambda: iter([Path("/nowhere")]))

    with pytest.raises(postgres.Unavailable, match="/nowhere"), postgres.server():
        pass


def test_the_browser_named_in_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "my-chromium"
    program.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert chromium.find() == str(program)

    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("PATH", "")
    assert chromium.find() is None


def test_where_there_is_no_nginx_the_server_tests_say_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "openssl").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(nginx, "FOLDERS", ())

    with ExitStack() as stack:
        outcome = run._servers(tmp_path, stack, 0)

    assert outcome == Outcome("server tests", missing=f"no nginx: {nginx.HOW_TO_GET}")


def test_where_there_is_no_postgresql_the_server_tests_say_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(nginx, "find", lambda program: program)
    monkeypatch.setattr(postgres, "program_folders", lambda: iter([]))

    with ExitStack() as stack:
        outcome = run._servers(tmp_path, stack, 0)

    assert outcome == Outcome("server tests", missing=f"no PostgreSQL: {postgres.HOW_TO_GET}")


def start(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A module as a program, in an environment that says nothing of the site."""
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("module", STARTED_ALONE)
def test_what_is_started_alone_needs_nothing_of_the_environment(module: str) -> None:
    done = start(module, "--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: python -m {module} [-h]")


def test_requests_are_invented_in_an_environment_that_says_nothing() -> None:
    done = start("tests.safety.fuzzing", "50")

    assert (done.returncode, done.stdout.partition(" (")[0]) == (0, "50 requests, no answer of 500 or more")


SLOW = """
import signal
from pathlib import Path

def test_wrong():
    assert "canary" == ""

def test_endless():
    Path({fifo!r}).write_text("begun")
    signal.pause()
"""


def test_a_suite_that_takes_too_long_is_stopped_and_says_which_test_ran(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    (tmp_path / "test_slow.py").write_text(SLOW.format(fifo=str(fifo)))
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_runtest_logstart\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    arguments = [f"--rootdir={tmp_path}", "-c", str(tmp_path / "pytest.ini"), str(tmp_path)]
    settings = {"DJANGO_SETTINGS_MODULE": "nswp_directory.settings", "PYTHONPATH": str(ROOT)}
    suite = run.Suite("slow", arguments, settings, tmp_path, deadline=0)
    suite.start()
    assert fifo.read_text() == "begun"

    outcome = suite.finish()

    said = capsys.readouterr().out
    assert (outcome.passed, outcome.failed, suite.process.poll()) == (0, 1, 2)
    assert "running was: test_slow.py::test_endless" in said
    assert "'canary' == ''" in said


def test_the_whole_run_ends_before_ci_would_end_it() -> None:
    assert run.LIMIT + run.PATIENCE < 90 * 60 - 5 * 60


def test_make_starts_what_is_measured_here() -> None:
    assert {f"tools.{name}" for name in ("lighthouse", "paint", "run", "screenshots")} <= set(STARTED_BY_MAKE)
    assert set(STARTED_BY_MAKE) <= set(STARTED_ALONE)
