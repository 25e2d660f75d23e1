"""What is installed is what was looked at: the lock names the same packages by their hashes; the audit is not blind."""

import json
import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.architecture.test_requirements import pinned
from tools import audit

PIN = re.compile(r"^(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>[^\s;\\]+)")
LOCK = (ROOT / "requirements.lock").read_text()


def locked() -> dict[str, str]:
    """Name and version of everything in the lock."""
    found = [match for line in LOCK.splitlines() if (match := PIN.match(line))]
    return {match["name"].lower(): match["version"] for match in found}


def test_the_lock_has_every_package_of_production_in_its_version() -> None:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    direct = {match["name"].lower(): match["version"] for line in lines if (match := PIN.match(line))}

    assert set(direct) == pinned("requirements.txt")
    assert {name: locked().get(name) for name in direct} == direct
    assert set(re.findall(r"^    # via -r requirements.txt$", LOCK, re.MULTILINE)) != set()


def test_every_package_of_the_lock_is_pinned_by_hash() -> None:
    entries = [entry for entry in re.split(r"\n(?=[\w.-]+(?:\[|==))", LOCK) if PIN.match(entry)]

    assert len(entries) == len(locked()) > 15
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_tools_are_pinned_with_their_reasons() -> None:
    assert pinned("requirements-tools.txt") == {"cyclonedx-bom", "pip-audit", "uv"}


HOLE = json.dumps({"dependencies": [{"name": "django", "version": "5.0.0", "vulns": [{"id": "HOLE-1"}]}]})
CLEAN = json.dumps({"dependencies": [{"name": "django", "version": "5.2.19", "vulns": []}]})


@pytest.mark.parametrize(
    ("canary", "ours", "status", "said"),
    [
        ((1, HOLE, ""), (0, CLEAN, ""), audit.FINE, "No package of requirements.lock has a known hole"),
        ((1, HOLE, ""), (1, HOLE, ""), audit.HOLES, "django 5.0.0: HOLE-1"),
        ((1, HOLE, ""), (1, "", "no network"), audit.BLIND, "broke off"),
        ((0, CLEAN, ""), (0, CLEAN, ""), audit.BLIND, "reaches no advisories"),
        ((1, "", "no network"), (0, CLEAN, ""), audit.BLIND, "no network"),
        ((0, "No known vulnerabilities found", ""), (0, CLEAN, ""), audit.BLIND, "reaches no advisories"),
    ],
)
def test_an_audit_is_green_only_if_it_sees(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    canary: tuple[int, str, str],
    ours: tuple[int, str, str],
    status: int,
    said: str,
) -> None:
    def ask(path: Path, *_options: str) -> tuple[int, str, str]:
        return canary if path.name == "canary.txt" else ours

    monkeypatch.setattr(audit, "ask", ask)

    assert audit.main() == status
    assert said in capsys.readouterr().out
