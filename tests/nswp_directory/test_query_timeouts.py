"""A question that takes too long is cut, and the visitor is asked to come back."""

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.backends import signals
from django.test import Client

from members.public.views import CountriesView
from nswp_directory import query_timeouts

pytestmark = pytest.mark.django_db
# A question that never ends, and what both engines say when it is cut.
LIMITED = {
    "postgresql": ["SET statement_timeout = 5000", "SET idle_in_transaction_session_timeout = 30000"],
    "sqlite": [],
}


def test_connections_of_the_web_server_are_limited_where_the_database_can() -> None:
    assert query_timeouts.statements(connection.vendor) == LIMITED[connection.vendor]
    assert (query_timeouts.statements("postgresql"), query_timeouts.statements("sqlite")) == tuple(LIMITED.values())


def test_a_cut_question_is_answered_with_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_timeouts, "LONGEST_STATEMENT", 50)

    def slow(view: CountriesView, **kwargs: Any) -> dict[str, Any]:
        query_timeouts.apply(connection)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_sleep(60)")
            raise OperationalError("database is locked")

    monkeypatch.setattr(CountriesView, "get_context_data", slow)

    response = client.get("/en/countries/")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")


def test_the_application_sets_the_limits_when_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    connected: list[Any] = []
    monkeypatch.setattr(signals.connection_created, "connect", lambda receiver, **_: connected.append(receiver))

    query_timeouts.limit_connections()

    assert connected == [query_timeouts.apply]
