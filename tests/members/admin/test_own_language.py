"""Staff write down an organisation in a language that the site does not have."""

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Organisation
from tests.factories import make_country, make_organisation
from tests.members.admin.pages import change_url, form_of, opened, saved, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/members/organisation/"


def test_an_organisation_in_portuguese_is_written_published_and_read(admin_client: Client) -> None:
    make_country("KE")
    address = reverse("admin:members_organisation_add")
    typed = {
        "original_language": "pt",
        "country": "KE",
        "name_own": "Associação Farol",
        "works_with_own": "Com todas",
        "works_with_en": "With everyone",
        "listing_consent": "on",
        "consent_date": "2026-03-01",
        "consent_basis": "written",
    }

    response = admin_client.post(address, form_of(admin_client.get(address)) | typed | {"_publish": "1"})

    organisation = Organisation.objects.get()
    assert response.status_code == 302
    assert (organisation.original_language, organisation.original("name")) == ("pt", "Associação Farol")
    assert organisation.slug == "associacao-farol"
    assert list(organisation.translation_states.values_list("field", "language")) == [("works_with", "en")]
    page = admin_client.get(f"/en/members/{organisation.slug}/").content.decode()
    assert '<h1 lang="pt" dir="auto">Associação Farol</h1>' in page
    assert ("With everyone" in page, "Com todas" in page) == (True, True)


def test_without_its_name_the_form_points_to_the_box_of_the_own_language(admin_client: Client) -> None:
    address = reverse("admin:members_organisation_add")
    typed = {"original_language": "ar", "name_en": "Lighthouse"}

    response = admin_client.post(address, form_of(admin_client.get(address)) | typed)

    assert list(response.context["adminform"].form.errors) == ["name_own", "__all__"]


def test_a_code_that_is_no_language_is_refused(admin_client: Client) -> None:
    organisation = make_organisation()

    data = opened(admin_client, organisation) | {"original_language": "own", "_save": "1"}
    response = admin_client.post(change_url(organisation), data)

    assert "original_language" in response.context["adminform"].form.errors


def test_the_form_shows_the_box_of_the_own_language_first_with_its_direction(admin_client: Client) -> None:
    organisation = make_organisation(original_language="ar", texts={"name": {"ar": "منارة"}})

    page = admin_client.get(change_url(organisation)).content.decode()

    assert 'data-original="own"' in page
    assert "<span data-original-name>Arabic</span>" in page
    assert page.index('name="name_own"') < page.index('name="name_en"') < page.index('name="name_fr"')
    assert 'name="name_own" value="منارة"' in page
    assert 'dir="auto"' in page


def test_a_translator_of_every_language_does_not_write_the_own_words(client: Client) -> None:
    staff(client, "translator", languages=("*",))
    organisation = make_organisation(
        country="BI", original_language="ar", texts={"name": {"ar": "منارة"}, "works_with": {"ar": "كل"}}
    )

    data = opened(client, organisation)
    saved(client, organisation, data | {"works_with_own": "changed", "works_with_en": "Everyone"})

    assert "works_with_own" not in data
    assert (organisation.original("works_with"), organisation.text("works_with", "en")) == ("كل", "Everyone")


def test_two_people_see_both_versions_of_the_own_words(admin_client: Client) -> None:
    organisation = make_organisation(original_language="sw", texts={"name": {"sw": "Mnara"}})
    data = opened(admin_client, organisation) | {"name_own": "Mnara mpya", "seen_version": "0"}

    page = admin_client.post(change_url(organisation), data | {"_save": "1"})

    assert [(one.name, one.stored) for one in page.context["differences"]] == [("name_own", "Mnara")]


@pytest.mark.parametrize(
    ("query", "found"),
    [("original_language=own", ["mnara"]), ("original_language=fr", ["phare"]), ("q=mnara", ["mnara"])],
)
def test_staff_find_it(admin_client: Client, query: str, found: list[str]) -> None:
    make_organisation(slug="mnara", original_language="sw", texts={"name": {"sw": "Mnara"}})
    make_organisation(slug="phare", original_language="fr", texts={"name": {"fr": "Phare"}})

    page = admin_client.get(f"{LIST}?{query}")

    assert [one.slug for one in page.context["cl"].result_list] == found


def test_names_in_any_language_stand_in_one_order(admin_client: Client) -> None:
    for slug, language, name in (("b", "sw", "Bahari"), ("a", "en", "Anchor"), ("c", "fr", "Cap")):
        make_organisation(slug=slug, original_language=language, texts={"name": {language: name}})

    page = admin_client.get(LIST)

    assert [one.slug for one in page.context["cl"].result_list] == ["a", "b", "c"]
