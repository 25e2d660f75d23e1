"""Every address of the staff's site, for every role, in its region and outside it: what the table says, no more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from members.choices import Status
from members.models import Country, Organisation, ProposedChange
from members.policy import ALL, MATRIX, NEEDED_BESIDES, Role, Scope
from resources.choices import Status as Drafts
from resources.models import GuideStep
from secretariat.models import ContactPerson, MembershipRecord
from staff.models import AuditRecord
from tests.factories import (
    appoint,
    make_area,
    make_network,
    make_organisation,
    make_population,
    make_support,
    sign_in,
)
from tests.resources.making import make_facts, one_of_each
from tests.staff.addresses import (
    ADDRESSES,
    CERTAIN,
    CHANGE,
    COUNTRY,
    MODELS,
    OF_EVERYBODY,
    ORG,
    ORGANISATION,
    PROPOSED,
    REASON,
    RECORD,
    SPECIAL,
    Address,
)

pytestmark = pytest.mark.django_db

HERE, THERE = "africa", "europe"
COUNTRIES = {HERE: "BI", THERE: "FR"}
ROLES: list[Role | None] = [None, *Role]


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The name of every address; of one without a name, its pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


def test_every_address_stands_in_the_table() -> None:
    unnamed = {"r/<path:anything>", "(?P<url>.*)$", "<path:object_id>/"}  # nothing, a redirect into the table

    found = set(names(admin.site.urls[0]))

    assert found - unnamed == {address.name for address in ADDRESSES} | OF_EVERYBODY | SPECIAL


def test_every_model_of_the_site_has_its_rows() -> None:
    assert {model._meta.label_lower for model in admin.site._registry} == set(MODELS) == set(MATRIX)


@dataclass
class Things:
    """One of everything, here and there."""

    by_region: dict[str, dict[str, Any]]

    def identifier(self, address: Address, region: str) -> Any:
        """The number in an address."""
        return self.by_region[region][address.target or address.resource]


def whatever(region: str) -> dict[str, Any]:
    """What belongs to no region, and an account."""
    return {
        "members.priorityarea": make_area().pk,
        "members.population": make_population().pk,
        "members.support": make_support().pk,
        "staff.auditrecord": AuditRecord.objects.create(act="x", resource="y", allowed=True).pk,
        "auth.user": User.objects.create(username=f"user-{region}", is_staff=True).pk,
    }


def drafts() -> dict[str, int]:
    """One entry of each kind that nobody may read yet."""
    entries: list[Any] = [*one_of_each(status=Drafts.DRAFT), make_facts(make_network(), status=Drafts.DRAFT)]
    return {one._meta.label_lower: one.pk for one in (*entries, *GuideStep.objects.all())}


@pytest.fixture
def things() -> Things:
    """Hidden organisations with words that must not be read by others, and what hangs on them."""
    found: dict[str, dict[str, Any]] = {}
    entries = drafts()
    for region, code in COUNTRIES.items():
        texts = {"name": {"en": f"name-{region}"}, "works_with": {"en": f"draft-{region}"}}
        draft = make_organisation(country=code, slug=f"draft-{region}", status=Status.DRAFT, texts=texts)
        data = {
            "original_language": "en",
            "texts": {"works_with": {"en": f"change-{region}"}},
            "priority_areas": None,
            "provenance": "",
        }
        change = ProposedChange.objects.create(organisation=draft, file=f"{region}.txt", data=data)
        record = MembershipRecord.objects.create(organisation=draft, notes=f"note-{region}")
        ContactPerson.objects.create(record=record, name=f"person-{region}", email=f"{region}@contact.example.org")
        found[region] = (
            entries
            | whatever(region)
            | {
                ORGANISATION: draft.pk,
                "withdrawn": make_organisation(country=code, status=Status.WITHDRAWN, withdrawal_reason="left").pk,
                "public": make_organisation(country=code).pk,
                CHANGE: change.pk,
                RECORD: record.pk,
                "members.country": code,
                "members.region": draft.country.region.pk,  # type: ignore[union-attr]
            }
        )
    return Things(found)


def signed_in(role: Role | None) -> Client:
    """A browser of somebody with one role, in one region and one language."""
    user = User.objects.create(username="somebody", is_staff=True, is_superuser=role == Role.SUPERUSER)
    if role not in (None, Role.SUPERUSER):
        appoint(user, str(role), regions=(HERE,), languages=("fr",))
    client = Client()
    sign_in(client, user)
    return client


WRITING = {"write": ("change", "translate"), "write_public": ("change_public", "translate")}


def in_table(role: Role | None, resource: str, act: str, region: str) -> bool:
    """What the table says; to ``write`` is to change all of a profile, or some of its texts."""
    if act in WRITING:
        return any(in_table(role, resource, one, region) for one in WRITING[act])
    if not all(in_table(role, *other, region) for other in NEEDED_BESIDES.get((resource, act), ())):
        return False
    scope = MATRIX[resource].get(act, {}).get(role) if role else None
    reached = {Scope.ANYWHERE: True, Scope.WORLD: False, Scope.REGION: region == HERE, Scope.LANGUAGE: region == HERE}
    return scope is not None and (reached[scope] or resource not in OF_REGIONS and scope is not Scope.WORLD)


OF_REGIONS = {ORGANISATION, CHANGE, RECORD, "members.country"}


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answer(client: Client, address: Address, things: Things, region: str) -> Any:
    """Ask for one page, or send its form; nothing of it stays."""
    identifier = things.identifier(address, region)
    client.cookies.pop("messages", None)
    if address.act == "release":
        Country.objects.filter(pk=identifier).update_without_sync(on_hold=True)
    with undone():
        path = address.path.format(identifier)
        if address.post is None:
            return client.get(path)
        return client.post(path, address.post | {"code": identifier})


def is_open(response: Any) -> bool:
    """Whether a page was shown or its form done; without a word of success, the start page says that there is none."""
    if response.status_code != 302 or response.headers["Location"] != "/admin/":
        return response.status_code in (200, 302)
    return "success" in {message.level_tag for message in get_messages(response.wsgi_request)}


HIDDEN = {"draft": ORGANISATION, "change": CHANGE, "note": RECORD, "person": RECORD, "user": "auth.user"}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_the_table_says_and_reads_no_more(role: Role | None, things: Things) -> None:
    client = signed_in(role)
    pages = [client.get(path) for path in ("/admin/", "/admin/members/", "/admin/secretariat/", "/admin/auth/")]
    wrong = []
    for address in ADDRESSES:
        about_one = "{}" in address.path or address.act in ("hold", "release")
        for region in (HERE, THERE) if about_one else (HERE,):
            expected = in_table(role, address.resource, address.act, region)
            response = answer(client, address, things, region)
            pages.append(response)
            if is_open(response) is not expected:
                wrong.append((address.name, address.act, address.post, region, response.status_code, expected))

    assert wrong == []
    text = " ".join(page.content.decode() for page in pages)
    words = {f"{word}-{region}": (resource, region) for word, resource in HIDDEN.items() for region in COUNTRIES}
    shown = {word for word in words if word in text}
    assert shown == {word for word, (resource, region) in words.items() if in_table(role, resource, "view", region)}


ACTIONS = {
    "publish_chosen": ("publish", "status", CERTAIN),
    "review_chosen": ("review", "status", {}),
    "withdraw_chosen": ("withdraw", "status", REASON),
    "delete_selected": ("delete", "slug", {"post": "yes"}),
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ROLES)
def test_an_action_reaches_what_the_table_says(role: Role | None, action: str, things: Things) -> None:
    client = signed_in(role)
    act, field, form = ACTIONS[action]
    chosen = [things.by_region[region][ORGANISATION] for region in COUNTRIES]
    before = dict(Organisation.objects.filter(pk__in=chosen).values_list("pk", field))

    client.post(ORG, {"action": action, "_selected_action": chosen, "index": "0"} | form)

    after = dict(Organisation.objects.filter(pk__in=chosen).values_list("pk", field))
    changed = {region for region in COUNTRIES if before[pk := things.by_region[region][ORGANISATION]] != after.get(pk)}
    assert changed == {region for region in COUNTRIES if in_table(role, ORGANISATION, act, region)}


@pytest.mark.parametrize("role", ROLES)
def test_names_are_completed_for_whoever_sees_them(role: Role | None, things: Things) -> None:
    field = {"app_label": "secretariat", "model_name": "membershiprecord", "field_name": "organisation"}

    response = signed_in(role).get("/admin/autocomplete/", field | {"term": "name-"})

    found = {one["text"] for one in response.json()["results"]} if response.status_code == 200 else set()
    assert found == {f"name-{region}" for region in COUNTRIES if in_table(role, ORGANISATION, "view", region)}


LOOKUPS = ["exact", "startswith", "icontains", "gt", "in", "isnull", "regex"]


def test_no_address_asks_what_no_filter_asks() -> None:
    allowed: list[str] = []
    request: Any = None
    for model, model_admin in admin.site._registry.items():
        filters = {getattr(one, "parameter_name", one) for one in model_admin.list_filter}
        for path in paths(model):
            for lookup in ("", *(f"__{one}" for one in LOOKUPS)):
                plain = path in filters and lookup in ("", "__exact", "__isnull")
                if model_admin.lookup_allowed(f"{path}{lookup}", "x", request) and not plain:
                    allowed.append(f"{model._meta.label_lower} {path}{lookup}")

    by_relation = ["members.country region__id__exact", "resources.guidestep guide__id__exact"]
    assert sorted(allowed) == [*by_relation, "resources.newsitem region__id__exact"]


def paths(model: Any) -> Iterator[str]:
    """Every field of a model, and every field one step away."""
    for field in model._meta.get_fields():
        yield field.name
        if field.is_relation and field.related_model:
            yield from (f"{field.name}__{other.name}" for other in field.related_model._meta.get_fields())


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (ORG, "works_with_en__startswith=draft"),
        (ORG, "country__on_hold__exact=1"),
        ("/admin/secretariat/membershiprecord/", "contacts__email__startswith=a"),
        (PROPOSED, "organisation__works_with_en__startswith=d"),
        (PROPOSED, "data__icontains=d"),
        ("/admin/auth/user/", "password__startswith=argon2"),
        (COUNTRY, "organisation__slug__startswith=d"),
    ],
)
def test_a_question_that_is_not_asked_here_is_refused(path: str, query: str, things: Things) -> None:
    client = signed_in(Role.SUPERUSER)
    user = User.objects.get(username="somebody")
    appoint(user, *(role for role in Role if role != Role.SUPERUSER))
    sign_in(client, user)

    assert client.get(path).status_code == 200
    assert client.get(f"{path}?{query}").status_code == 400


@pytest.mark.parametrize("role", ROLES)
def test_no_address_leads_from_a_number_to_a_name(role: Role | None, things: Things) -> None:
    from django.contrib.contenttypes.models import ContentType

    number = ContentType.objects.get_for_model(Organisation).pk
    assert signed_in(role).get(f"/admin/r/{number}/{things.by_region[HERE][ORGANISATION]}/").status_code == 404


def test_the_address_of_every_row_resolves(things: Things) -> None:
    resolver: Callable[[str], Any] = get_resolver().resolve
    for address in ADDRESSES:
        path = address.path.format(things.identifier(address, HERE)).partition("?")[0]
        assert resolver(path).url_name == address.name


def test_everywhere_means_also_what_has_no_region(things: Things) -> None:
    network = make_organisation(country=None, kind="network", status=Status.DRAFT)
    client = signed_in(Role.PUBLISHER)
    user = User.objects.get(username="somebody")
    assert not is_open(client.get(f"{ORG}{network.pk}/change/"))

    user.appointments.update(regions=[ALL])

    assert is_open(client.get(f"{ORG}{network.pk}/change/"))
