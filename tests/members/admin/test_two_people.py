"""Two people at one profile: the second sees both versions, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client

from members.admin.edit_conflicts import Difference
from members.choices import Status
from members.models import Organisation
from members.publishing import publication
from tests.factories import make_area, make_country, make_organisation
from tests.members.admin.pages import Data, change_url, form_of, opened, saved


@pytest.fixture
def organisation(db: None) -> Organisation:
    """A profile that two people will open."""
    return make_organisation(texts={"name": {"en": "Bees"}, "works_with": {"en": "People"}}, areas=("health",))


def differences(response: Any) -> dict[str, tuple[str, str]]:
    """What stands now beside what was typed, by field."""
    found: list[Difference] = response.context["differences"]
    return {one.name: (one.stored, one.typed) for one in found}


def send(client: Client, organisation: Organisation, data: Data) -> Any:
    """Save, whatever comes of it."""
    return client.post(change_url(organisation), data | {"_save": "1"})


def test_the_second_saves_nothing_and_sees_both_versions(admin_client: Client, organisation: Organisation) -> None:
    second = opened(admin_client, organisation)
    saved(admin_client, organisation, opened(admin_client, organisation) | {"works_with_en": "First"})

    response = send(admin_client, organisation, second | {"works_with_en": "Second", "acronym": "B"})

    organisation.refresh_from_db()
    assert organisation.text("works_with", "en") == "First"
    assert organisation.acronym == ""
    assert differences(response) == {"works_with_en": ("First", "Second"), "acronym": ("", "B")}
    again = form_of(response)
    assert (again["works_with_en"], again["acronym"]) == ("Second", "B")
    assert response.context["saved_by"].user.username == "ana"
    page = " ".join(response.content.decode().split())
    assert "Nothing has been saved yet" in page
    assert '<td data-stored="works_with_en"><span class="cell-label">What stands now</span>First' in page
    assert '<td data-typed="works_with_en"><span class="cell-label">What you typed</span>Second' in page


def test_saving_again_puts_the_second_version_in_its_place(admin_client: Client, organisation: Organisation) -> None:
    second = opened(admin_client, organisation)
    saved(admin_client, organisation, opened(admin_client, organisation) | {"works_with_en": "First"})
    response = send(admin_client, organisation, second | {"works_with_en": "Second"})

    saved(admin_client, organisation, form_of(response))

    assert organisation.text("works_with", "en") == "Second"


def test_one_field_may_be_left_as_the_first_saved_it(admin_client: Client, organisation: Organisation) -> None:
    area = make_area("stigma")
    second = opened(admin_client, organisation)
    first = {"works_with_en": "First", "founded": "1999", "priority_areas": [area.pk], "country": ""}
    saved(admin_client, organisation, opened(admin_client, organisation) | first)
    response = send(admin_client, organisation, second | {"works_with_en": "Second", "acronym": "B"})

    taken = {"take_stored": ["founded", "priority_areas", "country"]}
    saved(admin_client, organisation, form_of(response) | taken)

    assert organisation.text("works_with", "en") == "Second"
    assert (organisation.acronym, organisation.founded, organisation.country) == ("B", 1999, None)
    assert list(organisation.priority_areas.all()) == [area]


def test_a_translation_left_as_it_stands_keeps_its_state(admin_client: Client, organisation: Organisation) -> None:
    second = opened(admin_client, organisation)
    saved(admin_client, organisation, opened(admin_client, organisation) | {"works_with_fr": "Premier"})
    organisation.translation_states.get().delete()
    response = send(admin_client, organisation, second | {"acronym": "B"})

    saved(admin_client, organisation, form_of(response) | {"take_stored": "works_with_fr"})

    assert organisation.text("works_with", "fr") == "Premier"
    assert not organisation.translation_states.exists()


def test_a_third_person_is_met_like_the_second(admin_client: Client, organisation: Organisation) -> None:
    second = opened(admin_client, organisation)
    saved(admin_client, organisation, opened(admin_client, organisation) | {"works_with_en": "First"})
    again = form_of(send(admin_client, organisation, second | {"works_with_en": "Second"}))
    saved(admin_client, organisation, opened(admin_client, organisation) | {"works_with_en": "Third"})

    response = send(admin_client, organisation, again)

    assert differences(response) == {"works_with_en": ("Third", "Second")}


def test_choices_are_compared_in_words(admin_client: Client, organisation: Organisation) -> None:
    make_country("KE")
    make_area("stigma")
    second = opened(admin_client, organisation)
    saved(admin_client, organisation, opened(admin_client, organisation) | {"acronym": "A"})
    typed = {"country": "KE", "priority_areas": [], "listing_consent": "", "withheld_fields": ["website"]}

    response = send(admin_client, organisation, second | typed | {"acronym": "A", "spoken_languages": ["fr"]})

    assert differences(response) == {
        "country": ("Burundi", "Kenya"),
        "priority_areas": ("Long wording of health", ""),
        "listing_consent": ("Yes", "No"),
        "withheld_fields": ("", "Website"),
        "spoken_languages": ("", "French"),
    }


def test_rows_below_the_form_are_compared_too(admin_client: Client, organisation: Organisation) -> None:
    organisation.other_names.create(name="Old", kind="former")
    second = opened(admin_client, organisation)
    first = opened(admin_client, organisation) | {"other_names-0-DELETE": "on", "acronym": "A"}
    saved(admin_client, organisation, first)

    response = send(admin_client, organisation, second)

    assert differences(response) == {"acronym": ("A", ""), "other_names": ("", "Old · Former name")}
    saved(admin_client, organisation, form_of(response))
    assert [name.name for name in organisation.other_names.all()] == ["Old"]


def test_a_publication_meanwhile_is_noticed_and_stays(admin_client: Client, organisation: Organisation) -> None:
    second = opened(admin_client, organisation)
    publication.withdraw(organisation, "safety")

    response = send(admin_client, organisation, second | {"acronym": "B"})
    assert differences(response) == {"acronym": ("", "B")}

    saved(admin_client, organisation, form_of(response))
    assert (organisation.status, organisation.acronym) == (Status.WITHDRAWN, "B")


@pytest.mark.parametrize("version", ["", "x", "0", "999"])
def test_a_form_without_a_version_overwrites_nothing(
    admin_client: Client, organisation: Organisation, version: str
) -> None:
    data = opened(admin_client, organisation) | {"seen_version": version, "acronym": "B"}

    response = send(admin_client, organisation, data)

    organisation.refresh_from_db()
    assert response.status_code == 200
    assert organisation.acronym == ""


def test_publishing_does_not_happen_by_the_way(admin_client: Client) -> None:
    organisation = make_organisation(status=Status.DRAFT)
    second = opened(admin_client, organisation)
    saved(admin_client, organisation, opened(admin_client, organisation) | {"acronym": "A"})

    admin_client.post(change_url(organisation), second | {"_publish": "1"})

    organisation.refresh_from_db()
    assert organisation.status == Status.DRAFT
