"""No word, address or acronym makes a page wider than the screen, in any field, on any kind of page."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.looking import too_wide
from tests.everything import PAGES, fill, make_everything

pytestmark = pytest.mark.django_db(transaction=True)

LONG = {
    "word": "Donaudampfschifffahrtsgesellschaft" * 4,
    "address": "https://forms.example.org/d/e/1FAIpQLSd0123456789abcdefghijklmnopqrstuvwxyz/viewform?usp=sf_link" * 2,
    "chinese": "我们支持性工作者的权利" * 12,
    "right to left": "منظمةتدافععنحقوقالعاملات" * 5,
}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_long_word_widens_a_page(page: Page, live_server: Any, text: str, width: int) -> None:
    fill(make_everything(), text)
    page.set_viewport_size({"width": width, "height": 800})
    wide = {}
    for path in PAGES:
        page.goto(f"{live_server.url}/en/{path}")
        wide[path] = too_wide(page)

    assert {path: boxes for path, boxes in wide.items() if boxes} == {}
