"""Who did what is written down once, with the doing or not at all, and never changed."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import Error, connection, transaction
from django.test import Client

from members.choices import Status
from members.models import Organisation, ProposedChange
from members.publishing import publication
from secretariat.models import ContactPerson, MembershipRecord
from staff.models import AuditRecord
from tests.factories import appoint, make_organisation, sign_in
from tests.members.admin.pages import change_url, opened, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/members/organisation/"
Rows = list[tuple[str, str, str, bool]]


def written(client: Client, method: str, path: str, data: dict[str, Any] | None = None) -> Rows:
    """What one request leaves in the record."""
    before = set(AuditRecord.objects.values_list("pk", flat=True))
    getattr(client, method)(path, data or {})
    rows = AuditRecord.objects.exclude(pk__in=before).order_by("pk")
    return [(row.act, row.resource, row.object_id, row.allowed) for row in rows]


@pytest.fixture
def draft(db: None) -> Organisation:
    """What is acted upon."""
    return make_organisation(status=Status.DRAFT)


ORGANISATION = "members.organisation"


def test_each_act_on_a_profile_leaves_one_row(client: Client, draft: Organisation) -> None:
    staff(client, "publisher", "reviewer")
    number, chosen = str(draft.pk), {"_selected_action": [draft.pk], "index": "0"}
    saving = opened(client, draft) | {"acronym": "B", "_save": "1"}

    assert written(client, "get", change_url(draft)) == []
    assert written(client, "post", change_url(draft), saving) == [("change", ORGANISATION, number, True)]
    for act in ("review", "publish", "withdraw"):
        form = chosen | {"action": f"{act}_chosen", "reason_asked": "1", "reason": "left"}
        assert written(client, "post", LIST, form) == [(act, ORGANISATION, number, True)]
    deleted = written(client, "post", f"{LIST}{draft.pk}/delete/", {"post": "yes"})
    assert deleted == [("delete", ORGANISATION, number, True)]


def test_each_act_on_a_country_leaves_one_row(client: Client, draft: Organisation) -> None:
    staff(client, "publisher")

    for act in ("hold", "release"):
        rows = written(client, "post", f"/admin/members/country/{act}/", {"certain": "yes", "code": "BI"})
        assert rows == [(act, "members.country", "BI", True)]


def test_each_decision_on_an_import_leaves_one_row(client: Client, draft: Organisation) -> None:
    staff(client, "publisher")
    data: dict[str, Any] = {"original_language": "en", "texts": {}, "priority_areas": None}

    for act in ("accept", "decline"):
        change = ProposedChange.objects.create(organisation=draft, file="a.txt", data=data)
        rows = written(client, "post", f"/admin/members/proposedchange/{change.pk}/{act}/")
        about_change = [row for row in rows if row[1] != ORGANISATION]
        assert about_change == [(act, "members.proposedchange", str(change.pk), True)]


def test_reading_a_record_leaves_one_row(client: Client, draft: Organisation) -> None:
    record = MembershipRecord.objects.create(organisation=draft)
    staff(client, "editor")

    rows = written(client, "get", f"/admin/secretariat/membershiprecord/{record.pk}/change/")
    assert rows == [("read", "secretariat.membershiprecord", str(record.pk), True)]


def test_what_is_refused_leaves_one_row(client: Client) -> None:
    organisation = make_organisation(status=Status.DRAFT)
    staff(client, "protection")

    withdraw = written(client, "post", f"{LIST}{organisation.pk}/withdraw/", {"reason_asked": "1", "reason": "left"})
    records = written(client, "get", "/admin/secretariat/membershiprecord/")

    assert withdraw == [("members_organisation_withdraw", "page", str(organisation.pk), False)]
    assert records == [("secretariat_membershiprecord_changelist", "page", "", False)]


def test_what_is_undone_leaves_none(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    organisation = make_organisation(status=Status.DRAFT)
    staff(client, "publisher")
    client.raise_request_exception = False
    data = opened(client, organisation) | {"_publish": "1"}

    def fail(organisation: Any) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(publication, "publish", fail)

    assert written(client, "post", change_url(organisation), data) == []


def test_what_superusers_do_to_accounts_is_written_down(client: Client) -> None:
    ben = User.objects.create(username="ben", is_staff=True)
    sign_in(client, User.objects.create(username="zoe", is_staff=True, is_superuser=True))
    chosen = {"_selected_action": [ben.pk], "index": "0"}

    for action in ("sign_out", "remove_factor"):
        rows = written(client, "post", "/admin/auth/user/", chosen | {"action": action})
        assert rows == [(action, "auth.user", str(ben.pk), True)]


def test_signing_in_is_written_down() -> None:
    ben = User.objects.create(username="ben", is_staff=True)
    sign_in(Client(), ben)

    row = AuditRecord.objects.get()
    assert (row.actor, row.act, row.allowed) == (ben, "sign_in", True)


def test_nothing_in_the_record_names_anybody(client: Client) -> None:
    organisation = make_organisation(texts={"name": {"en": "Canary"}})
    record = MembershipRecord.objects.create(organisation=organisation)
    ContactPerson.objects.create(record=record, name="Canary", email="canary@example.org")
    staff(client, "publisher", "reviewer")
    client.get(f"/admin/secretariat/membershiprecord/{record.pk}/change/")
    client.post(change_url(organisation), opened(client, organisation) | {"acronym": "Canary", "_save": "1"})

    assert AuditRecord.objects.count() == 3
    assert "canary" not in str(list(AuditRecord.objects.values())).lower()


def test_nothing_is_changed_afterwards() -> None:
    row = AuditRecord.objects.create(act="x", resource="y", allowed=True)

    for attempt in (
        row.save,
        row.delete,
        AuditRecord.objects.all().delete,
        lambda: AuditRecord.objects.update(act="z"),
    ):
        with pytest.raises(TypeError, match="only ever added to"):
            attempt()
    statements = ["UPDATE staff_auditrecord SET act = 'z'"]
    statements += ["DELETE FROM staff_auditrecord"] if connection.vendor == "postgresql" else []
    for statement in statements:
        with pytest.raises(Error, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_an_account_may_go_and_what_it_did_stays(client: Client) -> None:
    ben = User.objects.create(username="ben", is_staff=True)
    sign_in(Client(), ben)
    number = ben.pk
    ben.delete()
    sign_in(client, appoint(User.objects.create(username="dan", is_staff=True), "protection"))

    page = client.get("/admin/staff/auditrecord/").content.decode()

    assert f'<td class="field-who">{number}</td>' in page
    assert '<td class="field-who">dan</td>' in page
