"""What the roles come to in practice: texts in one's languages, nothing moved away, nothing kept after it was taken."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from members import policy
from members.choices import Status
from members.models import Listing, Organisation
from members.policy import ALL, Role
from staff.models import Appointment
from tests.factories import appoint, make_country, make_network, make_organisation, make_translation, sign_in
from tests.members.admin.pages import change_url, form_of, opened, staff

pytestmark = pytest.mark.django_db
TEXTS = {"name": {"en": "Bees"}, "works_with": {"en": "People", "fr": "Gens", "es": "Gente"}}


NOT_THEIRS: dict[str, Any] = {
    "works_with_en": "Canary",
    "works_with_es": "Canary",
    "name_en": "Canary",
    "acronym": "X",
    "status": "withdrawn",
    "slug": "x",
    "country": "",
    "original_language": "fr",
    "listing_consent": "",
    "is_example": "on",
    "_approve": "fr",
}


def send(client: Client, organisation: Organisation, **typed: Any) -> Any:
    """Send the form as it stands, with something typed."""
    return client.post(change_url(organisation), opened(client, organisation) | typed | {"_save": "1"})


def texts(organisation: Organisation) -> dict[str, str]:
    """The first answer in every language."""
    organisation.refresh_from_db()
    return {code: organisation.text("works_with", code) for code in ("en", "fr", "es")}


def test_a_translator_writes_in_their_languages_and_nothing_else(client: Client) -> None:
    organisation = make_organisation(texts=TEXTS, acronym="B", slug="bees")
    staff(client, "translator", regions=("africa",), languages=("fr",))
    form = opened(client, organisation)
    assert {name for name in form if name.startswith("works_with")} == {"works_with_fr"}

    response = send(client, organisation, works_with_fr="Des gens", **NOT_THEIRS)

    assert response.status_code == 302
    assert texts(organisation) == {"en": "People", "fr": "Des gens", "es": "Gente"}
    kept = (organisation.acronym, organisation.slug, organisation.status, organisation.original_language)
    assert (*kept, str(organisation), organisation.is_example) == ("B", "bees", "published", "en", "Bees", False)
    states = {state.language: state.reviewed for state in organisation.translation_states.filter(field="works_with")}
    assert states == {"fr": False, "es": True}
    assert "Des gens" not in Client().get("/fr/members/bees/").content.decode()


def test_the_original_is_nobodys_translation(client: Client) -> None:
    organisation = make_organisation(original_language="fr", texts={"works_with": {"fr": "Gens", "en": "People"}})
    staff(client, "translator", languages=("fr",))

    response = client.post(change_url(organisation), {"works_with_fr": "Canary", "_save": "1"})

    assert response.status_code == 403
    assert texts(organisation)["fr"] == "Gens"


def test_a_translator_publishes_approves_and_withdraws_nothing(client: Client) -> None:
    organisation = make_organisation(status=Status.DRAFT, texts=TEXTS)
    make_translation(organisation, "works_with", "fr", author="machine", reviewed=False)
    staff(client, "translator", languages=("fr",))

    page = client.get(change_url(organisation)).content.decode()
    for button in ("_publish", "_review", "_approve", "/withdraw/", "/hold/"):
        assert button not in page
    approved = send(client, organisation, _approve="fr works_with")
    published = client.post(change_url(organisation), opened(client, organisation) | {"_publish": "1"})

    assert (approved.status_code, published.status_code) == (302, 403)
    assert not organisation.translation_states.get(language="fr").reviewed
    assert not Listing.objects.exists()


def test_an_editor_changes_what_is_not_public(client: Client) -> None:
    draft, public = make_organisation(status=Status.DRAFT, texts=TEXTS), make_organisation(texts=TEXTS)
    staff(client, "editor", regions=("africa",))

    done = send(client, draft, works_with_en="New")
    refused = client.post(change_url(public), {"works_with_en": "Canary", "_save": "1"})

    assert (done.status_code, refused.status_code) == (302, 403)
    assert (texts(draft)["en"], texts(public)["en"]) == ("New", "People")
    page = client.get(change_url(public)).content.decode()
    assert "_save" not in page
    assert "/withdraw/" in page


def test_nothing_is_moved_to_another_region(client: Client) -> None:
    make_country("FR")
    organisation = make_organisation(status=Status.DRAFT, texts=TEXTS)
    staff(client, "editor", regions=("africa",))
    assert "France" not in client.get(change_url(organisation)).content.decode()

    for country in ("FR", ""):
        response = send(client, organisation, country=country)
        assert response.status_code in (200, 403)

    organisation.refresh_from_db()
    assert organisation.country_id == "BI"


def test_the_policy_is_asked_again_when_something_is_saved(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from members.admin.write_permissions import WritePermissionsMixin

    make_country("FR")
    monkeypatch.setattr(WritePermissionsMixin, "within_reach", lambda self, request, name, field: field)
    organisation = make_organisation(status=Status.DRAFT, texts=TEXTS)
    staff(client, "editor", regions=("africa",))

    assert send(client, organisation, country="FR").status_code == 403
    typed = {"name_en": "New", "country": "FR", "_save": "1"}
    add = "/admin/members/organisation/add/"
    assert client.post(add, form_of(client.get(add)) | typed).status_code == 403

    organisation.refresh_from_db()
    assert organisation.country_id == "BI"
    assert Organisation.objects.count() == 1


def test_a_profile_that_moves_while_its_form_is_open_is_no_longer_theirs(client: Client) -> None:
    make_country("FR")
    organisation = make_organisation(status=Status.DRAFT, texts=TEXTS)
    staff(client, "editor", regions=("africa",))
    data = opened(client, organisation) | {"works_with_en": "Canary", "_save": "1"}
    Organisation.objects.filter(pk=organisation.pk).update_without_sync(country="FR")

    client.post(change_url(organisation), data)

    assert texts(organisation)["en"] == "People"


def test_the_start_page_and_the_filters_count_only_what_is_seen(client: Client) -> None:
    make_organisation(status=Status.DRAFT)
    make_organisation(status=Status.DRAFT, country="FR")
    make_network(status=Status.DRAFT)
    staff(client, "editor", regions=("africa",))

    numbers = {task.label: task.number for task in client.get("/admin/").context["tasks"]}
    page = client.get("/admin/members/organisation/").content.decode()

    assert (numbers["Drafts"], numbers["All organisations"]) == (1, 1)
    assert 'value="BI"' in page
    assert 'value="FR"' not in page


def test_a_country_of_another_region_is_not_held_in_passing(client: Client) -> None:
    here, there = make_country("BI"), make_country("FR")
    staff(client, "editor", regions=("africa",))

    response = client.post("/admin/members/country/hold/", {"code": ["BI", "FR"], "certain": "yes"})

    here.refresh_from_db()
    there.refresh_from_db()
    assert (response.status_code, here.on_hold, there.on_hold) == (403, False, False)


@pytest.mark.parametrize("change", ["delete", "elsewhere", "other role", "switched off"])
def test_rights_end_with_the_next_request(client: Client, change: str) -> None:
    organisation = make_organisation(status=Status.DRAFT, texts=TEXTS)
    user = staff(client, "editor", regions=("africa",))
    assert client.get(change_url(organisation)).status_code == 200
    appointment = user.appointments.get()
    if change == "delete":
        appointment.delete()
    elif change == "elsewhere":
        Appointment.objects.filter(pk=appointment.pk).update(regions=["europe"])
    elif change == "other role":
        Appointment.objects.filter(pk=appointment.pk).update(role="reviewer", regions=[])
    else:
        User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get(change_url(organisation)).status_code == 302
    assert "People" not in client.get("/admin/members/organisation/", follow=True).content.decode()


@pytest.fixture
def zoe(client: Client) -> User:
    """A superuser who is signed in."""
    return sign_in(client, User.objects.create(username="zoe", is_staff=True, is_superuser=True))


def account_form(client: Client, user: User) -> dict[str, Any]:
    """The form of an account as it stands."""
    return form_of(client.get(f"/admin/auth/user/{user.pk}/change/"), "user_form")


def test_a_superuser_gives_roles_and_the_sessions_end(client: Client, zoe: User) -> None:
    ben, browser = User.objects.create(username="ben", is_staff=True), Client()
    organisation = make_organisation(status=Status.DRAFT, texts=TEXTS)
    sign_in(browser, ben)
    typed = {
        "appointments-TOTAL_FORMS": "1",
        "appointments-0-role": "editor",
        "appointments-0-regions": ["africa"],
        "appointments-0-user": ben.pk,
    }

    response = client.post(f"/admin/auth/user/{ben.pk}/change/", account_form(client, ben) | typed)

    assert response.status_code == 302
    assert [(one.role, one.regions, one.languages) for one in ben.appointments.all()] == [("editor", ["africa"], [])]
    assert browser.get("/admin/").status_code == 302
    sign_in(browser, ben)
    assert browser.get(change_url(organisation)).status_code == 200


def test_nobody_raises_their_own_rights(client: Client, zoe: User) -> None:
    form = account_form(client, zoe)
    rows = {
        "appointments-TOTAL_FORMS": "1",
        "appointments-INITIAL_FORMS": "0",
        "appointments-0-role": "publisher",
        "appointments-0-regions": [ALL],
        "appointments-0-user": zoe.pk,
    }
    assert not {name for name in form if name.startswith(("is_", "appointments-0"))}

    client.post(f"/admin/auth/user/{zoe.pk}/change/", form | rows | {"is_superuser": "", "is_active": ""})

    zoe.refresh_from_db()
    assert (zoe.is_superuser, zoe.is_active, zoe.appointments.count()) == (True, True, 0)
    assert client.post(f"/admin/auth/user/{zoe.pk}/delete/", {"post": "yes"}).status_code == 403
    for spelling in (f"{zoe.pk}", f"0{zoe.pk}", f"%20{zoe.pk}", f"+{zoe.pk}", f"_2B{zoe.pk}"):
        own = client.get(f"/admin/auth/user/{spelling}/password/")
        assert (spelling, own.headers["Location"]) == (spelling, "/admin/password_change/")
        new = {"password1": "another lantern at sea", "password2": "another lantern at sea", "usable_password": "true"}
        sent = client.post(f"/admin/auth/user/{spelling}/password/", new)
        assert (spelling, sent.headers["Location"]) == (spelling, "/admin/password_change/")
    before = zoe.password
    zoe.refresh_from_db()
    assert zoe.password == before


def test_a_superuser_alone_reads_nothing_hidden() -> None:
    user = User(is_staff=True, is_superuser=True, pk=1)

    hidden = ("members.organisation", "members.proposedchange", "secretariat.membershiprecord")
    assert not [one for one in hidden if policy.allows(user, one, "view")]
    assert policy.allows(user, "auth.user", "change")


def test_a_row_makes_nobody_a_superuser() -> None:
    user = User.objects.create(username="ben", is_staff=True)
    Appointment.objects.create(user=user, role=Role.SUPERUSER, regions=[ALL])
    Appointment.objects.create(user=user, role="a role that was", regions=[ALL])

    assert policy.role_assignments(user) == ()


def test_what_no_row_allows_is_refused() -> None:
    user = appoint(User.objects.create(username="ben", is_staff=True), *policy.APPOINTED)

    assert not policy.allows(user, "members.organisation", "something new")
    assert not policy.allows(user, "resources.unknown", "view")


def test_permissions_of_django_give_nothing(client: Client) -> None:
    from django.contrib.auth.models import Permission

    make_organisation(status=Status.DRAFT)
    user = staff(client)
    user.user_permissions.set(Permission.objects.all())

    assert client.get("/admin/members/organisation/").status_code == 403
    assert client.get("/admin/auth/user/").status_code == 403


def test_a_role_here_gives_nothing_where_another_role_only_reads(client: Client) -> None:
    there = make_organisation(country="FR")
    user = staff(client, "editor", regions=("africa",))
    appoint(user, "protection")
    sign_in(client, user)
    form = {"action": "withdraw_chosen", "_selected_action": [there.pk], "reason_asked": "1", "reason": "left"}

    assert client.get(change_url(there)).status_code == 200
    assert client.post("/admin/members/organisation/", form).status_code == 403

    there.refresh_from_db()
    assert there.status == Status.PUBLISHED
