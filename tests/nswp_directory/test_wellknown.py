"""Where somebody writes to who has found a hole."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from nswp_directory.security_txt import expires

ADDRESS = "/.well-known/security.txt"


@pytest.mark.django_db
def test_without_a_contact_there_is_no_file(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""

    assert client.get(ADDRESS).status_code == 404


def test_the_file_names_the_contact_and_runs_out_within_a_year(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@example.org"

    response = client.get(ADDRESS)

    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    end = datetime.fromisoformat(fields.pop("Expires"))
    assert timedelta(days=140) < end - datetime.now(UTC) < timedelta(days=365)
    assert fields == {
        "Contact": "mailto:security@example.org",
        "Preferred-Languages": "en, fr, es, ru, zh",
        "Canonical": "http://testserver/.well-known/security.txt",
    }


def test_the_file_is_the_same_for_a_month() -> None:
    days = [datetime(2026, 3, day, 12, tzinfo=UTC) for day in (5, 20)]

    assert [expires(day) for day in days] == [datetime(2026, 9, 1, tzinfo=UTC)] * 2
