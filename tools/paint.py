"""``make paint``: how soon a page begins to show on 2G, and what it weighs; into docs/paint.md.

A time depends on the machine, so this is a script and no test. What a page may weigh is one (test_weight.py).
"""

import argparse
import gzip
import sys
from pathlib import Path

import brotli
from playwright.sync_api import Browser

from tests.pages import LANGUAGES, PAGES, SCRIPTS
from tools import chromium, directory

REPORT = Path("docs/paint.md")
LIMIT = 2500  # milliseconds
# Other work on the machine can slow a page, nothing can make it faster: the best visit is nearest to the truth.
RUNS = 3
LINE = {"offline": False, "latency": 1000, "downloadThroughput": 50_000 / 8, "uploadThroughput": 50_000 / 8}
FIRST_PAINT = """() => new Promise(told => new PerformanceObserver(list => {
  const found = list.getEntriesByName("first-contentful-paint")[0];
  if (found) told(found.startTime);
}).observe({ type: "paint", buffered: true }))"""
HEAD = f"""\
# First paint on 2G, and weight

Written by `make paint`, which fails where a page begins to show later than {LIMIT / 1000} s. Chromium behind a line of
50 kbit/s with an answer time of 1 s (DevTools); the application under gunicorn with production settings, PostgreSQL,
TLS, brotli and the invented examples; the best of up to {RUNS} visits with an empty cache. Weights are those of the
page with its sheet inside, in bytes: the heaviest of the five languages.

| Page | {" | ".join(f"First paint, {language}" for language in SCRIPTS)} | HTML | gzip 6 | brotli 5 |
|---|{"---|" * (len(SCRIPTS) + 3)}
"""


def main(*names: str) -> None:
    """Measure all pages, or some by name, and write their figures; end with 1 if one is too slow."""
    if chromium.find() is None:
        sys.exit(f"No Chromium: {chromium.HOW_TO_GET}.")
    rows, slowest = _known() if names else {}, 0.0
    with directory.running_as_in_production() as address, chromium.launched() as browser:
        for kind in (kind for kind in PAGES if not names or kind.name in names):
            times = [_soonest(browser, address + kind.at(code)) for code in SCRIPTS]
            slowest = max(slowest, *times)
            weights = max(_weights(browser, address + kind.at(code)) for code in LANGUAGES)
            shown = [f"{time / 1000:.2f} s" for time in times] + [f"{weight:,}" for weight in weights]
            rows[kind.name] = f"| {kind.name} | {' | '.join(shown)} |"
            print(rows[kind.name], flush=True)
    REPORT.write_text(HEAD + "\n".join(rows[kind.name] for kind in PAGES if kind.name in rows) + "\n")
    sys.exit(0 if slowest <= LIMIT else 1)


def _known() -> dict[str, str]:
    """What the report says of each page."""
    table = REPORT.read_text().partition("|---|")[2].splitlines()[1:]
    return {line.split(" | ")[0].removeprefix("| "): line for line in table}


def _soonest(browser: Browser, address: str) -> float:
    """Milliseconds of the first visit that is soon enough, or of the best of all."""
    times: list[float] = []
    while len(times) < RUNS and min(times, default=LIMIT + 1) > LIMIT:
        times.append(_first_paint(browser, address))
    return min(times)


def _first_paint(browser: Browser, address: str) -> float:
    """Milliseconds from asking to the first words on the screen, as a new visitor on a phone."""
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    # The application has started and met each page before: this is about the line.
    context.request.get(address)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="commit")
    milliseconds = float(page.evaluate(FIRST_PAINT))
    context.close()
    return milliseconds


def _weights(browser: Browser, address: str) -> tuple[int, int, int]:
    """The page as it is, by gzip 6 and by brotli 5."""
    context = browser.new_context(ignore_https_errors=True)
    body = context.request.get(address).body()
    context.close()
    return len(body), len(gzip.compress(body, 6)), len(brotli.compress(body, quality=5))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tools.paint", description=__doc__)
    parser.add_argument("names", nargs="*", help="the kinds of pages to measure; all without")
    main(*parser.parse_args().names)
