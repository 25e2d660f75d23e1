"""``make lighthouse``: each kind of page as Lighthouse sees it on a phone, in three scripts; into docs/lighthouse.md.

Needs Node 18 or newer. Lighthouse itself is installed under var/ in the version below, the first time.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.harness import chromium, directory
from tests.pages import PAGES, SCRIPTS, PageType

# The last one that runs on Node 18 and 20, which distributions have.
VERSION = "12.8.2"
FOLDER = Path("var/lighthouse")
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"
REPORT = Path("docs/lighthouse.md")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRUSTING = ["--ignore-certificate-errors", "--headless=new"]
HEAD = f"""\
# Lighthouse

Lighthouse {VERSION} on a slow phone (its defaults: four times slower processor, 1.6 Mbit/s, 150 ms), the application under gunicorn with
production settings, PostgreSQL, TLS and the invented examples. `make lighthouse` writes this page and fails where a figure is below 100.

A filtered list asks search engines to leave it out, and the page of a missing address is an error: both are right, and Lighthouse takes points
off under SEO. There it counts without those two audits ({{excused}}).

| Page | Language | Performance | Accessibility | Best practices | SEO |
|---|---|---|---|---|---|
"""
# What Lighthouse holds against a page that search engines shall not keep.
EXCUSED = {"is-crawlable", "http-status-code"}


def main() -> None:
    """Measure all pages, write the figures, end with 1 if one is below 100."""
    program = _program()
    lines, wrong = [], []
    with directory.running_as_in_production() as address, tempfile.TemporaryDirectory() as folder:
        for kind in PAGES:
            for language in SCRIPTS:
                result = _measure(program, address + kind.at(language), Path(folder) / "report.json")
                figures, lost = _figures(result, kind)
                lines.append(f"| {kind.name} | {language} | {' | '.join(map(str, figures))} |")
                wrong += [f"{kind.name} {language}: {audit}" for audit in lost]
                print(lines[-1], *lost, sep="\n    ", flush=True)
    REPORT.write_text(HEAD.format(excused=" and ".join(sorted(EXCUSED))) + "\n".join(lines) + "\n")
    sys.exit(1 if wrong else 0)


def _program() -> Path:
    """Lighthouse, installed if it is not there yet."""
    if chromium.find() is None:
        sys.exit(f"No Chromium: {chromium.HOW_TO_GET}.")
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("No Node: install Node 18 or newer (Debian: apt install nodejs npm).")
    installed = FOLDER / "node_modules" / "lighthouse" / "package.json"
    if not installed.exists() or json.loads(installed.read_text())["version"] != VERSION:
        FOLDER.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel", "error"]
        subprocess.run([npm, "install", *quiet, f"lighthouse@{VERSION}"], cwd=FOLDER, check=True)
    return PROGRAM


def _measure(program: Path, address: str, report: Path) -> dict[str, Any]:
    """One run; what Lighthouse says of it."""
    command = [program, address, "--quiet", "--output=json", f"--output-path={report}"]
    flags = " ".join([*chromium.FLAGS, *TRUSTING])
    environment = os.environ | {"CHROME_PATH": str(chromium.find())}
    only = f"--only-categories={','.join(CATEGORIES)}"
    subprocess.run([*command, only, f"--chrome-flags={flags}"], env=environment, check=False)
    found: dict[str, Any] = json.loads(report.read_text())
    report.unlink()
    return found


def _figures(result: dict[str, Any], kind: PageType) -> tuple[list[int], list[str]]:
    """The four figures, and the audits that cost points."""
    excused = set() if kind.plain else EXCUSED
    figures, lost = [], []
    for name in CATEGORIES:
        audits = [ref for ref in result["categories"][name]["auditRefs"] if ref["weight"] and ref["id"] not in excused]
        scored = [(ref["weight"], result["audits"][ref["id"]]) for ref in audits]
        counted = [(weight, audit["score"]) for weight, audit in scored if audit["score"] is not None]
        figures.append(round(100 * sum(w * s for w, s in counted) / sum(w for w, _score in counted)))
        if figures[-1] < 100:
            lost += [
                f"{name}: {audit['id']} {audit.get('displayValue', '')}"
                for _w, audit in scored
                if (audit["score"] or 0) < 1
            ]
    return figures, lost


if __name__ == "__main__":
    main()
