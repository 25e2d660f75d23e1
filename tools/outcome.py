"""What a run came to, and how it is summed up in the closing lines."""

import os
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """How many of one part passed, failed and were skipped; ``missing``: why it could not run, and the cure."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    missing: str = ""


def read(name: str, report: Path, returncode: int) -> Outcome:
    """The outcome of a pytest run from its report; a run that broke off, or ran no test, has failed."""
    if not report.exists():
        return Outcome(name, failed=1)
    suite = next(ElementTree.parse(report).iter("testsuite"))  # noqa: S314 - see above
    total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    if returncode and not failed:
        failed, total = 1, total + 1
    return Outcome(name, total - failed - skipped, failed, skipped)


def strict() -> bool:
    """Whether what could not run counts as a failure: in CI."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def closing_lines(outcomes: Iterable[Outcome]) -> tuple[list[str], bool]:
    """What to print last, the sum on a line of its own, and whether all is well."""
    outcomes = list(outcomes)
    missing = [outcome for outcome in outcomes if outcome.missing]
    passed, skipped = sum(o.passed for o in outcomes), sum(o.skipped for o in outcomes)
    failed = sum(o.failed for o in outcomes) + (len(missing) if strict() else 0)
    lines = [f"Failed: {', '.join(o.name for o in outcomes if o.failed)}."] if any(o.failed for o in outcomes) else []
    if missing:
        lines.append("Could not run: " + "; ".join(f"{o.name}: {o.missing}" for o in missing) + ".")
    lines.append(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return lines, failed == 0
