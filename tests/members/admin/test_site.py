"""The start page: the work first, the same order in every language; and what Django has not translated."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format, time_format

from members.admin import django_texts
from members.choices import Status
from members.models import ProposedChange
from tests.factories import make_organisation
from tests.members.admin.pages import staff

LIST = "/admin/members/organisation/"
CHANGES = "/admin/members/proposedchange/?decision=waiting"


def tasks(client: Client) -> list[tuple[str, str, int | None]]:
    """What stands at the top of the start page."""
    return [(task.label, task.address, task.number) for task in client.get("/admin/").context["tasks"]]


def make_work() -> None:
    """Profiles of each kind, and two differences, one of which is decided."""
    organisation = make_organisation()
    for status in (Status.DRAFT, Status.DRAFT, Status.IN_REVIEW):
        make_organisation(status=status)
    for decided in (None, timezone.now()):
        ProposedChange.objects.create(organisation=organisation, file="a.txt", decided=decided)


@pytest.mark.django_db
def test_the_work_stands_first_with_its_numbers(admin_client: Client) -> None:
    make_work()

    assert tasks(admin_client) == [
        ("Drafts", f"{LIST}?status__exact=draft", 2),
        ("In review", f"{LIST}?status__exact=in_review", 1),
        ("Proposed changes waiting", CHANGES, 1),
        ("All organisations", LIST, 4),
        ("Import profile pages", f"{LIST}import/", None),
    ]
    page = admin_client.get("/admin/").content.decode()
    assert page.index("What there is to do") < page.index("app-members")
    assert f'<a href="{LIST}?status__exact=draft"><strong>2</strong> <span>Drafts</span></a>' in page
    for _label, address, _number in tasks(admin_client):
        assert admin_client.get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ((), []),
        (("translator",), ["Drafts", "In review", "All organisations"]),
        (("protection",), ["Drafts", "In review", "Proposed changes waiting", "All organisations"]),
        (
            ("publisher", "editor"),
            ["Drafts", "In review", "Proposed changes waiting", "All organisations", "Import profile pages"],
        ),
    ],
)
def test_nobody_is_told_of_work_that_is_not_theirs(client: Client, roles: tuple[str, ...], expected: list[str]) -> None:
    make_work()
    staff(client, *roles)

    assert [label for label, _address, _number in tasks(client)] == expected
    assert ("What there is to do" in client.get("/admin/").content.decode()) is bool(expected)


@pytest.mark.django_db
def test_the_start_page_has_a_fixed_number_of_queries(admin_client: Client) -> None:
    admin_client.get("/admin/")
    with CaptureQueriesContext(connection) as empty:
        admin_client.get("/admin/")
    make_work()
    with CaptureQueriesContext(connection) as full:
        admin_client.get("/admin/")

    assert (len(empty), len(full)) == (6, 6)


@pytest.mark.django_db
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_order_is_the_same_in_every_language(admin_client: Client, language: str) -> None:
    response: Any = admin_client.get("/admin/", headers={"accept-language": language})

    assert [
        (app["app_label"], [model["object_name"] for model in app["models"]]) for app in response.context["app_list"]
    ] == [
        (
            "members",
            ["Organisation", "ProposedChange", "Country", "Region", "PriorityArea", "Population", "Support"],
        ),
        (
            "resources",
            ["Resource", "Guide", "GuideStep", "Programme", "NetworkFacts", "Page", "Achievement", "NewsItem"],
        ),
        ("secretariat", ["MembershipRecord"]),
        ("staff", ["AuditRecord"]),
        ("auth", ["User"]),
    ]


@pytest.mark.django_db
def test_one_part_alone_is_in_the_same_order(admin_client: Client) -> None:
    response: Any = admin_client.get("/admin/members/")

    [app] = response.context["app_list"]
    assert [model["object_name"] for model in app["models"]][:2] == ["Organisation", "ProposedChange"]


def texts_of_scripts(client: Client, language: str) -> dict[str, str]:
    """What the admin's scripts are given to say."""
    script = client.get("/admin/jsi18n/", headers={"accept-language": language}).content.decode()
    found = re.search(r"newcatalog = (\{.*?\});", script, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


@pytest.mark.django_db
def test_scripts_speak_our_language_where_django_does_not(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(django_texts, "gettext", lambda text: f"ours: {text}")

    chinese, french = (texts_of_scripts(admin_client, language) for language in ("zh-hans", "fr"))

    assert {text: chinese[text] for text in django_texts.IN_SCRIPTS} == {
        text: f"ours: {text}" for text in django_texts.IN_SCRIPTS
    }
    assert not any(french[text].startswith("ours") for text in django_texts.IN_SCRIPTS)
    assert chinese["Filter"] == "过滤"


@pytest.mark.django_db
def test_what_nobody_has_translated_stays_as_django_says_it(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(django_texts, "gettext", lambda text: text)

    assert not set(django_texts.IN_SCRIPTS) & texts_of_scripts(admin_client, "zh-hans").keys()


def test_the_texts_are_still_those_of_django() -> None:
    templates = Path(admin.__file__).parent / "templates"
    scripts = finders.find("admin/js/SelectFilter2.js")
    pages = "".join(path.read_text() for path in templates.rglob("*.html"))

    missing = [text for text in django_texts.IN_PAGES if text not in pages]
    missing += [text for text in django_texts.IN_SCRIPTS if text not in Path(str(scripts)).read_text()]

    assert missing == []


def test_dates_and_times_are_written_as_most_of_the_world_writes_them() -> None:
    moment = datetime(2026, 11, 21, 19, 5, tzinfo=UTC)

    assert [
        date_format(moment, name)
        for name in ("DATE_FORMAT", "DATETIME_FORMAT", "SHORT_DATE_FORMAT", "SHORT_DATETIME_FORMAT")
    ] == ["21 November 2026", "21 November 2026, 19:05", "21 Nov 2026", "21 Nov 2026, 19:05"]
    assert time_format(moment) == "19:05"
