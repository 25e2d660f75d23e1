"""Paper, in a real browser: the button that prints, and what waits behind a line on the screen."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_organisation


@pytest.fixture
def site(live_server: LiveServer, transactional_db: None) -> str:
    """A directory with one profile that is translated."""
    texts = {"name": {"fr": "Lanterne"}, "works_with": {"fr": "Avec toutes", "en": "With everyone"}}
    make_organisation(slug="lanterne", original_language="fr", texts=texts, areas=("health",))
    return live_server.url


def test_the_button_prints_where_it_can(page: Page, site: str) -> None:
    page.add_init_script("print = () => { document.title = 'printed' }")
    page.goto(f"{site}/en/referral/")

    page.get_by_role("button", name="Print this sheet").click()

    assert page.title() == "printed"


def test_without_scripts_there_is_no_button_that_does_nothing(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/referral/")

    expect(page.get_by_role("heading", name="Lanterne")).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()
    context.close()


def test_a_profile_prints_with_its_original_and_without_the_frame(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site}/en/members/lanterne/")
    original = page.get_by_text("Avec toutes")
    expect(original).to_be_hidden()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    expect(original).to_be_visible()
    expect(page.get_by_text("With everyone")).to_be_visible()
    for frame in (".header", ".footer", ".narrow-nav", ".breadcrumb"):
        expect(page.locator(frame).first).to_be_hidden()
