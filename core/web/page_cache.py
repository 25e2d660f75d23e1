"""Whole public pages in memory, and the tags by which browsers ask whether theirs is still the present one.

A public page is a pure function of its address, the edition and the release, so its tag needs no page: an
unchanged one is answered with 304 after one query, that for the edition. Of the address's query only what the page
reads counts (``keep_only_query``): invented parameters make no further page. Pages stay in memory, compressed
once for each encoding that is asked for, until newer ones push them out; a change of public content changes
the edition and with it every key, so nothing taken down is ever answered from here.
"""

import gzip
import re
from collections.abc import Callable
from hashlib import sha256
from threading import Lock

import brotli
from cachetools import LRUCache
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

BROTLI_QUALITY = 5
GZIP_LEVEL = 6
LONGEST_KEPT_QUERY = 500
ENCODING = re.compile(r"^\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$")
COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=BROTLI_QUALITY)),
    # Without the time of day, so that the same page is the same bytes.
    "gzip": lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0),
}


class Page:
    """One answer as it was rendered, and its compressed forms as far as they have been asked for."""

    def __init__(self, response: HttpResponse) -> None:
        self.status, self.headers = response.status_code, dict(response.headers)
        self.bodies = {"": response.content}

    def __len__(self) -> int:
        """Bytes, counting the compressed forms from the start: they take about a third."""
        return len(self.bodies[""]) * 4 // 3

    def answer(self, encoding: str) -> HttpResponse:
        """A fresh response with this page in an encoding."""
        if encoding not in self.bodies:
            self.bodies[encoding] = COMPRESSORS[encoding](self.bodies[""])
        response = HttpResponse(self.bodies[encoding], status=self.status, headers=self.headers)
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response


_pages: LRUCache[str, Page] = LRUCache(max(settings.PAGE_CACHE_BYTES, 1), getsizeof=len)
_lock = Lock()


def clear() -> None:
    """Empty the memory; for tests, whose editions begin anew each time."""
    with _lock:
        _pages.clear()


def keep_only_query(request: HttpRequest, query: QueryDict) -> None:
    """Put ``query`` in the place of the query that was sent.

    The page, its links and its tag then know nothing else, so two addresses with the same query are one page.
    """
    sent = query.urlencode()
    request.META["QUERY_STRING"] = sent
    request.GET = QueryDict(sent)


def tag_of(request: HttpRequest, edition: str) -> str:
    """The tag of a page: its whole address, in which the language stands, the edition and the release."""
    address = request.build_absolute_uri()
    digest = sha256(f"{settings.RELEASE}\n{edition}\n{address}".encode()).hexdigest()
    # Weak: the same tag stands for the plain and the compressed page.
    return f'W/"{digest[:24]}"'


def cached(request: HttpRequest, edition: str, render: Callable[[], HttpResponse]) -> HttpResponse:
    """The page at an address: 304 if the browser has it, else from memory, else rendered now and kept."""
    if not settings.PAGE_CACHE_BYTES:
        return encoded(request, render())
    tag = tag_of(request, edition)
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return _with_tag(HttpResponseNotModified(), tag)
    with _lock:
        page = _pages.get(tag)
    if page is None:
        response = render()
        if response.status_code != 200:
            return response
        page = Page(_with_tag(response, tag))
        if len(request.META.get("QUERY_STRING", "")) <= LONGEST_KEPT_QUERY and len(page) <= _pages.maxsize:
            with _lock:
                _pages[tag] = page
    return page.answer(accepted_encoding(request.headers.get("Accept-Encoding", "")))


def encoded(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page that no cache keeps, compressed as the browser can read it."""
    patch_vary_headers(response, ["Accept-Encoding"])
    return Page(response).answer(accepted_encoding(request.headers.get("Accept-Encoding", "")))


def _with_tag(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def accepted_encoding(said: str) -> str:
    """The best encoding that a browser says it reads (RFC 9110, 12.5.3); none for one that says nothing."""
    weights: dict[str, float] = {}
    for part in said.lower().split(","):
        if found := ENCODING.match(part):
            weights[found[1]] = _weight(found[2])
    readable = [name for name in COMPRESSORS if weights.get(name, weights.get("*", 0)) > 0]
    return readable[0] if readable else ""


def _weight(quality: str | None) -> float:
    try:
        return float(quality) if quality else 1
    except ValueError:
        return 0
