"""The tour of the README, as a person takes it: import a page, publish it, find it in Chinese, withdraw it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from members.models import Organisation
from members.policy import APPOINTED
from staff import factors, sign_in_links
from tests.factories import appoint

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tour" / "lampe-du-lac.txt"
NAME = "Lampe du Lac - page inventée"


@pytest.fixture
def directory(transactional_db: None) -> None:
    """Countries, vocabularies and the two members, and a person of the staff."""
    for fixture in ("countries", "vocabulary", "members"):
        call_command("loaddata", ROOT / "fixtures" / f"{fixture}.json", verbosity=0)
    factors.enrol(appoint(User.objects.create_superuser("editor", "editor@example.org"), *APPOINTED))


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody else, without scripts, who has never been here."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def sign_in(page: Page, site: str) -> None:
    page.goto(site + sign_in_links.make(User.objects.get(username="editor")))


def import_the_page(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/members/organisation/import/")
    page.set_input_files("[type=file]", PAGE)
    page.get_by_role("button", name="Look at what they say").click()
    understood = page.locator(".understood")
    expect(understood.locator("dd", has_text="Burundi")).to_have_count(1)
    expect(understood.locator("dd[lang=fr]").first).to_contain_text("au bord du lac")
    expect(understood.locator("dd[lang=en]").first).to_contain_text("on the lake shore")
    assert not Organisation.objects.filter(name_fr=NAME).exists()
    page.get_by_role("button", name="Import what is ticked").click()


def publish_it(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/members/organisation/?q=Lampe")
    page.get_by_role("link", name=NAME).click()
    expect(page.locator("textarea[name=works_with_fr]")).to_have_value(
        "Nous travaillons avec des travailleuses du sexe au bord du lac et avec leurs familles."
    )
    french, english = (page.locator(f"textarea[name=works_with_{code}]").bounding_box() for code in ("fr", "en"))
    assert french
    assert english
    assert french["x"] + french["width"] <= english["x"], "side by side"
    page.get_by_role("button", name="Save and publish").click()
    expect(page.locator(".messagelist")).to_contain_text("there is no recorded consent to be listed")
    page.check("[name=listing_consent]")
    page.select_option("[name=consent_basis]", "written")
    page.fill("[name=consent_date]", "2026-03-01")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.locator(".messagelist .success")).to_contain_text(NAME)


def find_it_in_chinese(visitor: Page, site: str) -> str:
    visitor.goto(f"{site}/zh-hans/members/?q=布隆迪&priority=stigma")
    expect(visitor.locator(".card h3")).to_contain_text(["Lampe du Lac"])
    visitor.goto(f"{site}/zh-hans/members/?country=BI&priority=trafficking")
    expect(visitor.locator(".card h3", has_text="Lampe")).to_have_count(0)
    visitor.goto(f"{site}/zh-hans/members/?q=布隆迪")
    visitor.get_by_role("link", name="Lampe du Lac").click()
    expect(visitor.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(visitor.locator("[lang=en]", has_text="on the lake shore")).to_have_count(1)
    expect(visitor.locator("[lang=fr]", has_text="au bord du lac")).to_have_count(1)
    return visitor.url


def withdraw_it(page: Page) -> None:
    page.get_by_role("link", name="Withdraw…").click()
    page.wait_for_url("**/withdraw/")
    page.check("[name=reason][value=request]")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".messagelist")).to_contain_text(NAME)


def test_the_tour(directory: None, live_server: object, page: Page, visitor: Page) -> None:
    site = str(live_server)

    sign_in(page, site)
    import_the_page(page, site)
    visitor.goto(f"{site}/fr/members/?q=Lampe")
    expect(visitor.locator(".card")).to_have_count(0)

    publish_it(page, site)
    address = find_it_in_chinese(visitor, site)

    withdraw_it(page)
    gone = visitor.goto(address)
    assert gone
    assert gone.status == 404
    for door in (
        "/zh-hans/members/?q=布隆迪",
        "/fr/members/?q=Lampe",
        "/fr/countries/bi/",
        "/fr/regions/africa/",
        "/fr/",
    ):
        visitor.goto(site + door)
        expect(visitor.locator("body")).not_to_contain_text("Lampe du Lac")
