"""What `make check` looks at: each a command that can be run alone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.outcome import Outcome

Command = list[str]


def commands() -> Iterator[tuple[str, Command]]:
    programs = Path(sys.executable).parent
    manage = [sys.executable, "-W", "error", "manage.py"]
    short = ["--quiet", "--output-format", "concise"]
    yield "lint", [sys.executable, "-m", "ruff", "check", *short, "."]
    yield "format", [sys.executable, "-m", "ruff", "format", "--check", *short, "."]
    templates = sorted(str(path) for path in Path("templates").rglob("*.html"))
    yield "templates", [str(programs / "djade"), "--check", "--target-version", "5.2", *templates]
    yield "types", [sys.executable, "-m", "mypy", "--no-error-summary"]
    yield "imports", [str(programs / "lint-imports"), "--no-cache"]
    yield "system check", [*manage, "check", "--fail-level", "WARNING"]
    yield "migrations", [*manage, "makemigrations", "--check", "--dry-run"]
    yield "translations", [*manage, "catalogues", "check"]
    msgfmt = shutil.which("msgfmt")
    for catalogue in sorted(Path("locale").glob("*/LC_MESSAGES/*.po")) if msgfmt else []:
        yield f"msgfmt {catalogue.parts[1]}", [str(msgfmt), "--check-format", "-o", os.devnull, str(catalogue)]


def run() -> list[Outcome]:
    """Run all, one after the other; what a failing one says is shown."""
    # In memory, so that a checkout that has never been set up stays as it is.
    environment = os.environ | {"DATABASE_URL": "sqlite://:memory:"}
    return [_run(name, command, environment) for name, command in commands()]


def _run(name: str, command: Command, environment: dict[str, str]) -> Outcome:
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    print(f"{'ok    ' if done.returncode == 0 else 'FAILED'}  {name}", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return Outcome(name, passed=int(done.returncode == 0), failed=int(done.returncode != 0))
