"""What is erased leaves a digest outside the database and nothing else, and does not come back with a backup."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.db import connection
from django.test import Client

from members.models import Link, Listing, Organisation, OtherName, ProposedChange, UsedSlug
from members.policy import Role
from members.publishing import erasure_list
from members.publishing.erasure import erase, erase_again
from members.publishing.verification import verify
from resources.publishing import publication as items
from secretariat.models import ContactPerson, MembershipRecord
from staff.models import AuditRecord
from tests.factories import make_network, make_organisation
from tests.members.admin.pages import change_url, form_of, staff
from tests.resources.making import make_programme

CANARY = "Quillwort"


def everything_stored() -> str:
    """Every column of every table, as text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            if connection.vendor == "sqlite" and table.endswith(("_data", "_idx", "_docsize", "_config")):
                continue  # the inside of the full text index, whose words stand in the table itself
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows += [(table, row) for row in cursor.fetchall()]
    return str(rows)


@pytest.fixture
def organisation(db: None) -> Organisation:
    """A public organisation with everything that can hang on one; each text holds the same word."""
    found = make_organisation(slug="", texts={"name": {"en": f"{CANARY} House"}, "works_with": {"en": CANARY}})
    OtherName.objects.create(organisation=found, name=f"Old {CANARY}")
    Link.objects.create(organisation=found, label=CANARY, url="https://quillwort.example.org/")
    ProposedChange.objects.create(organisation=found, file=f"{CANARY}.txt", data={"texts": {"name": {"en": CANARY}}})
    record = MembershipRecord.objects.create(organisation=found, notes=CANARY)
    ContactPerson.objects.create(record=record, name=CANARY, email="quillwort@example.org")
    return found


@pytest.fixture
def editor(client: Client) -> Client:
    staff(client, Role.PUBLISHER, Role.REVIEWER)
    return client


def test_nothing_of_it_stays_in_the_database(organisation: Organisation, editor: Client) -> None:
    form = form_of(editor.get(change_url(organisation)), "organisation_form")
    editor.post(change_url(organisation), form | {"acronym": "QH"})
    assert CANARY in LogEntry.objects.get().object_repr
    number = organisation.pk

    answer = editor.post(f"/admin/members/organisation/{number}/erase/", {"is_asked_for": "on"})

    assert answer.headers["Location"] == "/admin/members/organisation/"
    assert re.findall("quillwort[^']*", everything_stored(), re.IGNORECASE) == []
    assert (verify(), items.verify(), Listing.objects.count()) == ([], [], 0)
    acts = AuditRecord.objects.order_by("pk").values_list("act", "resource", "object_id", "allowed")
    assert list(acts)[-1] == ("erase", "members.organisation", str(number), True)
    assert UsedSlug.objects.count() == 1


def test_its_name_goes_from_what_others_say(organisation: Organisation) -> None:
    network = make_network(slug="net", texts={"name": {"en": f"{CANARY} Network"}})
    organisation.networks.add(network)
    make_programme({"title": {"en": "Programme"}}, partners=(network,), lead=network)

    erase(network)
    erase(organisation)

    assert CANARY.lower() not in everything_stored().lower()
    assert (verify(), items.verify()) == ([], [])


def test_the_question_must_be_answered(organisation: Organisation, editor: Client) -> None:
    answer = editor.post(f"/admin/members/organisation/{organisation.pk}/erase/", {})

    assert "Nothing has been erased: tick that somebody has asked for it." in answer.content.decode()
    assert Organisation.objects.count() == 1
    assert erasure_list.digests() == frozenset()


def test_a_publisher_alone_erases_no_membership_record(organisation: Organisation, client: Client) -> None:
    staff(client, Role.PUBLISHER)

    answer = client.post(f"/admin/members/organisation/{organisation.pk}/erase/", {"is_asked_for": "on"})

    assert answer.status_code == 403
    assert "/erase/" not in client.get(change_url(organisation)).content.decode()
    assert Organisation.objects.count() == 1


def test_what_comes_back_with_a_backup_is_erased_again(
    organisation: Organisation, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_organisation(slug="other")
    uid = organisation.uid
    erase(organisation)
    returned = make_organisation(slug="returned", texts={"name": {"en": CANARY}})
    Organisation.objects.filter(pk=returned.pk).update_without_sync(uid=uid)

    call_command("erase_again")

    assert capsys.readouterr().out == "Erased again: 1.\n"
    assert list(Organisation.objects.all()) == [other]
    assert (erase_again(), verify()) == (0, [])


def test_the_list_is_private_and_names_nothing(organisation: Organisation, settings: Any) -> None:
    erase(organisation)

    path = Path(settings.ERASURE_LIST)
    key, digest = path.read_text().splitlines()
    assert (path.stat().st_mode & 0o777, key[:4], len(key), len(digest)) == (0o600, "key ", 68, 64)
    assert organisation.uid.hex not in path.read_text()


def test_an_erasure_that_fails_is_not_written_down(organisation: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Organisation, *args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(Organisation, "delete", fail)

    with pytest.raises(RuntimeError):
        erase(organisation)

    assert erasure_list.digests() == frozenset()


def test_every_table_is_looked_at(db: None) -> None:
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor))
    assert {model._meta.db_table for model in apps.get_models()} <= names
