"""What a visitor's browser loads to see a page first: little, and from here alone.

Weights are those of brotli at quality 5 and gzip at level 6, computed here, so that they hold whatever compresses.
That no other host is asked is proved by the fixture ``page``, in every test that opens one.
"""

import gzip

import brotli
import pytest
from playwright.sync_api import APIResponse, Page

from tests.browser.looking import Asked, opened
from tests.pages import LANGUAGES, PAGES, PageType

BROTLI, GZIP, EVERYTHING = 14_000, 15_500, 20 * 1024


def on_the_line(response: APIResponse) -> int:
    """The bytes of an answer: its headers as they are, its body compressed as a server does while it answers."""
    headers = sum(len(header["name"]) + len(header["value"]) + 4 for header in response.headers_array)
    return headers + len(brotli.compress(response.body(), quality=5))


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in PAGES])
def test_the_first_view_is_light_in_every_language(page: Page, directory: str, kind: PageType) -> None:
    asked = Asked(page)
    opened(page, directory + kind.at("ru"))
    icon = page.locator("link[rel=icon]").evaluate("link => link.href")
    beside = sum(on_the_line(page.request.get(address)) for address in {*asked.addresses[1:], icon})

    answers = {code: page.request.get(directory + kind.at(code)) for code in LANGUAGES}

    heavy = {code: len(brotli.compress(one.body(), quality=5)) for code, one in answers.items()}
    assert {code: size for code, size in heavy.items() if size > BROTLI} == {}
    heavy = {code: len(gzip.compress(one.body(), 6)) for code, one in answers.items()}
    assert {code: size for code, size in heavy.items() if size > GZIP} == {}
    heavy = {code: on_the_line(one) + beside for code, one in answers.items()}
    assert {code: size for code, size in heavy.items() if size > EVERYTHING} == {}
