"""The secretariat's pages stand apart: nothing of them is reached from the directory's."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import Organisation
from members.policy import Role
from secretariat.models import ContactPerson, MembershipRecord
from staff.models import AuditRecord
from tests.factories import make_organisation
from tests.members.admin.pages import change_url, form_of, staff

RECORDS = "/admin/secretariat/membershiprecord/"


@pytest.fixture
def record(db: None) -> MembershipRecord:
    """A record with a contact person."""
    organisation = make_organisation(texts={"name": {"en": "Bees", "zh-hans": "蜜蜂"}})
    found = MembershipRecord.objects.create(
        organisation=organisation, membership_type="member", sex_worker_led=True, notes="Confidential note"
    )
    ContactPerson.objects.create(record=found, name="Invented Person", email="person@example.org")
    return found


def test_a_record_is_kept_with_its_contact_persons(admin_client: Client, record: MembershipRecord) -> None:
    url = f"{RECORDS}{record.pk}/change/"
    data = form_of(admin_client.get(url), "membershiprecord_form")

    response = admin_client.post(url, data | {"notes": "New note", "contacts-0-phone": "+257 00 00 00 00"})

    record.refresh_from_db()
    assert response.status_code == 302
    assert (record.notes, record.sex_worker_led) == ("New note", True)
    assert record.contacts.get().phone == "+257 00 00 00 00"


def test_it_has_a_section_of_its_own(admin_client: Client) -> None:
    page = admin_client.get("/admin/").content.decode()

    assert "Secretariat, confidential" in page


def test_records_are_found_by_name_in_any_language(admin_client: Client, record: MembershipRecord) -> None:
    MembershipRecord.objects.create(organisation=make_organisation(texts={"name": {"en": "Wasps"}}))

    response = admin_client.get(RECORDS, {"q": "蜜蜂"}, headers={"accept-language": "fr"})

    assert list(response.context["cl"].result_list) == [record]


@pytest.mark.parametrize("words", ["invented PERSON", "person@example", "Lantérn street", "00-00"])
def test_records_are_found_by_their_contact_persons_within_ones_rights(
    client: Client, record: MembershipRecord, words: str
) -> None:
    ContactPerson.objects.update(postal_address="7 Lantern Street", phone="00-00")
    foreign = MembershipRecord.objects.create(organisation=make_organisation(country="FR"))
    ContactPerson.objects.create(
        record=foreign,
        name="Invented Person",
        email="person@example.org",
        phone="00-00",
        postal_address="Lantern Street",
    )
    staff(client, Role.REVIEWER, regions=("africa",))
    before = AuditRecord.objects.count()

    response = client.get(RECORDS, {"q": words})

    assert list(response.context["cl"].result_list) == [record]
    assert list(AuditRecord.objects.order_by("pk").values_list("act", "resource", "object_id", "allowed")[before:]) == [
        ("search", "secretariat.membershiprecord", "", True)
    ]


def test_the_record_of_changes_names_no_person(admin_client: Client, record: MembershipRecord) -> None:
    url = f"{RECORDS}{record.pk}/change/"
    data = form_of(admin_client.get(url), "membershiprecord_form")

    admin_client.post(url, data | {"contacts-0-name": "Another Person", "contacts-0-DELETE": "on"})

    entry = LogEntry.objects.get()
    assert "Person" not in entry.object_repr + entry.change_message
    assert not record.contacts.exists()


def test_records_stand_in_the_order_of_names(admin_client: Client, record: MembershipRecord) -> None:
    for name, slug in (("Wasps", "a"), ("Ants", "z")):
        MembershipRecord.objects.create(organisation=make_organisation(slug=slug, texts={"name": {"en": name}}))

    response = admin_client.get(RECORDS)

    assert [str(one) for one in response.context["cl"].result_list] == ["Ants", "Bees", "Wasps"]


def test_the_list_has_a_fixed_number_of_queries(admin_client: Client, record: MembershipRecord) -> None:
    admin_client.get(RECORDS)
    with CaptureQueriesContext(connection) as one:
        admin_client.get(RECORDS)
    for _number in range(2):
        MembershipRecord.objects.create(organisation=make_organisation())
    with CaptureQueriesContext(connection) as three:
        admin_client.get(RECORDS)

    assert (len(one), len(three)) == (7, 7)


@pytest.mark.parametrize(
    "query",
    ["sex_worker_led=1", "sex_worker_led__exact=1", "voting=1", "contacts__email__startswith=p", "notes__contains=a"],
)
def test_its_addresses_answer_no_other_question(admin_client: Client, record: MembershipRecord, query: str) -> None:
    assert admin_client.get(f"{RECORDS}?{query}").status_code == 400


def test_who_keeps_profiles_reaches_no_record(client: Client, record: MembershipRecord) -> None:
    staff(client, "publisher", "translator", "protection")
    organisation = record.organisation
    addresses = [
        change_url(organisation),
        change_url(organisation).replace("/change/", "/delete/"),
        change_url(organisation).replace("/change/", "/history/"),
        "/admin/members/organisation/",
        "/admin/",
    ]

    pages = [client.get(address).content.decode() for address in addresses]
    denied = [client.get(address).status_code for address in (RECORDS, f"{RECORDS}{record.pk}/change/")]

    for secret in ("Invented Person", "person@example.org", "Confidential note", RECORDS):
        assert not any(secret in page for page in pages), secret
    assert denied == [403, 403]


def test_directory_pages_ask_nothing_of_the_records(admin_client: Client, record: MembershipRecord) -> None:
    with CaptureQueriesContext(connection) as queries:
        for address in ("/admin/members/organisation/", change_url(record.organisation), "/admin/members/country/"):
            admin_client.get(address)

    assert queries.captured_queries
    assert not any("secretariat" in query["sql"] for query in queries)


@pytest.mark.django_db
@pytest.mark.parametrize("has_record", [True, False])
@pytest.mark.parametrize("roles", [("publisher",), ("reviewer",), ("publisher", "reviewer")])
def test_an_organisation_is_deleted_only_by_who_may_delete_a_record(
    client: Client, roles: tuple[str, ...], has_record: bool
) -> None:
    organisation = make_organisation(texts={"name": {"en": "Bees"}})
    if has_record:
        MembershipRecord.objects.create(organisation=organisation)
    staff(client, *roles)
    url = change_url(organisation).replace("/change/", "/delete/")

    asked = client.get(url)
    response = client.post(url, {"post": "yes"})

    may = len(roles) == 2
    assert (asked.status_code, response.status_code) == ((200, 302) if may else (403, 403))
    assert Organisation.objects.exists() is not may
    assert MembershipRecord.objects.exists() is (has_record and not may)


@pytest.mark.django_db
@pytest.mark.parametrize("roles", [("publisher",), ("publisher", "reviewer")])
@pytest.mark.parametrize("page", ["delete", "delete_selected"])
def test_no_page_about_deleting_tells_whether_there_is_a_record(
    client: Client, roles: tuple[str, ...], page: str
) -> None:
    organisation = make_organisation(texts={"name": {"en": "Bees"}})
    staff(client, *roles)

    def shown() -> tuple[int, str]:
        if page == "delete":
            response = client.get(change_url(organisation).replace("/change/", "/delete/"))
        else:
            form = {"action": "delete_selected", "_selected_action": [organisation.pk], "index": "0"}
            response = client.post("/admin/members/organisation/", form, follow=True)
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", response.content.decode())
        return response.status_code, text

    without = shown()
    MembershipRecord.objects.create(organisation=organisation, sex_worker_led=True)

    assert shown() == without
    assert "Bees" in without[1] or without[0] == 403
