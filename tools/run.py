"""``python -m tools.run check|test|all``: the checks, the tests on both databases, the servers, the browser.

The two databases are tested side by side; what each says is kept and shown when it is done.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tools import checks, chromium, nginx, postgres
from tools.outcome import Outcome, closing_lines, read
from tools.translations import compile_stale

# Seconds for the whole run: CI stops after 90 minutes and then tells nothing, so this stops before, and says what ran.
LIMIT = 80 * 60
COVERAGE = "coverage.data"
PATIENCE = 30  # seconds for a suite that is stopped, to say what failed so far
# What a developer may have set for the site itself; the tests start from nothing.
OF_THE_SITE = {
    "ADMIN_PATH",
    "ALLOWED_HOSTS",
    "CONTACT_ADDRESS",
    "DATABASE_URL",
    "DEBUG",
    "DEMO",
    "EXIT_URL",
    "MAIL_SERVER",
    "PAGE_CACHE",
    "PRODUCTION",
    "SECRET_KEY",
    "SECURITY_CONTACT",
}


@dataclass
class Suite:
    """One run of pytest that goes on beside others."""

    name: str
    arguments: list[str]
    environment: dict[str, str]
    folder: Path
    deadline: float  # by time.monotonic(), one for all suites of a run
    measures: bool = False  # how many lines of the project run in it

    def start(self) -> None:
        """Begin; what it says goes into a file."""
        self.began = time.monotonic()
        self.running = self.folder / f"{self.name}.running"
        self.report = self.folder / f"{self.name}.xml"
        self.output = self.folder / f"{self.name}.txt"
        pytest = ["pytest", "-q", "-n", "0", "-p", "no:cacheprovider", f"--junitxml={self.report}"]
        measured = ["coverage", "run", f"--data-file={self.folder / COVERAGE}", "-m"] if self.measures else []
        command = [sys.executable, "-m", *measured, *pytest]
        slowest = ["--durations=5", "--durations-min=2"]
        told = {"CALLED_BY_HARNESS": "1", "RUNNING_TEST": str(self.running), "PYTHONUNBUFFERED": "1"}
        inherited = {name: value for name, value in os.environ.items() if not is_of_the_site(name)}
        with self.output.open("w") as file:
            self.process = subprocess.Popen(
                [*command, *slowest, *self.arguments],
                env=inherited | self.environment | told,
                stdout=file,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                # A shell that starts something in the background lets it ignore SIGINT, and so would pytest.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )

    def finish(self) -> Outcome:
        """Wait for the end, show what was said, count."""
        try:
            code = self.process.wait(timeout=max(1, self.deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            test = self.running.read_text() if self.running.exists() else "no test yet"
            self.break_off()
            code = 1
            print(f"{self.name}: stopped after {LIMIT // 60} minutes of the whole run; running was: {test}")
        print(f"\n--- {self.name}, {time.monotonic() - self.began:.0f} s\n{self.output.read_text()}", flush=True)
        return read(self.name, self.report, code)

    def break_off(self) -> None:
        """Interrupt it, so that pytest shows what failed and writes its report; end it if it does not obey."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


def is_of_the_site(name: str) -> bool:
    """Whether a variable is one that the site reads."""
    return name in OF_THE_SITE or name.startswith("EXIT_URL_")


def run_suites(deadline: float, *arguments: str) -> list[Outcome]:
    """The tests on SQLite and on PostgreSQL, then with the servers of deploy/, then in a browser."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="directory-tests-")))
        suites = [Suite("SQLite", list(arguments), {}, folder, deadline, measures=True)]
        outcomes: list[Outcome] = []
        try:
            address = stack.enter_context(postgres.server())
            suites.append(Suite("PostgreSQL", list(arguments), {"DATABASE_URL": address}, folder, deadline))
        except postgres.Unavailable as reason:
            outcomes.append(Outcome("PostgreSQL", missing=f"{reason}: {postgres.HOW_TO_GET}"))
        print(f"Testing on {' and '.join(suite.name for suite in suites)} …", flush=True)
        outcomes += _run_together(suites, stack)
        outcomes.append(_covered(folder))
        outcomes.append(_servers(folder, stack, deadline))
        outcomes.append(_browser(folder, stack, deadline))
    return outcomes


def _run_together(suites: list[Suite], stack: ExitStack) -> list[Outcome]:
    for suite in suites:
        suite.start()
        stack.callback(suite.stop)
    return [suite.finish() for suite in suites]


def _covered(folder: Path) -> Outcome:
    """The part of the project's lines that ran on SQLite; pyproject.toml names the least that it may be."""
    coverage, data = [sys.executable, "-m", "coverage"], f"--data-file={folder / COVERAGE}"
    subprocess.run([*coverage, "combine", "--quiet", data], check=False)  # what each process has measured
    report = [*coverage, "report", data, "--skip-covered"]
    done = subprocess.run(report, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    lines = done.stdout.splitlines()
    print("\n".join(["Coverage on SQLite:", *(lines if done.returncode else lines[-5:])]), flush=True)
    return Outcome("coverage", passed=int(done.returncode == 0), failed=int(done.returncode != 0))


def _servers(folder: Path, stack: ExitStack, deadline: float) -> Outcome:
    if lacking := nginx.lacking():
        return Outcome("server tests", missing=f"no {' and no '.join(lacking)}: {nginx.HOW_TO_GET}")
    if not any(postgres.program_folders()):
        return Outcome("server tests", missing=f"no PostgreSQL: {postgres.HOW_TO_GET}")
    print("Testing with nginx, gunicorn and PostgreSQL as deploy/ has them …", flush=True)
    # With -s, so that what the canary run did is in the report.
    return _run_together([Suite("servers", ["-s", "tests/servers"], {}, folder, deadline)], stack)[0]


def _browser(folder: Path, stack: ExitStack, deadline: float) -> Outcome:
    program = chromium.find()
    if program is None:
        return Outcome("browser tests", missing=f"no Chromium: {chromium.HOW_TO_GET}")
    print("Testing in a browser …", flush=True)
    return _run_together([Suite("browser", ["tests/browser"], {"CHROMIUM": program}, folder, deadline)], stack)[0]


def main(what: str) -> int:
    """Do what was asked for; 0 if nothing failed."""
    deadline = time.monotonic() + LIMIT
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers are stopped
    outcomes = checks.run()
    if what != "check":
        compile_stale()  # before two suites would do it at once
        outcomes += run_suites(deadline, *(["-m", ""] if what == "all" else []))
    lines, well = closing_lines(outcomes)
    print("\n".join(lines))
    return 0 if well else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tools.run", description=__doc__)
    parser.add_argument("what", choices=["check", "test", "all"])
    sys.exit(main(parser.parse_args().what))
