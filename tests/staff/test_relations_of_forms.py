"""Relation fields of every form of the staff: nothing out of a role's reach is named, offered or confirmed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db.models import CASCADE
from django.forms import ModelChoiceField
from django.test import Client, RequestFactory

from members import policy
from members.choices import Kind, Status
from members.models import Organisation
from members.policy import Role, Scope
from resources.models import Programme
from secretariat.models import MembershipRecord
from staff.models import AuditRecord
from tests.factories import appoint, make_network, make_organisation, make_region, sign_in
from tests.members.admin.pages import change_url, form_of, opened, saved
from tests.resources.making import make_facts, make_programme

pytestmark = pytest.mark.django_db

# Data protection is left out: it reads every organisation, and its forms are nobody's to send.
ROLES = [None, *(role for role in Role if role != Role.PROTECTION)]
MEMBER, NETWORK, ABSENT = 910001, 910002, 910999
SECRET = re.compile("hiddenword|hiddenslug|hiddenacronym", re.IGNORECASE)
RECORD, RECORDS = "secretariat.membershiprecord", "/admin/secretariat/membershiprecord/"
RELATIONS = {
    ("members.country", "region"),
    ("members.organisation", "country"),
    ("members.organisation", "covers"),
    ("members.organisation", "networks"),
    ("members.organisation", "populations"),
    ("members.organisation", "priority_areas"),
    ("members.organisation", "region"),
    ("members.organisation", "support"),
    ("resources.guidestep", "guide"),
    ("resources.guidestep", "links-resource"),
    ("resources.networkfacts", "network"),
    ("resources.networkfacts", "parts"),
    ("resources.newsitem", "region"),
    ("resources.programme", "lead"),
    ("resources.programme", "partners"),
    ("resources.programme", "parts-resource"),
    ("resources.resource", "companion"),
    ("resources.resource", "country"),
    ("resources.resource", "regions"),
    ("resources.resource", "themes"),
    (RECORD, "organisation"),
}


def relations(model_admin: Any) -> Iterator[str]:
    """The relation fields of a form and, as ``prefix-field``, of the rows below it."""
    request = RequestFactory().get("/")
    user: Any = User(username="all", is_staff=True, is_superuser=True)
    user._role_assignments = tuple(policy.RoleAssignment(role, frozenset("*"), frozenset("*")) for role in Role)
    request.user = user
    own = model_admin.get_form(request).base_fields
    yield from (name for name, field in own.items() if isinstance(field, ModelChoiceField))
    for formset, _inline in model_admin.get_formsets_with_inlines(request):
        prefix, parent = formset.get_default_prefix(), formset.fk.name
        fields = formset.form.base_fields.items()
        yield from (
            f"{prefix}-{name}" for name, field in fields if isinstance(field, ModelChoiceField) and name != parent
        )


def with_form() -> Iterator[tuple[Any, str]]:
    """Every admin page that has a form with a relation, and the relation."""
    for model_admin in admin.site._registry.values():
        for name in relations(model_admin):
            yield model_admin, name


def address(model_admin: Any) -> str:
    """Where the list of a model is."""
    return f"/admin/{model_admin.opts.app_label}/{model_admin.opts.model_name}/"


def hidden(pk: int, **fields: Any) -> Organisation:
    """An organisation of Europe that is not public, with words that nobody else may read."""
    texts = {"name": {"en": f"Canary hiddenword {pk}"}}
    values = {"slug": f"hiddenslug-{pk}", "acronym": "HIDDENACRONYM", "status": Status.DRAFT, "country": "FR"}
    return make_organisation(pk=pk, texts=texts, **values | fields)


@pytest.fixture
def network() -> Organisation:
    """A hidden network of Europe, named by everything that can name one."""
    found = hidden(NETWORK, kind=Kind.NETWORK, country=None, region=make_region("europe"))
    MembershipRecord.objects.create(organisation=hidden(MEMBER))
    public = make_network(slug="public", texts={"name": {"en": "Public network"}})
    make_facts(found, parts=(public, found))
    make_facts(public, parts=(public, found))
    make_programme(slug="led", lead=found, partners=(public, found))
    here = make_organisation(slug="here", networks=(public, found), status=Status.DRAFT)
    make_organisation(slug="here-public", networks=(public, found))
    MembershipRecord.objects.create(organisation=here)
    return found


def signed_in(role: Role | None) -> Client:
    """A browser of somebody with one role in Africa."""
    user = User.objects.create(username="somebody", is_staff=True, is_superuser=role == Role.SUPERUSER)
    if role not in (None, Role.SUPERUSER):
        appoint(user, str(role), regions=("africa",), languages=("fr",))
    client = Client()
    sign_in(client, user)
    return client


def said(response: Any, *masked: str) -> tuple[int, str]:
    """The status and the page, without what was asked for and without the token of the form."""
    text = response.content.decode()
    for word in masked:
        text = text.replace(word, "ASKED")
    return response.status_code, re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', r"\1", text)


def asked(client: Client, model_admin: Any, name: str, pk: int) -> list[tuple[int, str]]:
    """What a form says to a number: in its address, and sent."""
    add = f"{address(model_admin)}add/"
    prefix, dash, field = name.rpartition("-")
    data = {f"{prefix}-0-{field}" if dash else name: str(pk)}
    if dash:
        data |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
    return [said(one, str(pk)) for one in (client.get(add, data), client.post(add, data))]


def told(client: Client) -> list[tuple[str, str, str]]:
    """Where a form tells a hidden number from one that never was, or says a hidden word."""
    found = []
    for model_admin, name in with_form():
        answers = [asked(client, model_admin, name, pk) for pk in (ABSENT, MEMBER, NETWORK)]
        label = model_admin.opts.label_lower
        if answers != [answers[0]] * 3:
            found.append((label, name, "differs"))
        if any(SECRET.search(text) for answer in answers for _status, text in answer):
            found.append((label, name, "names"))
    return found


def test_every_relation_of_every_form_is_known() -> None:
    assert {(model_admin.opts.label_lower, name) for model_admin, name in with_form()} == RELATIONS


@pytest.mark.parametrize("role", ROLES)
def test_no_form_tells_a_hidden_number_from_one_that_never_was(role: Role | None, network: Organisation) -> None:
    assert told(signed_in(role)) == []


ENTRIES = ["networkfacts", "programme", "resource", "guidestep"]


@pytest.fixture
def _everybody_writes_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table in which the editors of one region write what belongs to none, as it may be one day."""
    for entry in ENTRIES:
        rows = policy.MATRIX[f"resources.{entry}"]
        anywhere = {act: {Role.EDITOR: Scope.ANYWHERE} for act in ("add", "change", "change_public")}
        monkeypatch.setitem(policy.MATRIX, f"resources.{entry}", rows | anywhere)


@pytest.mark.usefixtures("_everybody_writes_entries")
def test_a_form_is_limited_also_where_the_table_opens_it_to_one_region(network: Organisation) -> None:
    client = signed_in(Role.EDITOR)

    assert told(client) == []
    page = client.get("/admin/resources/programme/add/").content.decode()
    assert page.count("Public network") == 2


@pytest.mark.usefixtures("_everybody_writes_entries")
def test_a_stored_value_out_of_reach_survives_unnamed(network: Organisation) -> None:
    client = signed_in(Role.EDITOR)
    programme: Any = Programme.objects.get(slug="led")
    path = f"/admin/resources/programme/{programme.pk}/change/"
    page = client.get(path)

    response = client.post(path, form_of(page, "programme_form") | {"funder_en": "A new funder"})

    programme.refresh_from_db()
    assert response.status_code == 302
    assert (programme.funder_en, programme.lead) == ("A new funder", network)
    assert sorted(programme.partners.values_list("slug", flat=True)) == ["hiddenslug-910002", "public"]
    assert SECRET.search(page.content.decode()) is None


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_completed_or_found(role: Role | None, network: Organisation) -> None:
    client = signed_in(role)
    told = []
    for model_admin, name in with_form():
        prefix, dash, field = name.rpartition("-")
        model = {"links": "steplink", "parts": "programmepart"}[prefix] if dash else model_admin.opts.model_name
        where = {"app_label": model_admin.opts.app_label, "model_name": model, "field_name": field}
        answers = [client.get("/admin/autocomplete/", where | {"term": term}) for term in ("hiddenword", "nobody")]
        if said(answers[0]) != said(answers[1]):
            told.append((model_admin.opts.label_lower, name))
    for model_admin in admin.site._registry.values():
        answers = [client.get(address(model_admin), {"q": term}) for term in ("Canary", "Nobody")]
        if said(answers[0], "Canary") != said(answers[1], "Nobody") or SECRET.search(answers[0].content.decode()):
            told.append((model_admin.opts.label_lower, "q"))

    assert told == []


@pytest.mark.parametrize("role", ROLES)
def test_no_list_and_no_page_names_what_is_hidden(role: Role | None, network: Organisation) -> None:
    client = signed_in(role)
    naming = []
    for model, model_admin in admin.site._registry.items():
        base = address(model_admin)
        pages = [f"{pk}/{page}/" for pk in model._base_manager.values_list("pk", flat=True) for page in PAGES]
        for path in (base, *(f"{base}{page}" for page in pages)):
            if SECRET.search(client.get(path, follow=True).content.decode().replace(path, "")):
                naming.append(path)

    assert naming == []


PAGES = ["change", "history", "delete"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER, Role.PUBLISHER])
def test_what_is_public_or_in_reach_is_named(role: Role, network: Organisation) -> None:
    client = signed_in(role)
    pages = [
        change_url(Organisation.objects.get(slug="here")),
        f"/admin/resources/programme/{Programme.objects.get().pk}/change/",
        "/admin/resources/networkfacts/",
    ]

    assert ["Public network" in client.get(page).content.decode() for page in pages] == [True, True, True]


def test_boxes_offer_public_networks_and_those_of_the_region(network: Organisation) -> None:
    make_network(region=make_region("africa"), status=Status.DRAFT, texts={"name": {"en": "Draft of here"}})
    field = signed_in(Role.EDITOR).get("/admin/members/organisation/add/").context["adminform"].form["networks"]

    assert sorted(label for _value, label in field.field.choices) == ["Draft of here", "Public network"]


@pytest.mark.parametrize("chosen", [True, False])
def test_a_hidden_network_stays_when_a_member_is_saved(network: Organisation, chosen: bool) -> None:
    client = signed_in(Role.EDITOR)
    member = Organisation.objects.get(slug="here")
    data = opened(client, member)
    assert data["networks"] == str(Organisation.objects.get(slug="public").pk)

    saved(client, member, data | {"acronym": "NEW"} | ({} if chosen else {"networks": []}))

    kept = ["hiddenslug-910002", *(["public"] if chosen else [])]
    assert (member.acronym, sorted(member.networks.values_list("slug", flat=True))) == ("NEW", kept)


def test_two_versions_of_a_form_do_not_name_a_hidden_network(network: Organisation) -> None:
    client = signed_in(Role.EDITOR)
    member = Organisation.objects.get(slug="here")
    data = opened(client, member) | {"networks": [], "seen_version": "0"}

    page = client.post(change_url(member), data | {"_save": "1"})

    assert [one.name for one in page.context["differences"]] == ["networks"]
    assert page.context["differences"][0].stored == "Public network"
    assert SECRET.search(page.content.decode()) is None
    assert str(NETWORK) not in page.content.decode()


@pytest.mark.parametrize("stored", [True, False])
def test_the_form_does_not_tell_whether_a_public_member_elsewhere_has_a_record(stored: bool) -> None:
    elsewhere = make_organisation(pk=MEMBER, country="FR")
    if stored:
        MembershipRecord.objects.create(organisation=elsewhere)
    client = signed_in(Role.REVIEWER)
    data = {"contacts-TOTAL_FORMS": "0", "contacts-INITIAL_FORMS": "0"}

    answers = [client.post(f"{RECORDS}add/", data | {"organisation": str(pk)}) for pk in (MEMBER, ABSENT)]

    assert said(answers[0], str(MEMBER)) == said(answers[1], str(ABSENT))
    assert (answers[0].status_code, list(answers[0].context["adminform"].form.errors)) == (200, ["organisation"])


@pytest.mark.parametrize("value", ["word", "-1", "9" * 30, "١", ""])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_value_that_is_no_number_is_answered(method: str, value: str) -> None:
    response = getattr(signed_in(Role.REVIEWER), method)(f"{RECORDS}add/", {"organisation": value})

    assert response.status_code == 200


@pytest.mark.parametrize(("status", "rows"), [(Status.DRAFT, [("read", str(MEMBER))]), (Status.PUBLISHED, [])])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_a_prefilled_record_names_is_recorded(method: str, status: str, rows: list[Any]) -> None:
    make_organisation(pk=MEMBER, status=status, texts={"name": {"en": "Bees"}})
    client = signed_in(Role.REVIEWER)

    page = getattr(client, method)(f"{RECORDS}add/", {"organisation": str(MEMBER)})

    assert "Bees" in page.content.decode()
    found = AuditRecord.objects.filter(resource="members.organisation").values_list("act", "object_id")
    assert list(found) == rows


def test_deleting_an_account_does_not_name_what_it_worked_on(network: Organisation) -> None:
    worker = User.objects.create(username="worker", is_staff=True)
    LogEntry.objects.log_actions(worker.pk, [network], CHANGE, "Changed", single_object=True)

    page = signed_in(Role.SUPERUSER).get(f"/admin/auth/user/{worker.pk}/delete/").content.decode()

    assert "worker" in page
    assert SECRET.search(page) is None


def test_recent_actions_do_not_name_what_has_moved_out_of_reach(network: Organisation) -> None:
    client = signed_in(Role.EDITOR)
    worker = User.objects.get(username="somebody")
    LogEntry.objects.log_actions(worker.pk, [network], CHANGE, "Changed", single_object=True)

    pages = [client.get(path).content.decode() for path in ("/admin/", "/admin/members/")]

    assert "recent-actions-module" not in "".join(pages)
    assert [SECRET.search(page) for page in pages] == [None, None]


def test_whoever_deletes_may_see_all_that_is_deleted_with_it() -> None:
    unseen = []
    for model in admin.site._registry:
        parent = model._meta.label_lower
        needed = {other for other, _act in policy.NEEDED_BESIDES.get((parent, "delete"), ())}
        for relation in model._meta.related_objects:
            child = relation.related_model._meta.label_lower
            if relation.on_delete is not CASCADE or child not in policy.MATRIX or child in needed:
                continue
            deleting = set(policy.MATRIX[parent].get("delete", {}))
            seeing = set(policy.MATRIX[child].get("view", {}))
            unseen += [(parent, child, role) for role in sorted(deleting - seeing)]

    assert unseen == []
