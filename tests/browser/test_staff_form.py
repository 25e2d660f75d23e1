"""The staff's pages in a browser: texts side by side, nothing that the policy of the pages forbids."""

from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Dialog, Page

from members.choices import Status
from members.models import Organisation, ProposedChange
from tests.factories import make_area, make_network, make_organisation
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
    assert bar.locator('[data-language="es"]').inner_text() == "Español 1/5"

    bar.locator('[data-language="ru"]').click()
    signed_in.fill("#id_works_with_ru", "Один")
    assert visible(signed_in) == ["fr", "ru"]
    assert bar.locator('[data-language="ru"]').inner_text() == "Русский 1/5"

    signed_in.select_option("#id_original_language", "en")
    assert visible(signed_in) == ["en", "ru"]
    signed_in.select_option("#id_original_language", "fr")
    with signed_in.expect_navigation():
        signed_in.click("input[name=_continue]")

    assert visible(signed_in) == ["fr", "ru"]
    organisation.refresh_from_db()
    assert organisation.text("works_with", "ru") == "Один"
    assert (organisation.text("works_with", "en"), organisation.original_language) == ("One", "fr")


def test_without_script_every_language_stands_there(
    signed_in: Page, live_server: Any, organisation: Organisation
) -> None:
    signed_in.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    signed_in.goto(f"{live_server.url}/admin/members/organisation/{organisation.pk}/change/")

    assert signed_in.locator('[data-texts="works_with"] textarea:visible').count() == 5
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_the_policy(signed_in: Page, live_server: Any, organisation: Organisation, scheme: Any) -> None:
    """The page fixture fails on every complaint in the console."""
    network = make_network()
    area = make_area()
    data = {"original_language": "fr", "texts": {"works_with": {"fr": "Deux"}}, "priority_areas": None}
    change = ProposedChange.objects.create(organisation=organisation, file="a.txt", data=data)
    members = "/admin/members"
    signed_in.emulate_media(color_scheme=scheme)

    for path in (
        "/admin/",
        f"{members}/organisation/",
        f"{members}/organisation/add/",
        f"{members}/organisation/import/",
        f"{members}/organisation/{organisation.pk}/withdraw/",
        f"{members}/organisation/{organisation.pk}/preview/zh-hans/",
        f"{members}/organisation/{organisation.pk}/history/",
        f"{members}/organisation/{organisation.pk}/delete/",
        f"{members}/organisation/{network.pk}/change/",
        f"{members}/proposedchange/{change.pk}/change/",
        f"{members}/country/",
        f"{members}/country/BI/change/",
        f"{members}/country/hold/?code=BI",
        f"{members}/priorityarea/{area.pk}/change/",
        "/admin/secretariat/membershiprecord/add/",
    ):
        response = signed_in.goto(live_server.url + path)
        assert response is not None
        assert response.status == 200, path
        assert signed_in.evaluate("document.documentElement.scrollWidth") <= 1280, path
