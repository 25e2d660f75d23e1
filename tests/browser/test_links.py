"""A walk over the site by its links: every page says what and where it is, and no link leads nowhere.

``make test`` walks over one page of each kind in every language; ``make check-all`` over all that can be reached.
"""

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from core.languages import language_tag
from tests.pages import LANGUAGES, PAGES

LOCATION = re.compile(r"<loc>(.*?)</loc>")
TAGS = [language_tag(code) for code in LANGUAGES]


@dataclass
class Visited:
    """What one address answered, as far as links and the head of the page go."""

    address: str
    status: int
    is_page: bool = True  # and no feed
    language: str = ""
    title: str = ""
    headings: int = 0
    robots: str = ""
    canonical: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    """Reads a page into what is kept of it."""

    def __init__(self, page: Visited) -> None:
        super().__init__()
        self.page = page
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.in_title = tag == "title" and not self.page.title
        self.page.headings += tag == "h1"
        if "id" in values:
            self.page.ids.add(values["id"])
        if tag == "html":
            self.page.language = values["lang"]
        elif tag == "meta" and values.get("name") == "robots":
            self.page.robots = values["content"]
        elif tag == "a":
            self.page.links.append(urljoin(self.page.address, values["href"]))
        elif tag == "link" and values["rel"] == "canonical":
            self.page.canonical.append(values["href"])
        elif tag == "link" and values["rel"] == "alternate" and "hreflang" in values:  # a feed has none
            self.page.alternates[values["hreflang"]] = values["href"]

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.page.title += data

    def handle_endtag(self, tag: str) -> None:
        self.in_title = False


def visit(address: str) -> Visited:
    """Ask once, and read what comes."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=30)
    connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
    response = connection.getresponse()
    page = Visited(address, response.status, robots=response.headers.get("X-Robots-Tag", ""))
    body = response.read().decode()
    connection.close()
    page.is_page = "html" in response.headers.get("Content-Type", "")
    if page.is_page:
        Reader(page).feed(body)
    return page


def text_of(address: str) -> str:
    """What one address answers, as it is."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=30)
    connection.request("GET", parts.path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def visit_all(addresses: Iterable[str]) -> dict[str, Visited]:
    """All of them, a few at a time."""
    with ThreadPoolExecutor(4) as pool:
        return {page.address: page for page in pool.map(visit, dict.fromkeys(addresses))}


def internal(links: Iterable[str], site: str) -> set[str]:
    """Links of this site without their fragments."""
    return {urldefrag(link).url for link in links if link.startswith(f"{site}/")}


def wrong_head(page: Visited, site: str) -> list[str]:
    """What the head of a page gets wrong."""
    language = urlsplit(page.address).path.split("/")[1]
    plain = page.status == 200 and "?" not in page.address
    told = plain and "noindex" not in page.robots
    wanted = {tag: site + urlsplit(page.address).path.replace(f"/{language}/", f"/{code}/", 1)
              for tag, code in zip(TAGS, LANGUAGES, strict=True)}  # fmt: skip
    wrong = {
        "lang": page.language != language_tag(language),
        "title": len(page.title.split(" – ")) != 2 or not all(page.title.split(" – ")),
        "h1": page.headings != 1,
        "canonical": page.canonical != ([page.address] if told else []),
        "hreflang": page.alternates != (wanted | {"x-default": wanted["en"]} if told else {}),
        "robots": page.status == 200 and ("noindex" in page.robots) == plain and not may_hide(page.address),
    }
    return [f"{page.address}: {name}" for name, is_wrong in wrong.items() if is_wrong]


def may_hide(address: str) -> bool:
    """Whether a page may ask to be passed by: an organisation decides itself; a sheet is paper, a search has no end."""
    path = urlsplit(address).path.split("/")
    return path[2] in ("referral", "search") or (path[2] == "members" and len(path) == 5)


def broken(pages: Iterable[Visited], known: dict[str, Visited], site: str) -> list[str]:
    """Links of these pages that lead to nothing: no page, or no such place within it.

    The page of a missing address may lead to itself in other languages: to be read there.
    """
    wrong = []
    for page in pages:
        for link in page.links:
            address, fragment = urldefrag(link)
            if not address.startswith(f"{site}/"):
                continue
            found = known[address]
            if found.status >= 400 and page.status != found.status:
                wrong.append(f"{page.address} → {link}: {found.status}")
            elif fragment and unquote(fragment) not in found.ids:
                wrong.append(f"{page.address} → {link}: no such place")
    return wrong


def test_a_page_of_each_kind_says_what_it_is_and_leads_somewhere(directory: str) -> None:
    pages = visit_all(directory + kind.at(code) for kind in PAGES for code in LANGUAGES)
    statuses = {directory + kind.at(code): kind.status for kind in PAGES for code in LANGUAGES}
    assert {address: page.status for address, page in pages.items()} == statuses
    assert [wrong for page in pages.values() for wrong in wrong_head(page, directory)] == []

    in_french = [page for page in pages.values() if page.language == "fr"]
    # Each page links to all five languages of itself; those of other kinds are French.
    linked = {link for page in in_french for link in internal(page.links, directory) if "/fr/" in link}
    known = pages | visit_all(linked - pages.keys())
    assert broken(in_french, known, directory) == []


@pytest.mark.exhaustive
def test_all_that_can_be_reached_is_sound(directory: str) -> None:
    known: dict[str, Visited] = {}
    waiting = {f"{directory}/{code}/" for code in LANGUAGES}
    while waiting:
        found = visit_all(waiting)
        known |= found
        plain = {link for page in found.values() for link in internal(page.links, directory) if "?" not in link}
        waiting = plain - known.keys()
    assert len(known) > 250 * len(LANGUAGES)
    assert {page.status for page in known.values()} == {200}
    pages = [page for page in known.values() if page.is_page]
    assert {urlsplit(address).path for address in known.keys() - {page.address for page in pages}} == {
        f"/{code}/news/feed/" for code in LANGUAGES
    }
    assert [wrong for page in pages for wrong in wrong_head(page, directory)] == []
    to_be_found = {page.address for page in pages if "noindex" not in page.robots}
    assert set(LOCATION.findall(text_of(f"{directory}/sitemap.xml"))) == to_be_found

    filtered = {link for page in known.values() for link in internal(page.links, directory)} - known.keys()
    assert broken(known.values(), known | visit_all(filtered), directory) == []


def test_what_is_wrong_is_seen() -> None:
    site = "http://localhost"
    page = Visited(f"{site}/en/", 200)
    Reader(page).feed('<html lang="fr"><title>Home</title><h1>1</h1><h1>2</h1><a href="gone/">x</a><a href="#y">y</a>')
    known = {page.address: page, f"{site}/en/gone/": Visited(f"{site}/en/gone/", 404)}

    assert wrong_head(page, site) == [
        f"{site}/en/: {name}" for name in ("lang", "title", "h1", "canonical", "hreflang")
    ]
    assert broken([page], known, site) == [
        f"{site}/en/ → {site}/en/gone/: 404",
        f"{site}/en/ → {site}/en/#y: no such place",
    ]
