"""A person who refers somebody: from the guide to the organisations of a country, on a phone, without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from resources.choices import Opens
from tests.factories import make_network, make_organisation
from tests.resources.making import make_guide, make_resource


@pytest.fixture
def directory(transactional_db: None) -> None:
    """A guide, two organisations in Kenya, one elsewhere, and the network of the region."""
    aswa = make_network(slug="aswa", acronym="ASWA", texts={"name": {"en": "African Alliance"}})
    make_organisation(country="KE", texts={"name": {"en": "Open House"}}, support=("legal-aid",), networks=(aswa,))
    make_organisation(country="KE", texts={"name": {"en": "Night Walk"}})
    make_organisation(country="FR", texts={"name": {"en": "Maison"}}, support=("legal-aid",))
    aswa.coverage.create(country_id="KE")
    make_resource({"title": {"en": "Law of Kenya"}}, country_id="KE", is_law=True)
    opens = {6: Opens.NETWORKS, 7: Opens.MEMBERS, 8: Opens.LAW, 9: Opens.REFERRAL}
    make_guide(*({"opens": opens.get(number, "")} for number in range(1, 15)), slug="refugees")


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A phone without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def test_a_practitioner_finds_partners_in_a_country(directory: None, live_server: object, visitor: Page) -> None:
    site = str(live_server)
    visitor.goto(f"{site}/en/guides/")
    visitor.get_by_role("link", name="An invented title").click()
    expect(visitor.locator(".steps > li")).to_have_count(14)

    visitor.select_option("#country", "KE")
    visitor.get_by_role("button", name="Show partners").click()

    partners = visitor.locator("#partners")
    expect(partners.get_by_role("link", name="2 organisations are listed")).to_be_visible()
    expect(partners.get_by_role("link", name="African Alliance")).to_be_visible()
    sheet = partners.get_by_role("link", name="Referral sheet to print")
    expect(sheet).to_have_attribute("href", "/en/referral/?country=KE")
    expect(visitor.locator("#step-8").get_by_role("link", name="Law of Kenya")).to_be_visible()
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 360

    visitor.locator("#step-7").get_by_role("link", name="Organisations with services based on rights").click()
    expect(visitor.locator(".card h3")).to_have_text(["Open House"])
    visitor.go_back()
    partners.get_by_role("link", name="2 organisations are listed").click()
    expect(visitor.locator(".card h3")).to_have_text(["Night Walk", "Open House"])
    visitor.go_back()
    partners.get_by_role("link", name="African Alliance").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("African Alliance")
    expect(visitor.locator(".card h3")).to_have_text(["Open House"])


def test_ticks_stay_on_the_page(directory: None, live_server: object, page: Page) -> None:
    page.goto(f"{live_server}/en/guides/refugees/")
    page.locator("#step-1 label").click()
    expect(page.locator("#step-1 input")).to_be_checked()

    page.reload()

    expect(page.locator("#step-1 input")).not_to_be_checked()
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
