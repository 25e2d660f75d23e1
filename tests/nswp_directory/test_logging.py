"""The log knows what happened, and nothing of whom it happened to."""

import io
import json
import logging
import logging.config
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from nswp_directory.logging import EVENTS_REMEMBERED, LOGGING, OnceAMinute

SECRETS = ["203.0.113.77", "Browser/7", "came-from.example.org", "searched", "members/secret-slug", "testserver"]


def failing(request: HttpRequest) -> HttpResponse:
    """A view that fails with what the visitor typed in its message."""
    try:
        int(request.GET["q"])
    except ValueError as error:
        raise RuntimeError(request.META["REMOTE_ADDR"]) from error
    return HttpResponse()


def missing(request: HttpRequest) -> HttpResponse:
    """A page that does not exist."""
    raise Http404(request.path)


def error_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An error page without a template."""
    return HttpResponse(status=404 if isinstance(exception, Http404) else 500)


handler404 = handler500 = error_page
urlpatterns = [
    path("members/secret-slug/", failing, name="failing"),
    path("missing/secret-slug/", missing, name="missing"),
]


@contextmanager
def logged() -> Iterator[Callable[[], str]]:
    """The project's logging in force; what it has written so far."""
    names = ["", *LOGGING["loggers"]]
    before = {name: logging.getLogger(name) for name in names}
    kept = {name: (found.handlers[:], found.level, found.propagate) for name, found in before.items()}
    logging.config.dictConfig(LOGGING)
    written = io.StringIO()
    handler = next(h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    handler.setStream(written)
    try:
        yield written.getvalue
    finally:
        for name, (handlers, level, propagate) in kept.items():
            logger = before[name]
            logger.handlers[:], logger.propagate = handlers, propagate
            logger.setLevel(level)


def visit(address: str) -> int:
    """A visitor with much to hide."""
    client = Client(
        raise_request_exception=False,
        REMOTE_ADDR="127.0.0.1",
        headers={
            "user-agent": "Browser/7",
            "referer": "https://came-from.example.org/",
            "x-forwarded-for": "203.0.113.77",
        },
    )
    return client.get(address).status_code


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_an_error_names_the_route_and_the_code_and_nothing_of_the_visitor() -> None:
    with logged() as text:
        assert visit("/members/secret-slug/?q=searched") == 500

    assert "ERROR django.request: failing answered with 500" in text()
    assert "in failing" in text()
    assert text().rstrip().endswith("ValueError")
    assert "caused by" in text()
    assert [secret for secret in SECRETS if secret in text()] == []


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_a_missing_page_is_no_event() -> None:
    with logged() as text:
        assert visit("/missing/secret-slug/?q=searched") == 404

    assert text() == ""


@override_settings(ALLOWED_HOSTS=["directory.example.org"])
def test_a_refused_host_is_an_event_without_a_name() -> None:
    with logged() as text:
        assert visit("/en/?q=searched") == 400

    assert text().endswith("ERROR django.security.DisallowedHost: A request was refused: DisallowedHost\n")
    assert text().count("\n") == 1


@pytest.mark.parametrize(
    ("name", "level", "message"),
    [
        ("gunicorn.error", logging.WARNING, "Invalid request from ip=203.0.113.77: searched"),
        ("gunicorn.error", logging.ERROR, "Error handling request /members/secret-slug/"),
        ("django.server", logging.ERROR, '"GET /members/secret-slug/?q=searched" 500'),
    ],
)
def test_servers_write_no_address_and_no_page(name: str, level: int, message: str) -> None:
    with logged() as text:
        logging.getLogger(name).log(level, message)

    assert [secret for secret in SECRETS if secret in text()] == []


def test_no_administrator_is_mailed_a_request() -> None:
    with logged():
        assert logging.getLogger("django").handlers == []


# What a line may hold, and nothing else; a new key needs a thought about whom it names.
SCHEMA = {
    "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00",
    "level": "WARNING|ERROR|CRITICAL|INFO",
    "logger": r"[a-z_.A-Z]+",
    "event": ".+",
    "where": ".+",
}


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[])
def test_in_production_each_event_is_one_json_line_of_known_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LOGGING["handlers"]["console"], "formatter", "json")
    with logged() as text:
        visit("/members/secret-slug/?q=searched")
        logging.getLogger("members").warning("two\nlines of %s", '{"level": "INFO"}')

    lines = [json.loads(line) for line in text().splitlines()]
    assert [(line["level"], line["logger"], line["event"]) for line in lines] == [
        ("ERROR", "django.request", "failing answered with 500"),
        ("WARNING", "members", 'two\nlines of {"level": "INFO"}'),
    ]
    assert [sorted(line) for line in lines] == [
        ["event", "level", "logger", "time", "where"],
        sorted(SCHEMA)[:3] + ["time"],
    ]
    assert [key for line in lines for key in line if not re.fullmatch(SCHEMA[key], line[key], re.DOTALL)] == []
    assert [secret for secret in SECRETS if secret in text()] == []


def record(event: str, second: float, error: BaseException | None = None) -> logging.LogRecord:
    """A line of a moment."""
    exc_info = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "%s failed", (event,), exc_info)
    made.created = second
    return made


def test_the_same_event_is_written_once_a_minute() -> None:
    once = OnceAMinute()
    events = [("a", 0.0), ("a", 0.1), ("b", 1.0), ("a", 59.9), ("a", 60.0), ("a", 119.0), ("a", 120.0)]

    assert [(name, second) for name, second in events if once.filter(record(name, second))] == [
        ("a", 0.0),
        ("b", 1.0),
        ("a", 60.0),
        ("a", 120.0),
    ]


def test_two_errors_of_one_route_are_two_events() -> None:
    once, errors = OnceAMinute(), [ValueError("a"), KeyError("b"), ValueError("c")]

    assert [once.filter(record("a", 1.0, error)) for error in errors] == [True, True, False]


def test_what_is_remembered_of_events_is_bounded() -> None:
    once = OnceAMinute()
    for number in range(3 * EVENTS_REMEMBERED):
        once.filter(record(str(number), 0.0))

    assert len(once.written) == EVENTS_REMEMBERED


@override_settings(ALLOWED_HOSTS=["directory.example.org"])
def test_a_thousand_refused_requests_are_one_line() -> None:
    with logged() as text:
        statuses = {visit("/en/?q=searched") for _time in range(50)}
        for number in range(1000):
            logging.getLogger("gunicorn.error").warning("Invalid request from ip=203.0.113.%s: searched", number)

    assert statuses == {400}
    assert [line.partition(" ")[2].partition(" ")[2] for line in text().splitlines()] == [
        "ERROR django.security.DisallowedHost: A request was refused: DisallowedHost",
        "WARNING gunicorn.error: A request could not be answered",
    ]
