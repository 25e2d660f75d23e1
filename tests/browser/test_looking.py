"""The checks of pages see what they are there for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.looking import barriers, hard_to_see_focus, moving, too_wide

SOUND = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Sound</title>
<style>:focus-visible {{ outline: 3px solid }} {css}</style><main><h1>Sound</h1>{body}</main></html>"""
BAR = ".header { position: sticky; top: 0; height: 90vh }"


SMALL = "a { display: inline-block; width: 1em; line-height: 1 }"
ASIDE = "a { position: absolute; inset-inline-start: -9rem }"
LINK = "<a href=#>Link</a>"
FAR = "<p style='height:300vh'></p>"
BARRED = f"<div class=header></div>{FAR}{LINK}{FAR}"


@pytest.mark.parametrize(
    ("check", "css", "body", "seen"),
    [
        (barriers, "p { color: #999 }", "<p>Grey</p>", "axe color-contrast: p"),
        (barriers, SMALL, LINK + LINK, "axe target-size: a:nth-child(2), a:nth-child(3)"),
        (barriers, "", "<h3>Third</h3>", "axe heading-order: h3"),
        (too_wide, "p { width: 200vw }", "<p class=wide>Wide</p>", "P .wide reaches"),
        (moving, "p { transition: color 1s }", "<p>Moves</p>", "P moves"),
        (moving, "html { scroll-behavior: smooth }", "", "HTML moves"),
        (hard_to_see_focus, "a:focus { outline: 0 }", LINK, "A “Link”: no outline"),
        (hard_to_see_focus, ASIDE, LINK, "A “Link”: off the screen"),
        (hard_to_see_focus, BAR, BARRED, "A “Link”: behind the bar"),
    ],
)
def test_what_is_wrong_is_seen(page: Page, check: Callable[[Page], list[str]], css: str, body: str, seen: str) -> None:
    page.set_content(SOUND.format(css="", body="<p>Nothing but <a href=#>one</a> long enough link</p>"))
    assert check(page) == []

    page.set_content(SOUND.format(css=css, body=body))
    found = check(page)
    assert found != []
    assert found[0].startswith(seen)
