"""Countries and regions: a hold is asked about before it hides anything."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from members.choices import Status
from members.models import Country, Listing
from tests.factories import make_country, make_organisation, make_region
from tests.members.admin.pages import form_of, said, staff

HOLD = "/admin/members/country/hold/"
RELEASE = "/admin/members/country/release/"


@pytest.mark.django_db
def test_a_hold_is_asked_about_and_says_how_many_profiles_it_hides(admin_client: Client) -> None:
    make_organisation(country="BI")
    make_organisation(country="BI")
    make_organisation(country="BI", status=Status.DRAFT)
    kenyan = make_organisation(country="KE")

    asked = admin_client.get(f"{HOLD}?code=BI")
    page = " ".join(asked.content.decode().split())
    assert "2 public profiles would be hidden with the next request." in page
    assert "<li>Burundi: 2</li>" in page
    unsure = admin_client.post(HOLD, {"code": "BI"})
    assert unsure.status_code == 200
    assert Listing.objects.count() == 3

    response = admin_client.post(HOLD, {"code": "BI", "certain": "yes"})

    assert said(response) == ["Burundi is on hold: 2 profiles that were public are hidden now."]
    assert list(Listing.objects.values_list("pk", flat=True)) == [kenyan.pk]
    assert Country.objects.get(code="BI").on_hold
    assert LogEntry.objects.get().object_id == "BI"


@pytest.mark.django_db
def test_a_release_is_asked_about_and_shows_again_what_may_be_shown(admin_client: Client) -> None:
    make_country("BI", on_hold=True)
    organisation = make_organisation(country="BI")
    make_organisation(country="BI", status=Status.DRAFT)
    make_organisation(country="BI", listing_consent=False, consent_basis="")

    page = " ".join(admin_client.get(f"{RELEASE}?code=BI").content.decode().split())
    assert "1 profile would be public with the next request." in page
    assert not Listing.objects.exists()

    response = admin_client.post(RELEASE, {"code": "BI", "certain": "yes"})

    assert said(response) == ["Burundi is no longer on hold: 1 profile is public."]
    assert list(Listing.objects.values_list("pk", flat=True)) == [organisation.pk]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [HOLD, f"{HOLD}?code=ZZ", f"{RELEASE}?code=BI"])
def test_there_may_be_nothing_to_do(admin_client: Client, address: str) -> None:
    make_country("BI")

    page = admin_client.get(address).content.decode()

    assert "There is nothing to do" in page
    assert 'name="certain"' not in page


@pytest.mark.django_db
def test_the_list_of_countries_leads_there(admin_client: Client) -> None:
    make_country("BI")
    make_country("KE")

    chosen = {"action": "hold_chosen", "_selected_action": ["KE", "BI"], "index": "0"}
    response = admin_client.post("/admin/members/country/", chosen)

    assert response.headers["Location"] == f"{HOLD}?code=BI&code=KE"


@pytest.mark.django_db
def test_who_may_only_look_at_countries_holds_none(client: Client) -> None:
    make_country("BI")
    staff(client, "translator", "protection")

    answers = [client.get(f"{HOLD}?code=BI"), client.post(HOLD, {"code": "BI", "certain": "yes"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not Country.objects.get(code="BI").on_hold


@pytest.mark.django_db
def test_a_country_is_edited_in_five_languages_and_keeps_its_code(admin_client: Client) -> None:
    country = make_country("BI", aliases=["Urundi"])
    url = "/admin/members/country/BI/change/"
    page = admin_client.get(url)
    data = form_of(page, "country_form")
    assert {"code", "on_hold"} & data.keys() == set()
    assert data["aliases"] == "Urundi"
    assert "Name (简体中文)" in page.content.decode()

    response = admin_client.post(
        url, data | {"name_ru": "Бурунди!", "aliases": "Urundi\r\n\r\n美国 \r\nUrundi", "on_hold": "on", "code": "XX"}
    )

    country.refresh_from_db()
    assert response.status_code == 302
    assert (country.code, country.on_hold, country.aliases) == ("BI", False, ["Urundi", "美国"])
    assert country.name_ru == "Бурунди!"  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_countries_and_regions_are_never_deleted_and_regions_never_added(admin_client: Client) -> None:
    make_country("BI")
    region = make_region()

    answers = [
        admin_client.post("/admin/members/country/BI/delete/", {"post": "yes"}),
        admin_client.post(f"/admin/members/region/{region.pk}/delete/", {"post": "yes"}),
        admin_client.get("/admin/members/region/add/"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert admin_client.get("/admin/members/region/").status_code == 200
    assert admin_client.get(f"/admin/members/region/{region.pk}/change/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["Кения", "кения", "KENYA", "肯尼亚", "ke"])
def test_a_country_is_found_by_its_name_in_any_language(admin_client: Client, word: str) -> None:
    make_country("KE")
    make_country("BI")

    response = admin_client.get("/admin/members/country/", {"q": word}, headers={"accept-language": "fr"})

    assert [country.pk for country in response.context["cl"].result_list] == ["KE"]


@pytest.mark.django_db
def test_who_may_only_look_reads_the_other_names_of_a_country(client: Client) -> None:
    make_country("KE", aliases=["Kenia", "Republic of Kenya"])
    staff(client, "protection")

    page = client.get("/admin/members/country/KE/change/").content.decode()

    assert "Kenia<br>Republic of Kenya</div>" in page
    assert "&quot;Kenia&quot;" not in page
