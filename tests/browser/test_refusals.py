"""The pages for when something is broken stand alone; nobody is kept out of them either."""

from typing import Any

import pytest
from django.test import RequestFactory
from playwright.sync_api import Page

from nswp_directory import unavailable, views
from tests.browser.looking import look
from tests.pages import SCHEMES, WIDTHS


def broken() -> str:
    """The page of an error that nobody foresaw."""
    return views.server_error(RequestFactory().get("/en/members/")).content.decode()


def not_set_up() -> str:
    """The page before the database is filled."""
    return unavailable.unavailable("make run").content.decode()


@pytest.mark.parametrize("made", [broken, not_set_up, unavailable.standing_alone])
def test_nobody_is_kept_out_of_a_page_about_an_error(page: Page, made: Any) -> None:
    page.set_content(made())
    wrong = []
    for scheme in SCHEMES:
        for width in WIDTHS:
            wrong += look(page, scheme, width)

    assert wrong == []
    assert page.locator("section[lang]").count() >= 4
