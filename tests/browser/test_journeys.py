"""What people come for, done with a keyboard alone: on a wide screen with scripts, and on a phone without."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Route, expect

MOST_STOPS = 400
FOCUSED = """() => {
  const one = document.activeElement;
  return one.matches("input, select") ? `${one.name}=${one.value}` : one.textContent.trim().replace(/\\s+/g, " ");
}"""
PROFILE = "members/krug-mednyi-chainik/"


@pytest.fixture(params=[True, False], ids=["wide-with-script", "phone-without-script"])
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Somebody who has never been here, whose mouse is broken. Other hosts answer with an empty page."""
    size = (1280, 800) if request.param else (360, 740)
    context = browser.new_context(
        java_script_enabled=request.param, viewport={"width": size[0], "height": size[1]}, base_url="http://localhost"
    )
    context.route(lambda address: not address.startswith("http://localhost"), nowhere)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def nowhere(route: Route) -> None:
    """Another host, without asking it."""
    route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")


def move_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the keyboard is at a link, button or box."""
    for _number in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate(FOCUSED) == name:
            return
    pytest.fail(f"Tab never comes to {name!r}.")


def follow(page: Page, name: str) -> None:
    """Move to a link or button and press Enter; another page opens."""
    move_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def has_script(page: Page) -> bool:
    """Which of the two visitors this is."""
    return bool(page.viewport_size and page.viewport_size["width"] > 1000)


def test_find_by_country_and_read_a_profile(visitor: Page, directory: str) -> None:
    visitor.goto(f"{directory}/en/")
    follow(visitor, "Countries")
    follow(visitor, "Burundi")
    expect(visitor.locator("h1")).to_have_text("Burundi")
    cards = visitor.locator(".card h3")
    expect(cards).to_have_count(2)

    name = cards.last.inner_text()
    follow(visitor, name)
    expect(visitor.locator("h1")).to_have_text(name)
    expect(visitor.locator(".question h2").first).to_have_text("Who do you work with?")


def test_read_the_original_beside_or_behind_the_translation(visitor: Page, directory: str) -> None:
    visitor.goto(f"{directory}/en/{PROFILE}")
    answer = visitor.locator(".passage", has_text="Since our first meeting").first
    original = visitor.locator(".passage[lang=ru]", has_text="С первой встречи").first
    expect(answer).to_be_visible()
    if has_script(visitor):
        expect(original).to_be_visible()
        left, right = answer.bounding_box(), original.bounding_box()
        assert left
        assert right
        assert left["x"] + left["width"] <= right["x"], "beside each other"
        expect(visitor.locator(".original summary").first).to_be_hidden()
        expect(visitor.locator(".original h3", has_text="Original text (Russian)").first).to_be_visible()
    else:
        expect(original).to_be_hidden()
        move_to(visitor, "Original text (Russian)")
        visitor.keyboard.press("Enter")
        expect(original).to_be_visible()


def test_find_by_priority_area_from_the_home_page(visitor: Page, directory: str) -> None:
    visitor.goto(f"{directory}/es/")
    area = visitor.locator(".topics a").first
    words = area.inner_text()
    follow(visitor, words)

    assert visitor.url == f"{directory}/es/members/?priority=decriminalisation"
    expect(visitor.locator("h1")).to_contain_text(words)
    expect(visitor.locator(".active a")).to_contain_text([words])


def test_narrow_the_list_by_a_priority_area(visitor: Page, directory: str) -> None:
    visitor.goto(f"{directory}/en/members/")
    count = visitor.locator("label", has=visitor.locator("[value=stigma]")).locator(".count").text_content()
    expect(visitor.locator("#found")).not_to_have_text(f"{count} organisations")
    if not has_script(visitor):
        move_to(visitor, "Filters")
        visitor.keyboard.press("Enter")
    move_to(visitor, "priority=stigma")
    visitor.keyboard.press("Space")

    if has_script(visitor):
        expect(visitor.locator("#status")).to_have_text(f"{count} organisations")
        expect(visitor).to_have_url(f"{directory}/en/members/?priority=stigma")
        assert visitor.evaluate(FOCUSED) == "priority=stigma", "the keyboard stays where it was"
    else:
        follow(visitor, "Show results")
        assert visitor.url.startswith(f"{directory}/en/members/?")
        assert "priority=stigma" in visitor.url
    expect(visitor.locator("#found")).to_have_text(f"{count} organisations")


def test_find_by_words(visitor: Page, directory: str) -> None:
    visitor.goto(f"{directory}/ru/")
    move_to(visitor, "q=")
    visitor.keyboard.type("чайник")
    with visitor.expect_navigation():
        visitor.keyboard.press("Enter")

    expect(visitor.locator(".card h3")).to_have_text(["Круг «Медный чайник»"])


def test_switch_the_language_and_stay_on_the_page(visitor: Page, directory: str) -> None:
    visitor.goto(f"{directory}/en/members/?region=europe")
    move_to(visitor, "Language: English")
    visitor.keyboard.press("Enter")
    follow(visitor, "简体中文")

    assert visitor.url == f"{directory}/zh-hans/members/?region=europe"
    expect(visitor.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_leave_at_the_first_stop(visitor: Page, directory: str) -> None:
    visitor.goto(f"{directory}/fr/countries/")
    visitor.goto(f"{directory}/fr/{PROFILE}")
    visitor.keyboard.press("Tab")
    expect(visitor.locator(":focus")).to_have_text("Quitter rapidement ce site")
    with visitor.expect_navigation(url=settings.EXIT_URLS["fr"]):
        visitor.keyboard.press("Enter")

    visitor.go_back()
    # With a script the profile's place in the history was taken; without, the page says honestly that it stays.
    assert visitor.url == f"{directory}/fr/{'countries/' if has_script(visitor) else PROFILE}"


def test_leave_by_shift_three_times(visitor: Page, directory: str) -> None:
    visitor.goto(f"{directory}/en/{PROFILE}")
    if has_script(visitor):
        with visitor.expect_navigation(url=settings.EXIT_URLS["en"]):
            for _number in range(3):
                visitor.keyboard.press("Shift")
    else:
        visitor.keyboard.press("Shift")
        follow(visitor, "Leave this site quickly")
        assert visitor.url == settings.EXIT_URLS["en"]


def test_leaving_blanks_the_page_before_the_next_one_answers(page: Page, directory: str) -> None:
    page.context.route(settings.EXIT_URLS["en"], lambda route: route.abort())
    page.goto(f"{directory}/en/{PROFILE}")
    assert page.locator("h1").is_visible()

    shown = page.evaluate("""() => {
      document.querySelector(".button.exit").click();
      const boxes = [...document.querySelectorAll("body *")].filter(one => one.getClientRects().length);
      return [document.title, boxes.length, getComputedStyle(document.body).backgroundColor];
    }""")

    assert shown == ["…", 0, "rgb(255, 255, 255)"]
