"""A directory that is not set up, or whose database is down, says so."""

import base64
import hashlib
import logging
from collections.abc import Callable
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import Error, IntegrityError, InterfaceError, OperationalError, ProgrammingError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from members.models import Region
from nswp_directory import health
from nswp_directory.middleware import SetupRequired
from nswp_directory.unavailable import unavailable


def view(request: HttpRequest) -> HttpResponse:
    """The page behind the middleware."""
    return HttpResponse("the page")


def asked(path: str = "/en/") -> HttpResponse:
    """What a visitor gets."""
    response = SetupRequired(view)(RequestFactory().get(path))
    assert isinstance(response, HttpResponse)
    return response


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> health.SetUp:
    """A process that has not looked yet, with compiled catalogues."""
    monkeypatch.setattr(health, "_catalogues_compiled", lambda: True)
    monkeypatch.setattr(health, "set_up", health.SetUp())
    return health.set_up


def make_region() -> None:
    """What the fixtures bring."""
    Region.objects.create(slug="africa", position=1)


@pytest.mark.django_db
def test_an_empty_database_names_the_command_in_five_languages(fresh: health.SetUp) -> None:
    response = asked()

    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    text = response.content.decode()
    assert text.count("<code>python manage.py setup_directory</code>") == 5
    assert [f'<section lang="{code}">' in text for code in ("en", "fr", "es", "ru", "zh-Hans")] == [True] * 5
    assert "the page" not in text


def test_a_database_without_tables_names_the_command(fresh: health.SetUp, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any) -> bool:
        raise OperationalError("no such table: members_region")

    monkeypatch.setattr(Region.objects, "exists", refuse)

    assert b"<code>python manage.py setup_directory</code>" in asked().content


@pytest.mark.django_db
def test_a_missing_catalogue_names_the_command(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    monkeypatch.setattr(health, "set_up", health.SetUp())
    make_region()

    assert b"<code>python manage.py catalogues compile</code>" in asked().content


@pytest.mark.django_db
def test_uncollected_static_files_name_the_command_in_production(
    fresh: health.SetUp, settings: Any, tmp_path: Path
) -> None:
    settings.PRODUCTION = True
    settings.STATIC_ROOT = tmp_path
    make_region()

    assert b"<code>python manage.py collectstatic --noinput</code>" in asked().content


@pytest.mark.django_db
def test_an_unapplied_migration_names_the_command(fresh: health.SetUp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "migrated", lambda: False)
    make_region()

    assert b"<code>python manage.py migrate</code>" in asked().content


@pytest.mark.django_db
def test_once_complete_it_never_looks_again(
    fresh: health.SetUp, django_assert_num_queries: Callable[[int], Any]
) -> None:
    assert asked().status_code == 503
    make_region()
    assert asked().content == b"the page"

    with django_assert_num_queries(0):
        assert asked().content == b"the page"


@pytest.mark.django_db
def test_a_missing_step_is_logged_once(fresh: health.SetUp, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="nswp_directory.health"):
        asked(), asked()

    assert caplog.messages == ["The directory is not set up. Missing: python manage.py setup_directory"]


@pytest.mark.django_db
def test_live_and_ready_answer_whatever_is_missing(fresh: health.SetUp, client: Client) -> None:
    live, ready = client.get("/live"), client.get("/ready")

    assert (live.status_code, live.content) == (200, b"live\n")
    assert (ready.status_code, ready.content) == (503, b"not ready\n")
    make_region()
    assert client.get("/ready").content == b"ready\n"


def caused(error: Error, pgcode: str | None) -> Error:
    """An error as Django hands on that of psycopg2."""
    cause = Exception()
    cause.pgcode = pgcode  # type: ignore[attr-defined]
    error.__cause__ = cause
    return error


def said_of(error: Exception) -> HttpResponse | None:
    """What becomes of an error that a view raises."""
    return SetupRequired(view).process_exception(RequestFactory().get("/en/"), error)


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("no such table: members_listing"),
        OperationalError("no such column: members_listing.slug"),
        caused(ProgrammingError('relation "members_listing" does not exist'), "42P01"),
    ],
)
def test_a_missing_table_names_the_command(error: Error) -> None:
    response = said_of(error)

    assert response is not None
    assert b"<code>python manage.py migrate</code>" in response.content


@pytest.mark.parametrize(
    ("vendor", "error"),
    [
        ("postgresql", caused(OperationalError("connection refused"), None)),
        ("postgresql", InterfaceError("connection already closed")),
        ("sqlite", OperationalError("database is locked")),
        ("sqlite", OperationalError("database or disk is full")),
    ],
)
def test_a_database_that_is_down_asks_to_come_back(monkeypatch: pytest.MonkeyPatch, vendor: str, error: Error) -> None:
    monkeypatch.setattr(connection, "vendor", vendor)

    response = said_of(error)

    assert response is not None
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert b"<code>" not in response.content
    assert "Réessayez" in response.content.decode()


@pytest.mark.parametrize(
    "error", [ValueError("x"), IntegrityError("x"), ProgrammingError("syntax error"), OperationalError("near x")]
)
def test_every_other_error_is_left_alone(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setattr(connection, "vendor", "sqlite")

    assert said_of(error) is None


def test_a_database_that_is_down_from_the_start_asks_to_come_back(
    fresh: health.SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> bool:
        raise InterfaceError("no connection")

    monkeypatch.setattr(health, "_holds_data", refuse)

    assert asked()["Retry-After"] == "30"


class Reader(HTMLParser):
    """What a page asks a browser to fetch, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str | None] = []
        self.languages: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [name for name, _value in attrs if name in ("src", "style") or name == "href" and tag != "a"]
        self.links += [value for name, value in attrs if name == "href"]
        self.languages += [value for name, value in attrs if name == "lang" and tag == "section"]


def test_the_page_is_whole_and_loads_nothing() -> None:
    page = unavailable("make <it>")
    seen = Reader(page.content.decode())

    assert (seen.fetched, seen.links) == ([], list(settings.EXIT_URLS.values()))
    assert "make &lt;it&gt;" in page.content.decode()
    assert "default-src 'none'; style-src 'sha256-" in page["Content-Security-Policy"]


def test_the_page_can_stand_in_a_file_for_the_server_in_front(tmp_path: Path) -> None:
    path = tmp_path / "503.html"

    call_command("write_unavailable_page", path, stdout=StringIO())

    text = path.read_text(encoding="utf-8")
    seen = Reader(text)
    assert (seen.fetched, seen.languages) == ([], ["en", "fr", "es", "ru", "zh-Hans"])
    assert text.encode() == unavailable().content
    style = text.partition("<style>")[2].partition("</style>")[0].encode()
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'" in text
