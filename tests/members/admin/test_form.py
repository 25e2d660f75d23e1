"""The form of an organisation: its own language first, and after saving one line about the public."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from core.text.slugs import is_provisional
from members.choices import Status, WithdrawalReason
from members.models import Link, ListedProfile, Listing, Organisation, OtherName
from tests.factories import make_area, make_country, make_network, make_organisation, make_population
from tests.members.admin.pages import change_url, form_of, opened, said, saved, staff

ADD = "/admin/members/organisation/add/"


@pytest.mark.django_db
def test_an_organisation_with_nothing_but_french_is_saved(admin_client: Client) -> None:
    make_country("BI")
    data = form_of(admin_client.get(ADD))

    typed = {"original_language": "fr", "name_fr": "Abeilles", "works_with_fr": "Un.\r\nDeux.", "country": "BI"}

    response = admin_client.post(ADD, data | typed | {"_save": "1"})

    organisation = Organisation.objects.get()
    assert response.status_code == 302
    assert organisation.text("name", "fr") == "Abeilles"
    assert organisation.text("name", "en") == ""
    assert organisation.text("works_with", "fr") == "Un.\nDeux."
    assert (is_provisional(organisation.slug), organisation.status) == (True, Status.DRAFT)
    assert list(organisation.translation_states.all()) == []
    assert said(response) == [
        "“Abeilles”: the public sees nothing of it. It is a draft. There is no recorded consent to be listed."
    ]


@pytest.mark.django_db
def test_the_name_is_asked_for_in_the_original_language(admin_client: Client) -> None:
    data = form_of(admin_client.get(ADD))

    response = admin_client.post(ADD, data | {"original_language": "fr", "name_en": "Bees", "_save": "1"})

    assert response.status_code == 200
    assert response.context["adminform"].form.errors["name_fr"] == ["Give the name in the original language."]
    assert not Organisation.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("original", "query", "expected"),
    [
        ("fr", "", ["fr", "en", "es", "ru", "zh-hans", "own"]),
        ("en", "", ["en", "fr", "es", "ru", "zh-hans", "own"]),
        ("es", "", ["es", "en", "fr", "ru", "zh-hans", "own"]),
        ("fr", "?beside=zh-hans", ["fr", "zh-hans", "en", "es", "ru", "own"]),
        ("fr", "?beside=xx", ["fr", "en", "es", "ru", "zh-hans", "own"]),
    ],
)
def test_the_original_stands_beside_one_translation(
    admin_client: Client, original: str, query: str, expected: list[str]
) -> None:
    organisation = make_organisation(original_language=original, texts={"works_with": {original: "Words"}})

    response = admin_client.get(change_url(organisation) + query)

    groups = [line for section in response.context["sections"] for line in section.lines if hasattr(line, "texts")]
    assert {group.name: [text.language for text in group.texts] for group in groups} == {
        name: expected for name in ("name", "works_with", "involvement", "challenges", "other_work")
    }
    page = response.content.decode()
    assert page.count('data-side="original"') == page.count('data-side="beside"') == 5
    assert f'data-languages data-original="{original}" data-beside="{expected[1]}"' in page


@pytest.mark.django_db
def test_every_language_has_a_box_with_its_own_label(admin_client: Client) -> None:
    organisation = make_organisation()

    page = admin_client.get(change_url(organisation)).content.decode()

    for suffix in ("en", "fr", "es", "ru", "zh_hans"):
        assert f'<label for="id_challenges_{suffix}">' in page
        assert f'name="challenges_{suffix}"' in page
    assert 'lang="zh-hans"' in page
    assert "<script>" not in page
    assert " style=" not in page
    assert "onclick" not in page


@pytest.mark.django_db
def test_saving_an_untouched_form_changes_nothing(admin_client: Client) -> None:
    texts = {"works_with": {"fr": "Un. \nDeux.", "en": "One.\nTwo. "}}
    organisation = make_organisation(original_language="fr", texts=texts, areas=("health",), spoken_languages=["rn"])
    before = ListedProfile.objects.values_list("language", "document").order_by("language")
    documents = list(before)

    saved(admin_client, organisation, opened(admin_client, organisation))

    assert list(before.all()) == documents
    assert organisation.text("works_with", "fr") == "Un. \nDeux."
    assert organisation.text("works_with", "en") == "One.\nTwo. "
    assert organisation.version == 2


@pytest.mark.django_db
def test_a_text_is_emptied_whatever_the_language_of_the_interface(admin_client: Client) -> None:
    organisation = make_organisation(texts={"works_with": {"en": "One", "fr": "Un", "es": "Uno"}})
    data = opened(admin_client, organisation)

    admin_client.post(
        change_url(organisation), data | {"works_with_fr": "  ", "_save": "1"}, headers={"accept-language": "fr"}
    )

    organisation.refresh_from_db()
    assert [organisation.text("works_with", code) for code in ("en", "fr", "es")] == ["One", "", "Uno"]


@pytest.mark.django_db
def test_choices_that_describe_an_organisation_are_stored(admin_client: Client) -> None:
    organisation = make_organisation()
    area, other = make_area("health"), make_area("stigma")
    population = make_population("rural")
    network = make_network()

    saved(
        admin_client,
        organisation,
        opened(admin_client, organisation)
        | {
            "priority_areas": [area.pk, other.pk],
            "populations": [population.pk],
            "networks": [network.pk],
            "spoken_languages": ["rn", "fr"],
            "withheld_fields": ["website", "populations"],
        },
    )

    assert set(organisation.priority_areas.all()) == {area, other}
    assert list(organisation.networks.all()) == [network]
    assert organisation.spoken_languages == ["fr", "rn"]
    assert organisation.withheld_fields == ["populations", "website"]
    assert Listing.objects.get(pk=organisation.pk).populations == 0
    assert Listing.objects.get(pk=organisation.pk).priority_areas == 1 << area.bit | 1 << other.bit


@pytest.mark.django_db
def test_priority_areas_stand_there_in_their_full_wording(admin_client: Client) -> None:
    organisation = make_organisation(areas=("health",))

    page = admin_client.get(change_url(organisation)).content.decode()

    assert "Long wording of health</label>" in page.replace("\n", "").replace("> ", ">")


@pytest.mark.django_db
def test_a_language_code_that_nobody_knows_stays_until_it_is_taken_out(admin_client: Client) -> None:
    organisation = make_organisation(spoken_languages=["xx-x", "fr"])

    saved(admin_client, organisation, opened(admin_client, organisation))
    assert organisation.spoken_languages == ["fr", "xx-x"]

    saved(admin_client, organisation, opened(admin_client, organisation) | {"spoken_languages": ["fr"]})
    assert organisation.spoken_languages == ["fr"]


@pytest.mark.django_db
def test_other_names_and_links_are_edited_with_it(admin_client: Client) -> None:
    organisation = make_organisation()
    data = opened(admin_client, organisation)
    rows = {
        "other_names-TOTAL_FORMS": "1",
        "other_names-0-name": "Old name",
        "other_names-0-kind": "former",
        "other_names-0-language": "en",
        "links-TOTAL_FORMS": "1",
        "links-0-label": "Report",
        "links-0-url": "https://example.org/report",
    }

    saved(admin_client, organisation, data | rows)

    assert OtherName.objects.values_list("name", "kind").get() == ("Old name", "former")
    assert Link.objects.values_list("url", flat=True).get() == "https://example.org/report"
    document = ListedProfile.objects.get(listing=organisation.pk, language="fr").document
    assert [name["name"] for name in document["other_names"]] == ["Old name"]


@pytest.mark.django_db
def test_a_network_has_the_countries_it_covers_and_a_member_has_not(admin_client: Client) -> None:
    network, member = make_network(), make_organisation(country="KE")
    make_country("BI")
    network.coverage.create(country_id="KE")
    data = opened(admin_client, network)
    assert data["covers"] == "KE"

    saved(admin_client, network, data | {"covers": ["BI"]})

    assert list(network.coverage.values_list("country", flat=True)) == ["BI"]
    assert "covers" not in opened(admin_client, member)


@pytest.mark.django_db
def test_the_status_is_not_typed(admin_client: Client) -> None:
    organisation = make_organisation(status=Status.DRAFT)
    data = opened(admin_client, organisation)
    assert "status" not in data

    saved(admin_client, organisation, data | {"status": "published", "version": "77", "is_example": "on"})

    assert (organisation.status, organisation.version, organisation.is_example) == (Status.DRAFT, 2, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "on_hold", "expected"),
    [
        ({"status": Status.DRAFT}, False, "It is a draft."),
        ({"status": Status.IN_REVIEW}, False, "It is in review."),
        (
            {"status": Status.WITHDRAWN, "withdrawal_reason": WithdrawalReason.SAFETY},
            False,
            "It was withdrawn: Safety.",
        ),
        ({"listing_consent": False, "consent_basis": ""}, False, "There is no recorded consent to be listed."),
        ({}, True, "The country is on hold: Burundi."),
    ],
)
def test_after_saving_one_line_says_why_nothing_is_shown(
    admin_client: Client, fields: dict[str, Any], on_hold: bool, expected: str
) -> None:
    make_country("BI", on_hold=on_hold)
    organisation = make_organisation(texts={"name": {"en": "Bees"}}, **fields)

    messages = saved(admin_client, organisation, opened(admin_client, organisation))

    assert messages == [f"“Bees”: the public sees nothing of it. {expected}"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ({}, "en", "“Bees” is public:"),
        ({"fr": "Des gens"}, "en", "“Bees” is public. Its words can be read in Français:"),
        ({"en": "People", "fr": "Gens"}, "en", "“Bees” is public. Its words can be read in Français and English:"),
        (
            {"en": "People", "fr": "Gens", "ru": "Люди"},
            "en",
            "“Bees” is public. Its words can be read in Français, English and Русский:",
        ),
        ({}, "zh-hans", ""),
    ],
)
def test_after_saving_one_line_says_where_it_is_public_and_in_which_languages_its_words_are(
    admin_client: Client, texts: dict[str, str], language: str, expected: str
) -> None:
    organisation = make_organisation(
        slug="bees", original_language="fr", texts={"name": {"fr": "Bees"}, "works_with": texts}
    )
    data = opened(admin_client, organisation)

    response = admin_client.post(change_url(organisation), data | {"_save": "1"}, headers={"accept-language": language})

    [message] = said(response)
    address = f"http://testserver/{language}/members/bees/"
    assert message.startswith(expected)
    assert message.endswith(f' <a href="{address}">{address}</a>')
    assert admin_client.get(f"/{language}/members/bees/").status_code == 200


@pytest.mark.django_db
def test_a_revoked_consent_hides_a_profile_at_once_and_says_so(admin_client: Client) -> None:
    organisation = make_organisation(slug="bees", texts={"name": {"en": "Bees"}})
    data = opened(admin_client, organisation)
    del data["listing_consent"]

    messages = saved(admin_client, organisation, data)

    assert messages == ["“Bees”: the public sees nothing of it. There is no recorded consent to be listed."]
    assert admin_client.get("/en/members/bees/").status_code == 404


@pytest.mark.django_db
def test_consent_without_its_basis_is_not_saved(admin_client: Client) -> None:
    organisation = make_organisation(listing_consent=False, consent_basis="")
    data = opened(admin_client, organisation)

    response = admin_client.post(change_url(organisation), data | {"listing_consent": "on", "_save": "1"})

    assert list(response.context["adminform"].form.errors) == ["consent_date", "consent_basis"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["Write to info@example.org", "Call +257 79 12 34 56", "info＠example.org"])
def test_contact_data_in_a_public_text_are_a_warning(admin_client: Client, text: str) -> None:
    organisation = make_organisation()
    data = opened(admin_client, organisation)

    messages = saved(admin_client, organisation, data | {"works_with_en": text})

    assert messages[1:] == [
        "An e-mail address, a telephone number or a street address seems to stand in these texts, "
        "which are for the public: Who do you work with? (English)."
    ]
    assert organisation.text("works_with", "en") == text


@pytest.mark.django_db
def test_contact_data_in_a_withheld_text_are_nobodys_concern(admin_client: Client) -> None:
    organisation = make_organisation(
        withheld_fields=["works_with"], texts={"works_with": {"en": "Write to info@example.org"}}
    )

    assert len(saved(admin_client, organisation, opened(admin_client, organisation))) == 1


@pytest.mark.django_db
def test_the_address_of_what_was_public_stands(admin_client: Client) -> None:
    organisation = make_organisation(slug="bees")
    draft = make_organisation(slug="wasps", status=Status.DRAFT)

    assert "slug" not in opened(admin_client, organisation)
    assert opened(admin_client, draft)["slug"] == "wasps"


@pytest.mark.django_db
def test_who_may_only_look_sees_the_texts_and_no_button(client: Client) -> None:
    organisation = make_organisation(status=Status.DRAFT, texts={"works_with": {"en": "People", "fr": "Des gens"}})
    staff(client, "protection")

    response = client.get(change_url(organisation))

    page = response.content.decode()
    assert "Des gens" in page
    for button in ("_save", "_publish", "_review", "_approve", "/withdraw/"):
        assert button not in page.replace('name="_continue"', "")
    assert client.post(change_url(organisation), {"_publish": "1"}).status_code == 403


@pytest.mark.django_db
def test_who_may_only_look_reads_names_and_no_codes(client: Client) -> None:
    organisation = make_organisation(spoken_languages=["fr", "rn", "xx-x"], withheld_fields=["website", "links"])
    bare = make_organisation()
    staff(client, "protection")

    page, empty = (client.get(change_url(one)).content.decode() for one in (organisation, bare))

    assert "French, Rundi, xx-x</div>" in page
    assert "Website, Links</div>" in page
    for code in ("&quot;fr&quot;", "&quot;website&quot;", ">[]<"):
        assert code not in page + empty


@pytest.mark.django_db
def test_a_form_has_one_main_button_and_deletes_apart(admin_client: Client) -> None:
    organisation = make_organisation()

    change, add = (admin_client.get(address).content.decode() for address in (change_url(organisation), ADD))

    row = change[change.index('<div class="submit-row">') :]
    assert row.count("default") == 1
    assert 'class="default" name="_save"' in row
    assert 'class="deletelink"' not in row[: row.index("</div>")]
    assert 'class="deletelink"' in row
    assert "_addanother" not in change
    assert 'name="_addanother"' in add
    assert "deletelink" not in add


@pytest.mark.django_db
def test_staff_of_other_parts_do_not_reach_it(client: Client) -> None:
    organisation = make_organisation(status=Status.DRAFT)
    staff(client)

    for address in (
        change_url(organisation),
        reverse("admin:members_organisation_changelist"),
        reverse("admin:members_organisation_import"),
        reverse("admin:members_organisation_withdraw", args=[organisation.pk]),
        reverse("admin:members_organisation_preview", args=[organisation.pk, "en"]),
    ):
        assert client.get(address).status_code == 403, address


@pytest.mark.django_db
def test_the_form_speaks_the_language_of_the_staff(admin_client: Client) -> None:
    make_country("MX")
    organisation = make_organisation(country="MX")

    page = admin_client.get(change_url(organisation), headers={"accept-language": "zh-hans"}).content.decode()

    assert ">墨西哥</option>" in page
    with override("zh-hans"):
        assert ">卢旺达语</option>" in page


@pytest.mark.django_db
def test_deleting_names_the_organisation_and_nothing_of_what_belongs_to_it(admin_client: Client) -> None:
    organisation = make_organisation(texts={"name": {"en": "Bees"}})
    organisation.other_names.create(name="Not to be named")

    page = admin_client.get(change_url(organisation).replace("/change/", "/delete/")).content.decode()

    assert "Bees" in page
    assert "Not to be named" not in page
