"""A real browser for the tests of this folder."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Route

from tools import chromium
from tools import directory as harness

# Playwright runs an event loop in the thread of the tests; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if chromium.find() is None:
        pytest.fail(f"No Chromium: {chromium.HOW_TO_GET}")
    with chromium.launched() as launched:
        yield launched


@pytest.fixture(scope="session")
def directory() -> Iterator[str]:
    """The address of a directory with the invented examples, to be read only."""
    with harness.running() as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page as a new visitor has it. The test fails if the page asks another host or complains in its console."""
    complaints: list[str] = []

    def watch(route: Route) -> None:
        if urlsplit(route.request.url).hostname in ("localhost", "127.0.0.1"):
            route.continue_()
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        # A page that is itself a 404 may be what the test is about; a missing part of a page is not.
        is_page_itself = "Failed to load resource" in message.text and message.location["url"] == opened.url
        if message.type == "error" and not is_page_itself:
            complaints.append(message.text)

    def fail(error: Error) -> None:
        complaints.append(str(error))

    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route("**/*", watch)
    opened = context.new_page()
    opened.on("console", listen)
    opened.on("pageerror", fail)
    yield opened
    context.close()
    assert complaints == []
