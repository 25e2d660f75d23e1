"""``make lighthouse``: each kind of page as Lighthouse sees it on a phone, in three scripts; into docs/lighthouse.md.

Needs Node 18 or newer. Lighthouse itself is installed under var/ in the version below, the first time.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from tests.pages import PAGES, SCRIPTS
from tools import chromium, directory

# The last one that runs on Node 18 and 20, which distributions have.
VERSION = "12.8.2"
FOLDER = Path("var/lighthouse")
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"
REPORT = Path("docs/lighthouse.md")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Other work on the machine can slow a page, nothing can make it faster: the best run is nearest to the truth.
RUNS = 3
HEAD = f"""\
# Lighthouse

Written by `make lighthouse`, which fails where a figure is below 100. Lighthouse {VERSION} with its defaults: a phone
on a slow line (1.6 Mbit/s, 150 ms), a processor four times slower. The application under gunicorn with production
settings, PostgreSQL, TLS, brotli and the invented examples; HTTP/1.1, because gunicorn speaks nothing newer. The best
of up to {RUNS} runs.

Filtered lists and sheets for paper are left out, because they ask search engines to pass them by, which Lighthouse
counts against them; the page of a missing address, because Lighthouse measures no page that answers 404. axe looks at
all of them (tests/browser).

| Page | Language | Performance | Accessibility | Best practices | SEO |
|---|---|---|---|---|---|
"""


def main(*names: str) -> None:
    """Measure all pages, or some by name, and write their figures; end with 1 if one is below 100."""
    program = _program()
    rows, perfect = _known() if names else {}, True
    with directory.running_as_in_production() as address, tempfile.TemporaryDirectory() as folder:
        for kind in (kind for kind in PAGES if kind.to_be_found and (not names or kind.name in names)):
            for language in SCRIPTS:
                result = _best(program, address + kind.at(language), Path(folder) / "report.json")
                figures = _figures(result)
                perfect = perfect and min(figures) == 100
                rows[kind.name, language] = f"| {kind.name} | {language} | {' | '.join(map(str, figures))} |"
                print("\n    ".join([rows[kind.name, language], *_lost(result)]), flush=True)
    ordered = [rows[key] for key in product((kind.name for kind in PAGES), SCRIPTS) if key in rows]
    REPORT.write_text(HEAD + "\n".join(ordered) + "\n")
    sys.exit(0 if perfect else 1)


def _known() -> dict[tuple[str, str], str]:
    """What the report says of each page in each language."""
    table = REPORT.read_text().partition("|---|")[2].splitlines()[1:]
    return {(line.split(" | ")[0].removeprefix("| "), line.split(" | ")[1]): line for line in table}


def _program() -> Path:
    """Lighthouse, installed if it is not there yet."""
    if chromium.find() is None:
        sys.exit(f"No Chromium: {chromium.HOW_TO_GET}.")
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("No Node: install Node 18 or newer (Debian: apt install nodejs npm).")
    installed = FOLDER / "node_modules" / "lighthouse" / "package.json"
    if not installed.exists() or json.loads(installed.read_text())["version"] != VERSION:
        FOLDER.parent.mkdir(mode=0o700, exist_ok=True)
        FOLDER.mkdir(exist_ok=True)
        quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel", "error"]
        subprocess.run([npm, "install", *quiet, f"lighthouse@{VERSION}"], cwd=FOLDER, check=True)
    return PROGRAM


def _best(program: Path, address: str, report: Path) -> dict[str, Any]:
    """The best of a few runs; the first perfect one is enough."""
    results: list[dict[str, Any]] = []
    for _number in range(RUNS):
        results += _measure(program, address, report)
        if results and min(_figures(results[-1])) == 100:
            return results[-1]
    return max(results, key=_figures)


def _measure(program: Path, address: str, report: Path) -> list[dict[str, Any]]:
    """One run; what Lighthouse says of it, or nothing if it lost its browser."""
    flags = [*chromium.FLAGS, "--ignore-certificate-errors", "--headless=new"]
    command = [str(program), address, "--quiet", "--output=json", f"--output-path={report}"]
    only = [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(flags)}"]
    environment = os.environ | {"CHROME_PATH": str(chromium.find())}
    done = subprocess.run([*command, *only], env=environment, check=False)
    return [] if done.returncode else [json.loads(report.read_text())]


def _figures(result: dict[str, Any]) -> list[int]:
    return [round(100 * result["categories"][name]["score"]) for name in CATEGORIES]


def _lost(result: dict[str, Any]) -> list[str]:
    """The audits that cost points, in those categories that are below 100."""
    lost = []
    for name, figure in zip(CATEGORIES, _figures(result), strict=True):
        for part in result["categories"][name]["auditRefs"] if figure < 100 else []:
            audit = result["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                lost.append(f"{name}: {audit['id']} {audit.get('displayValue', '')}")
    return lost


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tools.lighthouse", description=__doc__)
    parser.add_argument("names", nargs="*", help="the kinds of pages to measure; all without")
    main(*parser.parse_args().names)
