"""Walks addresses as a stranger does, and keeps all that a stranger can tell apart."""

import sys
from dataclasses import dataclass

from django.db import connection, reset_queries
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.test.utils import CaptureQueriesContext

from tests.architecture.source import APPS


@dataclass(frozen=True)
class Answer:
    """What a stranger sees of one answer, and how much work it was."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: int


def clear() -> None:
    """Empty every memory of this process, so that two walks cost the same; a module with one has ``clear``."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in APPS and hasattr(module, "clear"):
            module.clear()


def ask(address: str, **headers: str) -> Answer:
    """One request by somebody without a cookie."""
    request = RequestFactory().get(address, headers=headers)
    # The handler and not the client, which copies every template's context: half of the time.
    reset_queries()  # their log has an end
    with CaptureQueriesContext(connection) as asked:
        response = ClientHandler()(request.environ)
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    # never_cache writes the time of day into Expires.
    headers_seen = tuple(sorted((name, value) for name, value in response.headers.items() if name != "Expires"))
    return Answer(response.status_code, headers_seen, body, len(asked))


def walk(addresses: list[str]) -> dict[str, Answer]:
    """Each address once, in the same order."""
    clear()
    return {address: ask(address) for address in addresses}


def differences(one: dict[str, Answer], other: dict[str, Answer]) -> list[str]:
    """In which way the answers differ, an address a line."""
    assert list(one) == list(other)
    return [
        f"{address}: {name}"
        for address in one
        for name in ("status", "headers", "body", "queries")
        if getattr(one[address], name) != getattr(other[address], name)
    ]
