"""What a page is looked over for. Each function returns what is wrong with the page that is open, as lines to read."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page, Request, Response

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
# WCAG 2.2 A and AA, and what its makers call best practice. The size of targets is off unless asked for.
RUN_AXE = """async () => (await axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
})).violations.map(rule => `${rule.id}: ${rule.nodes.map(node => node.target.join(" ")).join(", ")}`)"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  const beyond = box => box.left < -1 || box.right > room + 1;
  const apart = ".visually-hidden, .skip, .narrow-nav";
  const shown = one => getComputedStyle(one).clipPath === "none" && !one.closest(apart);
  return document.documentElement.scrollWidth <= room ? [] : [...document.body.querySelectorAll("*")]
    .filter(one => shown(one) && beyond(one.getBoundingClientRect())).slice(0, 5)
    .map(one => `${one.tagName} .${one.getAttribute("class")} reaches ${one.getBoundingClientRect().right} of ${room}`)
    .concat(`the page is ${document.documentElement.scrollWidth} wide`);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(one => {
  const style = getComputedStyle(one);
  return style.scrollBehavior !== "auto" || style.animationName !== "none"
    || style.transitionDuration.split(",").some(time => parseFloat(time) > 0);
}).map(one => `${one.tagName} moves`)"""
# Where the keyboard is, and whether one sees it there: an outline on the element or on what stands in for it, on
# the screen, and not behind the bar.
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const all = window.stops = window.stops || new Set();
  const again = all.has(one);
  all.add(one);
  const outlined = ["", "::after"].map(part => getComputedStyle(one, part || undefined)).some(
    style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const box = one.getBoundingClientRect();
  const bar = document.querySelector(".header");
  const behind = bar && !bar.contains(one) && getComputedStyle(bar).position === "sticky"
    && box.bottom <= bar.getBoundingClientRect().bottom;
  const off = box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth;
  const name = `${one.tagName} “${(one.textContent || one.name || "").trim().slice(0, 40)}”`;
  const wrong = [outlined ? "" : "no outline", behind ? "behind the bar" : "", off ? "off the screen" : ""];
  return { again, name, wrong: wrong.filter(Boolean) };
}"""


def barriers(page: Page) -> list[str]:
    """What axe finds."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    return [f"axe {found}" for found in page.evaluate(RUN_AXE)]


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the screen, if the page can be scrolled sideways."""
    found: list[str] = page.evaluate(TOO_WIDE)
    return found


def moving(page: Page) -> list[str]:
    """What moves although the visitor asked for less motion."""
    page.emulate_media(reduced_motion="reduce")
    found: list[str] = page.evaluate(MOVING)
    return found


def hard_to_see_focus(page: Page, key: str = "Tab", most: int = 600) -> list[str]:
    """Places where the keyboard stops and one does not see it, on a walk through the whole page."""
    wrong: list[str] = []
    for _number in range(most):
        page.keyboard.press(key)
        stop: dict[str, Any] | None = page.evaluate(STOP)
        if stop is None or stop["again"]:
            return wrong
        wrong += [f"{stop['name']}: {problem}" for problem in stop["wrong"]]
    return [*wrong, f"the page has more than {most} stops"]


class Asked:
    """The addresses that a page makes the browser ask for; its own comes first."""

    def __init__(self, page: Page) -> None:
        self.addresses: list[str] = []
        page.on("request", self._keep)

    def _keep(self, request: Request) -> None:
        self.addresses.append(request.url)


def opened(page: Page, address: str) -> Response:
    """The page at an address; it must answer."""
    response = page.goto(address)
    assert response is not None
    return response


def look(page: Page, scheme: Any, width: int) -> list[str]:
    """What is wrong with the open page in this light and at this width."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 740})
    return [f"{scheme} {width}: {problem}" for problem in (*barriers(page), *too_wide(page))]
