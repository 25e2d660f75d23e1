"""What happens to every request before a view sees it, and to every answer after."""

import logging
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language_from_path

from nswp_directory import health
from nswp_directory.error_responses import METHODS, NOT_ALLOWED, TOO_LARGE, TOO_LONG, UNREADABLE, refusal
from nswp_directory.unavailable import unavailable

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponseBase]

LOOPBACK_ONLY = """\
This directory runs in development mode and answers its own machine only.

To look at it, open it on the machine on which it runs: http://127.0.0.1:8000/
To put it on a network, run it in production mode: PRODUCTION=1 with SECRET_KEY, ALLOWED_HOSTS and DATABASE_URL.
"""
# Answered also while something is missing: they exist to say so.
ALWAYS_ANSWERED = {"/live", "/ready"}


def _plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")


class LoopbackOnly:
    """In development mode, refuses every request that comes from another machine."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer this machine, tell any other why not."""
        if settings.DEVELOPMENT and not is_loopback(request.META.get("REMOTE_ADDR", "")):
            return _plain(LOOPBACK_ONLY, 403)
        return self.get_response(request)


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own; none at all is a Unix socket, which is."""
    if not address:
        return True
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return ip.is_loopback


class RequestSanity:
    """Refuses what no page can make sense of and what is out of all proportion, before anything reads it.

    NUL bytes and broken UTF-8 are 400, methods that nothing here knows 405, a body beyond its limit 413 by its
    announced length alone, and an address that no form of ours makes 414.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let a request pass if all of it can be read."""
        if request.method not in METHODS.split(", "):
            return refusal(405, NOT_ALLOWED)
        if _is_too_large(request):
            return refusal(413, TOO_LARGE)
        query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
        if _is_too_long(request, query):
            return refusal(414, TOO_LONG)
        try:
            readable = is_readable(request.path_info.encode()) and is_readable(query) and not _holds_nul(request)
        except RequestDataTooBig:
            return refusal(413, TOO_LARGE)
        return self.get_response(request) if readable else refusal(400, UNREADABLE)


def _is_for_staff(request: HttpRequest) -> bool:
    return request.path_info.startswith(f"/{settings.ADMIN_PATH}")


def _is_too_large(request: HttpRequest) -> bool:
    """Whether the body, by the length that its sender announces, is more than any form here sends."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return False
    return length > (settings.LARGEST_STAFF_BODY if _is_for_staff(request) else settings.LARGEST_BODY)


def _is_too_long(request: HttpRequest, query: bytes) -> bool:
    """Whether the query is longer, or has more parameters, than any form here makes it."""
    if _is_for_staff(request):
        return len(query) > settings.LARGEST_STAFF_QUERY
    return len(query) > settings.LARGEST_QUERY or query.count(b"&") >= settings.MOST_PARAMETERS


def is_readable(quoted: bytes) -> bool:
    """Whether a path or query is UTF-8 without NUL once its percent signs are resolved."""
    try:
        return "\0" not in unquote_to_bytes(quoted).decode()
    except UnicodeDecodeError:
        return False


def _holds_nul(request: HttpRequest) -> bool:
    """Whether a cookie, or a field of a form, holds a NUL byte: PostgreSQL refuses to store or compare one."""
    values = list(request.COOKIES.values())
    if request.method == "POST":
        values += [text for name, texts in request.POST.lists() for text in (name, *map(str, texts))]
    return any("\0" in value for value in values)


class SetupRequired:
    """Names the missing command while the directory is not set up, and stays polite while its database is down."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 503 as long as a step is missing."""
        if request.path_info in ALWAYS_ANSWERED:
            return self.get_response(request)
        try:
            command = health.set_up.missing_command()
        except Error as error:
            return self.process_exception(request, error) or unavailable(language=_language(request))
        return unavailable(command, _language(request)) if command else self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a database that is down, or behind its migrations, into a page; leave every other error alone."""
        if not isinstance(exception, Error):
            return None
        if health.is_missing_table(exception):
            logger.error("A table or column is missing: %s", health.MIGRATE)
            return unavailable(health.MIGRATE, _language(request))
        if health.is_down(exception):
            logger.error("The database does not answer")
            return unavailable(language=_language(request))
        return None


def _language(request: HttpRequest) -> str:
    """The language of an address; empty where it has none."""
    return get_language_from_path(request.path_info) or ""


class SecurityHeaders:
    """Headers that neither Django nor a library sets: no embedding elsewhere, no copy unless it is allowed.

    Those that Django sets are added where its middleware itself refused the request (an unknown host).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add them to every answer."""
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
        response.headers.setdefault("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)
        response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        # A browser may keep an answer that says nothing about it: a page that is missing, a refusal, a redirect.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
