"""The outermost layer: an unchanged public page is answered again before the framework begins to work.

The same question by somebody who says nothing of themselves (no cookie, no credentials, no body) has the same answer
for as long as the edition lasts; so the finished answer, headers and all, is sent once more after one query, that
for the edition. Whatever differs takes the whole way. Only answers that page_cache has given a tag are kept, under
the question in its one spelling: invented parameters, encodings and tags make no further entry.
"""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, NamedTuple

from cachetools import LRUCache
from django.conf import settings
from django.db import Error

from core.publishing.edition import current_edition
from members.page_cache import accepted_encoding
from nswp_directory.middleware import is_loopback

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
# All that an answer to such a question can depend on, besides the encoding and the tag that a browser names.
ASKED_BY = (
    "wsgi.url_scheme",
    "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "SERVER_NAME",
    "SERVER_PORT",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
)
TAGS, ENCODINGS = "HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING"
# Whoever sends one of these is not a stranger, or asks for something else.
NOT_BY_STRANGERS = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_TRANSFER_ENCODING", "HTTP_RANGE", "HTTP_IF_MATCH")
LONGEST_QUESTION = 1000
SHARE = 4  # of the memory for pages, one in so many bytes: what is kept here is mostly compressed


class Answer(NamedTuple):
    """One finished answer."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes


class KeptAnswers:
    """Wraps a WSGI application."""

    def __init__(self, application: Application) -> None:
        self.application = application
        size = max(1, settings.PAGE_CACHE_BYTES // SHARE)
        self.answers: LRUCache[tuple[str, ...], Answer] = LRUCache(size, getsizeof=lambda one: len(one.body) + 2000)
        self.lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The kept answer, or the application's, which is kept if it is one of a public page."""
        question = self._question(environ)
        if not question:
            return self.application(environ, start_response)
        with self.lock:
            kept = self.answers.get(question)
        if kept is None:
            return self._ask(question, environ, start_response)
        start_response(kept.status, list(kept.headers))
        return [kept.body]

    def _question(self, environ: Environ) -> tuple[str, ...]:
        """What is asked, of which edition; nothing if the answer is not to be kept."""
        if environ["REQUEST_METHOD"] != "GET" or any(environ.get(name) for name in NOT_BY_STRANGERS):
            return ()
        if environ.get("CONTENT_LENGTH") not in (None, "", "0"):
            return ()
        if settings.DEVELOPMENT and not is_loopback(environ.get("REMOTE_ADDR", "")):
            return ()
        if sum(len(environ.get(name, "")) for name in (*ASKED_BY, TAGS, ENCODINGS)) > LONGEST_QUESTION:
            return ()
        try:
            return _spelled(str(current_edition()), environ, environ.get(TAGS, ""))
        except Error:  # the application says so, politely
            return ()

    def _ask(self, question: tuple[str, ...], environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        said: list[Any] = []

        def listen(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            said[:] = [status, headers]
            return start_response(status, headers, *rest)

        answer = self.application(environ, listen)
        headers = {name.lower(): value for name, value in said[1]}
        # The tag of page_cache is a weak one; those of files are not, and files are not read into memory.
        if not headers.get("etag", "").startswith('W/"') or "set-cookie" in headers:
            return answer
        body = b"".join(answer)
        # What the application read of the query now stands in the environ; other tags than the page's change nothing.
        tags = environ.get(TAGS, "")
        is_known = said[0].startswith("304")
        if not is_known or tags == headers["etag"]:
            self._keep(_spelled(question[0], environ, tags if is_known else ""), Answer(said[0], list(said[1]), body))
        return _Whole(answer, body)

    def _keep(self, question: tuple[str, ...], answer: Answer) -> None:
        with self.lock:
            if len(answer.body) + 2000 <= self.answers.maxsize:
                self.answers[question] = answer


def _spelled(number: str, environ: Environ, tags: str) -> tuple[str, ...]:
    asked = (str(environ.get(name, "")) for name in ASKED_BY)
    return number, *asked, tags, accepted_encoding(environ.get(ENCODINGS, ""))


class _Whole:
    """A body that was read already, which closes what it came from when the server is done with it."""

    def __init__(self, answer: Any, body: bytes) -> None:
        self.body, self.close = body, getattr(answer, "close", lambda: None)

    def __iter__(self) -> Any:
        return iter([self.body])
