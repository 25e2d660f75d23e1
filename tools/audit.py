"""``python -m tools.audit``: known holes in our packages, and whether the answer can be trusted.

An audit that reaches no advisories finds none and looks green. So it is first asked about a package with holes that
everybody knows: unless it reports them, it has said nothing about ours, and fails.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
AUDIT = [str(ROOT / ".venv" / "tools" / "bin" / "pip-audit"), "--strict", "--format=json", "--progress-spinner=off"]
KNOWN = "django==5.0.0"
FINE, HOLES, BLIND = 0, 1, 2


def holes(report: str) -> list[str]:
    """Each known hole that a report names, with its package; a report that cannot be read names none."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return []
    return [f"{one['name']} {one['version']}: {hole['id']}" for one in packages for hole in one.get("vulns", [])]


def ask(path: Path, *options: str) -> tuple[int, str, str]:
    """What pip-audit says of a list of packages."""
    command = [*AUDIT, "--disable-pip", *options, "--requirement", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def main() -> int:
    """0 if the audit sees and finds nothing, 1 if it finds a hole, 2 if it does not see."""
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder) / "canary.txt"
        canary.write_text(f"{KNOWN}\n")
        _status, report, said = ask(canary, "--no-deps")
    if not holes(report):
        print(f"Nothing is known: the audit does not report the holes of {KNOWN}, so it reaches no advisories.")
        print(said.strip())
        return BLIND
    status, report, said = ask(ROOT / "requirements.lock")
    vulnerable = holes(report)
    if status and not vulnerable:
        print(f"Nothing is known: the audit of requirements.lock broke off.\n{said.strip()}")
        return BLIND
    print(
        "\n".join(vulnerable) or "No package of requirements.lock has a known hole (and the audit sees the canary's)."
    )
    return HOLES if vulnerable else FINE


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m tools.audit", description=__doc__).parse_args()
    sys.exit(main())
