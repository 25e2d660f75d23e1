"""``make screenshots``: pictures for the README and of every kind of page, with a throw-away database."""

import argparse
import base64
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.pages import LANGUAGES, PAGES, PageType
from tools import chromium, directory

FOLDER = Path("docs/screenshots")
EVERY_PAGE = FOLDER / "pages"
WIDE, PHONE = ViewportSize(width=1120, height=760), ViewportSize(width=360, height=720)
TALL = ViewportSize(width=1120, height=1180)
# Of a long page the beginning is enough, and the folder stays small.
HIGHEST = {360: 1200, 1280: 1000}
QUALITY = 40
IN_EACH_LANGUAGE = ("home", "list", "profile")
IN_THE_DARK = {("home", "en", 1280), ("list", "zh-hans", 1280), ("list", "en", 360), ("profile", "ru", 360)}
HEAD = """\
# Every kind of page

Taken by `make screenshots`: at 360 and 1280 pixels, three of them in each language, some in the dark; the beginning of
long ones.

"""


def main() -> None:
    if chromium.find() is None:
        sys.exit(f"No Chromium: {chromium.HOW_TO_GET}.")
    EVERY_PAGE.mkdir(parents=True, exist_ok=True)
    with directory.running_with_staff() as (address, link), chromium.launched() as browser:
        _public(browser, address)
        _staff(browser, address, link)
        _every_page(browser, address)


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


def _every_page(browser: Browser, address: str) -> None:
    """Each kind of page, and a page that shows them all."""
    for old in EVERY_PAGE.glob("*.webp"):
        old.unlink()
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    lines = []
    for kind in PAGES:
        lines.append(f"\n## {kind.name}\n")
        for language, width, scheme in _views(kind):
            name = f"{kind.name}-{language}-{width}{'-dark' if scheme == 'dark' else ''}.webp"
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 740})
            page.goto(address + kind.at(language), wait_until="load")
            height = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST[width])
            page.set_viewport_size({"width": width, "height": height})
            taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
            (EVERY_PAGE / name).write_bytes(base64.b64decode(taken["data"]))
            lines.append(f"![{kind.name}, {language}, {width} pixels wide, {scheme}](pages/{name})")
    (FOLDER / "README.md").write_text(HEAD + "\n".join(lines).strip() + "\n")
    print(f"{EVERY_PAGE}: {sum(picture.stat().st_size for picture in EVERY_PAGE.glob('*')) // 1024} KiB")


def _views(kind: PageType) -> list[tuple[str, int, Any]]:
    """In which language, width and light a kind of page is shown."""
    views: list[tuple[str, int, Any]] = [("en", width, "light") for width in HIGHEST]
    if kind.name in IN_EACH_LANGUAGE:
        views += [(language, 360, "light") for language in LANGUAGES[1:]]
    return views + [(language, width, "dark") for name, language, width in sorted(IN_THE_DARK) if name == kind.name]


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__).parse_args()
    main()
