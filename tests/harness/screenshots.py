"""``make screenshots``: the pictures of the README, of a running directory with a throw-away database."""

import os
import secrets
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
    password = secrets.token_urlsafe(16)
    with _directory(password) as address, chromium.launched() as browser:
        _public(browser, address)
        _staff(browser, address, password)


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


def _staff(browser: Browser, address: str, password: str) -> None:
    page = browser.new_page(viewport=TALL)
    page.goto(f"{address}/admin/login/?next=/admin/members/organisation/%3Fq=SOS")
    page.fill("[name=username]", STAFF)
    page.fill("[name=password]", password)
    page.click("[type=submit]")
    page.locator("#result_list tbody th a").first.click()
    _take(page, "admin")
    page.close()


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")
    print(f"{FOLDER}/{name}.png")


@contextmanager
def _directory(password: str) -> Iterator[str]:
    """A directory with example data on a free port; its address."""
    with tempfile.TemporaryDirectory(prefix="directory-pictures-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/directory.sqlite3",
            "DEMO": "1",
            "DJANGO_SUPERUSER_PASSWORD": password,
        }
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "setup_directory"], env=environment, check=True)
        account = ["createsuperuser", "--noinput", "--username", STAFF, "--email", "editor@example.org"]
        subprocess.run([*manage, *account], env=environment, check=True)
        server = subprocess.Popen([*manage, "runserver", "--noreload", f"127.0.0.1:{port}"], env=environment)
        try:
            _wait(f"http://127.0.0.1:{port}/ready")
            yield f"http://127.0.0.1:{port}"
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
