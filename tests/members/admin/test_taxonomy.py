"""The vocabularies: whose wording is which, and what never changes."""

import pytest
from django.test import Client

from members.models import Listing, PriorityArea
from tests.factories import make_area, make_organisation, make_population
from tests.members.admin.pages import form_of, staff

AREAS = "/admin/members/priorityarea/"


@pytest.mark.django_db
def test_it_is_said_whose_wording_each_language_is(admin_client: Client) -> None:
    area = make_area("health")
    area.translated_by = {"en": "official", "fr": "ours"}
    area.save()
    url = f"{AREAS}{area.pk}/change/"
    data = form_of(admin_client.get(url), "priorityarea_form")
    assert data["official_in"] == "en"
    assert {"slug", "bit"} & data.keys() == set()
    assert ">English</td>" in admin_client.get(AREAS).content.decode()

    typed = {"label_fr": "Santé", "label_ru": "Здоровье", "official_in": ["en", "fr"], "slug": "x", "bit": "9"}
    response = admin_client.post(url, data | typed)

    area.refresh_from_db()
    assert response.status_code == 302
    assert area.translated_by == {"en": "official", "fr": "official", "ru": "ours"}
    assert (area.slug, area.bit) == ("health", 0)


@pytest.mark.django_db
def test_who_may_only_look_reads_whose_wording_each_language_is(client: Client) -> None:
    area = make_area("health")
    area.translated_by = {"en": "official", "fr": "official", "ru": "ours"}
    area.save()
    staff(client, "protection")

    assert "English, Français</div>" in client.get(f"{AREAS}{area.pk}/change/").content.decode()


@pytest.mark.django_db
def test_an_entry_that_describes_somebody_is_not_deleted(admin_client: Client) -> None:
    used, unused = make_area("health"), make_area("stigma")
    organisation = make_organisation(areas=("health",))

    refused = admin_client.post(f"{AREAS}{used.pk}/delete/", {"post": "yes"})
    done = admin_client.post(f"{AREAS}{unused.pk}/delete/", {"post": "yes"})
    bulk = {"action": "delete_selected", "_selected_action": [used.pk], "post": "yes"}
    admin_client.post(AREAS, bulk)

    assert (refused.status_code, done.status_code) == (403, 302)
    assert list(PriorityArea.objects.all()) == [used]
    assert Listing.objects.get(pk=organisation.pk).priority_areas == 1 << used.bit


@pytest.mark.django_db
def test_a_bit_is_never_given_twice(admin_client: Client) -> None:
    make_area("health")
    data = form_of(admin_client.get(f"{AREAS}add/"), "priorityarea_form")

    typed = {"slug": "new", "bit": "0", "position": "1", "label_en": "New"}
    response = admin_client.post(f"{AREAS}add/", data | typed)

    assert list(response.context["adminform"].form.errors) == ["bit"]
    assert PriorityArea.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["population", "support"])
def test_the_other_vocabularies_have_the_same_pages(admin_client: Client, name: str) -> None:
    make_population()

    assert admin_client.get(f"/admin/members/{name}/").status_code == 200
    assert admin_client.get(f"/admin/members/{name}/add/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["listing", "listedprofile", "edition", "translationstate"])
def test_what_is_derived_has_no_page(admin_client: Client, name: str) -> None:
    assert admin_client.get(f"/admin/members/{name}/").status_code == 404
