"""Who takes part: ours on both engines, with and without its page cache, the peers, and the floor."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks import addresses, loading, peers
from benchmarks.client import Client
from benchmarks.cluster import Server
from benchmarks.commands import installed, of_peer, ours
from benchmarks.places import FOLDER, PEERS, embedded
from benchmarks.questions import Question
from benchmarks.serving import Process, gunicorn

FOUND = re.compile(rb'id="found">\s*([\d,\s\xa0\xc2\xe2\x80\xaf\x89]+)')
PAGES = re.compile(rb"Page\s+1\s+of\s+([\d,\s\xa0\xc2\xe2\x80\xaf\x89]+)")
ADMIN = re.compile(rb'class="paginator"(?:(?!</p>|</nav>)[\s\S])*?([\d,]+)\s+organisations?\b')
DATASETTE = re.compile(rb"<h3>\s*([\d,]+)\s+rows?")
TITLES = {
    "ours_postgresql": "ours, PostgreSQL",
    "ours_sqlite": "ours, SQLite",
    "datasette": "Datasette",
    "django_admin": "Django admin",
    "wagtail_search": "modelsearch",
    "filter_list": "tutorial list",
    "floor": "floor",
}
SHOW_COUNTS = ("datasette", "django_admin", "wagtail_search")  # of the peers


def digits(found: re.Match[bytes] | None) -> int | None:
    """The number in what was found on a page."""
    return int(re.sub(rb"\D", b"", found[1]) or b"0") if found else None


@dataclass
class Contestant:
    """A running server, how it is asked, and where its pages say how many there are."""

    name: str
    process: Process
    ask: Callable[[Question, int], str]
    total: re.Pattern[bytes] | None = FOUND
    pages: int = field(default=1, init=False)

    def address(self, question: Question) -> str:
        """The address of one question."""
        return self.ask(question, self.pages)

    def look_round(self, first: Question) -> None:
        """Learn from the first page which page is the last."""
        client = Client(self.process.port)
        body = client.get(self.ask(first, 1)).body
        client.close()
        said = digits(PAGES.search(body))
        total = digits(self.total.search(body)) if self.total else 1
        self.pages = said or addresses.last_page(total or 0)


def our_own(name: str, size: int, server: Server, cached: bool = False) -> Contestant:
    """Ours on one engine; without its page cache unless told."""
    sqlite = name.startswith("ours_sqlite")
    address = f"sqlite:///{embedded(size)}" if sqlite else server.address(loading.database(size))
    env = ours(address, **({} if cached else {"PAGE_CACHE": "0"}))
    process = Process(name, gunicorn(sys.executable, "nswp_directory.wsgi"), env)
    return Contestant(name, process, addresses.ours)


def django_peer(name: str, size: int, server: Server) -> Contestant:
    """The admin, the tutorial list or modelsearch."""
    env = of_peer(name, peers.settings(size, server))
    process = Process(name, gunicorn(str(installed(name)), "served"), env, PEERS / name)
    if name != "django_admin":
        return Contestant(name, process, addresses.simple_list)

    @cache
    def number(vocabulary: str, slug: str) -> int:
        table = {"populations": "population", "priority_areas": "priorityarea"}.get(vocabulary, vocabulary)
        return int(server.ask(peers.database(size), f"SELECT id FROM catalogue_{table} WHERE slug = '{slug}'"))  # noqa: S608

    return Contestant(name, process, lambda q, pages: addresses.admin(q, pages, number), ADMIN)


def datasette(size: int) -> Contestant:
    """Datasette by its own command; its limits of time are lifted, so that no count vanishes."""
    path = peers.file_of_datasette(size)
    limits = {"facet_time_limit_ms": "600000", "sql_time_limit_ms": "600000", "suggest_facets": "off"}
    settings = [part for name, value in limits.items() for part in ("--setting", name, value)]
    python = str(installed("datasette"))
    told = ["--metadata", str(PEERS / "datasette" / "metadata.json"), "--port", "{port}", *settings]
    process = Process("datasette", [python, "-m", "datasette", "serve", "--immutable", str(path), *told], ours(""))
    return Contestant("datasette", process, lambda q, pages: addresses.datasette(q, pages, path), DATASETTE)


def floor(page: bytes) -> Contestant:
    """A page that was made before, from the same server."""
    path: Path = FOLDER / "floor.html"
    path.write_bytes(page)
    process = Process("floor", gunicorn(sys.executable, "floor"), ours("", FLOOR_PAGE=str(path)))
    return Contestant("floor", process, lambda question, pages: "/", None)
