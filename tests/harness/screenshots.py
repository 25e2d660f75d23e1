"""``make screenshots``: the pictures of the README, of a running directory with a throw-away database."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from tests.harness import chromium

FOLDER = Path("docs/screenshots")
WIDE, PHONE = ViewportSize(width=1120, height=760), ViewportSize(width=360, height=720)
TALL = ViewportSize(width=1120, height=1180)
STAFF = "editor"


def main() -> None:
    """Take all pictures."""
    if chromium.find() is None:
        sys.exit(f"No Chromium: {chromium.HOW_TO_GET}.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _directory() as (address, link), chromium.launched() as browser:
        _public(browser, address)
        _staff(browser, address, link)


def _public(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto(f"{address}/en/members/")
    _take(page, "list")
    page.goto(f"{address}/en/members/?country=BI")
    page.locator(".card h3 a").first.click()
    _take(page, "profile")
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/fr/members/")
    _take(page, "phone")
    page.close()


def _staff(browser: Browser, address: str, link: str) -> None:
    page = browser.new_page(viewport=TALL)
    page.goto(link)
    page.goto(f"{address}/admin/members/organisation/?q=SOS")
    page.locator("#result_list tbody th a").first.click()
    _take(page, "admin")
    page.close()


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")
    print(f"{FOLDER}/{name}.png")


@contextmanager
def _directory() -> Iterator[tuple[str, str]]:
    """A directory with example data on a free port; its address, and a link that signs in."""
    with tempfile.TemporaryDirectory(prefix="directory-pictures-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/directory.sqlite3",
            "DEMO": "1",
            "PORT": str(port),
        }
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "setup_directory"], env=environment, check=True)
        account = ["make_staff", "--noinput", "--username", STAFF, "--email", "editor@example.org"]
        made = subprocess.run([*manage, *account], env=environment, check=True, capture_output=True, text=True)
        server = subprocess.Popen([*manage, "runserver", "--noreload", f"127.0.0.1:{port}"], env=environment)
        try:
            _wait(f"http://127.0.0.1:{port}/ready")
            yield f"http://127.0.0.1:{port}", made.stdout.split()[-1]
        finally:
            server.terminate()
            server.wait()


def _wait(address: str, seconds: float = 30) -> None:
    """Wait until the directory answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310 - our own server
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    sys.exit("The directory did not start.")


if __name__ == "__main__":
    main()
