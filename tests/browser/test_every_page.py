"""Every kind of page, looked over as people meet it: nobody is kept out, on no screen, in no language.

``make test`` looks at each kind once, in changing language, light and width; ``make check-all`` at all of them.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.looking import hard_to_see_focus, look, moving, opened, too_wide
from tests.pages import LANGUAGES, PAGES, SCHEMES, WIDTHS, PageType

BY_NAME = [pytest.param(kind, id=kind.name) for kind in PAGES]
SAMPLE = [
    pytest.param(kind, LANGUAGES[number % 5], SCHEMES[number % 2], WIDTHS[number % 3], id=kind.name)
    for number, kind in enumerate(PAGES)
]
OFTEN = ("home", "list-filtered", "profile")
WALKS = [
    pytest.param(kind, id=kind.name, marks=[] if kind.name in OFTEN else [pytest.mark.exhaustive]) for kind in PAGES
]


@pytest.mark.parametrize(("kind", "language", "scheme", "width"), SAMPLE)
def test_nobody_is_kept_out(page: Page, directory: str, kind: PageType, language: str, scheme: str, width: int) -> None:
    assert opened(page, directory + kind.at(language)).status == kind.status
    assert look(page, scheme, width) + moving(page) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BY_NAME)
def test_nobody_is_kept_out_in_any_language_light_or_width(
    page: Page, directory: str, kind: PageType, language: str
) -> None:
    opened(page, directory + kind.at(language))
    assert [wrong for scheme in SCHEMES for width in WIDTHS for wrong in look(page, scheme, width)] == []


@pytest.mark.parametrize(("key", "width"), [("Tab", 1280), ("Shift+Tab", 320)])
@pytest.mark.parametrize("kind", WALKS)
def test_the_keyboard_is_seen_wherever_it_stops(
    page: Page, directory: str, kind: PageType, key: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    opened(page, directory + kind.at("fr"))
    assert hard_to_see_focus(page, key) == []


@pytest.mark.parametrize("kind", BY_NAME)
def test_the_page_can_be_turned_from_right_to_left(page: Page, directory: str, kind: PageType) -> None:
    opened(page, directory + kind.at("en"))
    page.evaluate("document.documentElement.dir = 'rtl'")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert too_wide(page) == []
    brand, leave = (page.locator(css).bounding_box() for css in (".brand", ".button.exit"))
    assert brand
    assert leave
    assert leave["x"] + leave["width"] <= brand["x"], "the bar runs from right to left"
