"""The staff's pages in a browser: texts side by side, nothing that the policy of the pages forbids."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Dialog, Page

from members.choices import Status, TranslationAuthor
from members.models import Organisation, ProposedChange
from tests.factories import make_area, make_network, make_organisation, make_translation
from tests.members.admin.pages import superuser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed_in(page: Page, live_server: Any) -> Page:
    """A browser in which somebody of the staff is signed in."""
    cookie = superuser().cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    return page


@pytest.fixture
def organisation() -> Organisation:
    """French, partly translated."""
    texts = {"name": {"fr": "Abeilles"}, "works_with": {"fr": "Un", "en": "One", "es": "Uno"}}
    return make_organisation(original_language="fr", status=Status.DRAFT, texts=texts, areas=("health",))


def visible(page: Page) -> list[str]:
    """The languages in which the first answer can be seen, from left to right."""
    boxes = page.locator('[data-texts="works_with"] .text:visible')
    found = [(box.bounding_box() or {"x": 0})["x"] for box in boxes.all()]
    names = [box.get_attribute("data-language") or "" for box in boxes.all()]
    return [name for _x, name in sorted(zip(found, names, strict=True))]


def test_one_translation_stands_beside_the_original(
    signed_in: Page, live_server: Any, organisation: Organisation
) -> None:
    signed_in.goto(f"{live_server.url}/admin/members/organisation/{organisation.pk}/change/")
    bar = signed_in.locator("[data-languages]")
    assert visible(signed_in) == ["fr", "en"]
    assert bar.locator('[data-language="es"]').inner_text() == "Español 1/1 ✓"
    assert bar.locator('[data-language="ru"]').inner_text() == "Русский 0/1"

    bar.locator('[data-language="ru"]').click()
    signed_in.fill("#id_works_with_ru", "Один")
    assert visible(signed_in) == ["fr", "ru"]
    assert bar.locator('[data-language="ru"]').inner_text() == "Русский 1/1 ✓"
    signed_in.fill("#id_challenges_fr", "Deux")
    assert bar.locator('[data-language="ru"]').inner_text() == "Русский 1/2"
    signed_in.fill("#id_challenges_fr", "")

    signed_in.select_option("#id_original_language", "en")
    assert visible(signed_in) == ["en", "ru"]
    signed_in.select_option("#id_original_language", "fr")
    with signed_in.expect_navigation():
        signed_in.click("input[name=_continue]")

    assert visible(signed_in) == ["fr", "ru"]
    organisation.refresh_from_db()
    assert organisation.text("works_with", "ru") == "Один"
    assert (organisation.text("works_with", "en"), organisation.original_language) == ("One", "fr")


def test_a_translation_stands_beside_an_original_in_any_other_language(signed_in: Page, live_server: Any) -> None:
    texts = {"name": {"de": "Vereinigung"}, "works_with": {"de": "Eins", "en": "One"}}
    organisation = make_organisation(original_language="de", status=Status.DRAFT, texts=texts)
    signed_in.goto(f"{live_server.url}/admin/members/organisation/{organisation.pk}/change/")

    assert visible(signed_in) == ["own", "en"]


def test_without_script_every_language_stands_there(
    signed_in: Page, live_server: Any, organisation: Organisation
) -> None:
    signed_in.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    signed_in.goto(f"{live_server.url}/admin/members/organisation/{organisation.pk}/change/")

    names = [box.get_attribute("name") for box in signed_in.locator('[data-texts="works_with"] textarea:visible').all()]
    every = ("own", *(code.replace("-", "_") for code, _name in settings.LANGUAGES))
    assert sorted(map(str, names)) == sorted(f"works_with_{code}" for code in every)
    assert signed_in.locator("[data-languages]").is_hidden()


def test_unsaved_words_are_not_left_without_a_question(
    signed_in: Page, live_server: Any, organisation: Organisation
) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    signed_in.on("dialog", answer)
    address = f"{live_server.url}/admin/members/organisation/{organisation.pk}/change/"

    signed_in.goto(address)
    signed_in.goto(address)
    assert asked == []
    signed_in.fill("#id_acronym", "A")
    signed_in.goto(address)
    assert asked == ["beforeunload"]


def test_a_translation_that_nobody_sees_does_not_look_complete(
    signed_in: Page, live_server: Any, organisation: Organisation
) -> None:
    make_translation(organisation, "works_with", "es", author=TranslationAuthor.MACHINE, reviewed=False)
    signed_in.goto(f"{live_server.url}/admin/members/organisation/{organisation.pk}/change/")
    bar = signed_in.locator("[data-languages]")
    line = bar.locator(".approve-all:visible")
    assert bar.locator('[data-language="es"]').inner_text() == "Español 1/1"
    assert line.count() == 0

    bar.locator('[data-language="es"]').click()
    assert line.inner_text().startswith("Español: 1 translation waits for somebody to read it.")
    with signed_in.expect_navigation():
        line.get_by_role("button", name="Save, and mark Español as read and right").click()

    assert bar.locator('[data-language="es"]').inner_text() == "Español 1/1 ✓"


def test_boxes_beside_each_other_begin_at_the_same_height(
    signed_in: Page, live_server: Any, organisation: Organisation
) -> None:
    signed_in.set_extra_http_headers({"accept-language": "zh-hans"})
    signed_in.goto(f"{live_server.url}/admin/members/organisation/{organisation.pk}/change/")

    boxes = signed_in.locator('[data-texts="works_with"] textarea:visible').all()

    assert len(boxes) == 2
    assert len({(box.bounding_box() or {"y": None})["y"] for box in boxes}) == 1


def test_the_whole_list_fits_a_laptop(signed_in: Page, live_server: Any) -> None:
    names = {"name": {"en": "Association of sex workers for rights, health and a roof above every head"}}
    words = {"works_with": {code: "Words" for code, _name in settings.LANGUAGES}}
    shared: dict[str, Any] = {"texts": names | words, "confirmed_on": date(2026, 9, 30), "is_example": True}
    for country in ("BI", "KE", "MX"):
        make_organisation(country=country, **shared)
    make_organisation(country="RU", listing_consent=False, consent_basis="", **shared)
    make_organisation(country="CN", status=Status.WITHDRAWN, withdrawal_reason="duplicate", **shared)

    for language in ("en", "fr", "es", "ru", "zh-hans"):
        signed_in.set_extra_http_headers({"accept-language": language})
        signed_in.goto(f"{live_server.url}/admin/members/organisation/")
        table = signed_in.locator(".results")
        assert table.evaluate("box => box.scrollWidth - box.clientWidth") == 0, language


def test_on_a_phone_a_difference_is_read_before_it_is_decided(
    signed_in: Page, live_server: Any, organisation: Organisation
) -> None:
    data = {"original_language": "fr", "texts": {"works_with": {"fr": "Deux " * 200}}, "priority_areas": None}
    change = ProposedChange.objects.create(organisation=organisation, file="a.txt", data=data)
    signed_in.set_viewport_size({"width": 360, "height": 740})
    signed_in.goto(f"{live_server.url}/admin/members/proposedchange/{change.pk}/change/")

    cells = signed_in.locator("table.versions tbody td")
    assert [(cell.bounding_box() or {"width": 0})["width"] > 300 for cell in cells.all()] == [True, True]
    assert cells.locator(".cell-label:visible").all_inner_texts() == ["What stands now", "What the page says"]
    row = signed_in.locator(".submit-row").bounding_box()
    assert row
    assert row["y"] > 740
    assert signed_in.evaluate("document.documentElement.scrollWidth") == 360


def test_on_a_phone_the_buttons_leave_room_for_the_form(
    signed_in: Page, live_server: Any, organisation: Organisation
) -> None:
    signed_in.set_viewport_size({"width": 360, "height": 740})
    signed_in.goto(f"{live_server.url}/admin/members/organisation/{organisation.pk}/change/")

    row = signed_in.locator(".submit-row")
    box = row.bounding_box()
    assert box
    assert box["height"] < 64
    assert row.locator(":visible").count() == 2
    assert not signed_in.locator(".deletelink").evaluate("link => link.getBoundingClientRect().y < innerHeight")
    assert signed_in.evaluate("document.documentElement.scrollWidth") == 360


def every_page(organisation: Organisation) -> list[str]:
    """One address of each page, with something to show on it."""
    network, area = make_network(), make_area()
    withdrawn = make_organisation(status=Status.WITHDRAWN, withdrawal_reason="safety")
    data = {"original_language": "fr", "texts": {"works_with": {"fr": "Deux"}}, "priority_areas": None}
    change = ProposedChange.objects.create(organisation=organisation, file="a.txt", data=data)
    organisations = "/admin/members/organisation"
    return [
        "/admin/",
        f"{organisations}/",
        f"{organisations}/add/",
        f"{organisations}/import/",
        *(
            f"{organisations}/{organisation.pk}/{page}/"
            for page in ("withdraw", "preview/zh-hans", "history", "delete")
        ),
        f"{organisations}/{withdrawn.pk}/publish/",
        f"{organisations}/{network.pk}/change/",
        f"/admin/members/proposedchange/{change.pk}/change/",
        "/admin/members/country/",
        "/admin/members/country/BI/change/",
        "/admin/members/country/hold/?code=BI",
        f"/admin/members/priorityarea/{area.pk}/change/",
        "/admin/secretariat/membershiprecord/add/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_breaks_the_policy_or_is_too_wide(
    signed_in: Page, live_server: Any, organisation: Organisation, scheme: Any, width: int
) -> None:
    """The page fixture fails on every complaint in the console."""
    signed_in.emulate_media(color_scheme=scheme)
    signed_in.set_viewport_size({"width": width, "height": 740})

    for path in every_page(organisation):
        response = signed_in.goto(live_server.url + path)
        assert response is not None
        assert response.status == 200, path
        assert signed_in.evaluate("document.documentElement.scrollWidth") <= width, path
