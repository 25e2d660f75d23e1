"""What a right to one thing does not give: publishing, and texts of profiles one may not see."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from core.text.slugs import is_provisional
from members.choices import Status
from members.models import Listing, Organisation, ProposedChange
from tests.factories import make_country, make_organisation, make_translation
from tests.members.admin.pages import change_url, form_of, opened, staff

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[2] / "data" / "pages" / "french_pairs.txt"


@pytest.mark.parametrize("button", ["_publish"])
def test_whoever_may_only_add_cannot_publish(client: Client, button: str) -> None:
    make_country("BI")
    staff(client, "editor")
    address = reverse("admin:members_organisation_add")
    typed = form_of(client.get(address)) | {
        "name_en": "Lantern",
        "country": "BI",
        "listing_consent": "on",
        "consent_date": "2026-03-01",
        "consent_basis": "written",
        button: "1",
    }

    assert client.post(address, typed).status_code == 403
    assert (Organisation.objects.count(), Listing.objects.count()) == (0, 0)


@pytest.mark.parametrize(("regions", "status"), [(("africa",), 403), (("*",), 200)])
def test_an_upload_shows_stored_texts_to_those_who_may_see_them(
    client: Client, regions: tuple[str, ...], status: int
) -> None:
    staff(client, "publisher", regions=regions)

    with PAGE.open("rb") as page:
        response = client.post(reverse("admin:members_organisation_import"), {"pages": [page]})

    assert response.status_code == status


@pytest.mark.parametrize(
    ("role", "regions", "status"),
    [
        ("translator", ("*",), 403),
        ("reviewer", ("*",), 403),
        ("editor", ("europe",), 302),
        ("editor", ("africa",), 200),
        ("publisher", ("africa",), 200),
        ("protection", (), 200),
    ],
)
def test_a_difference_is_shown_to_those_who_may_see_the_profile(
    client: Client, role: str, regions: tuple[str, ...], status: int
) -> None:
    hidden = make_organisation(status=Status.DRAFT, texts={"works_with": {"en": "Canary"}})
    data = {"original_language": "en", "texts": {"works_with": {"en": "New"}}, "priority_areas": None}
    change = ProposedChange.objects.create(organisation=hidden, file="page.txt", data=data)
    staff(client, role, regions=regions)

    response = client.get(reverse("admin:members_proposedchange_change", args=[change.pk]))

    assert (response.status_code, "Canary" in response.content.decode()) == (status, status == 200)


def test_unapproved_text_does_not_become_the_original_by_a_choice_in_a_menu(admin_client: Client) -> None:
    texts = {"name": {"fr": "Phare", "en": "Lighthouse"}, "works_with": {"fr": "Toutes", "en": "Canary"}}
    organisation = make_organisation(slug="phare", original_language="fr", texts=texts)
    make_translation(organisation, "works_with", "en", author="machine", reviewed=False)

    response = admin_client.post(
        change_url(organisation), opened(admin_client, organisation) | {"original_language": "en", "_save": "1"}
    )

    organisation.refresh_from_db()
    assert (response.status_code, organisation.original_language) == (200, "fr")
    assert response.context["adminform"].form.errors["original_language"] == [
        "Nobody has approved the texts in this language yet. Approve them, or change them, first."
    ]
    assert "Canary" not in Client().get("/en/members/phare/").content.decode()


@pytest.mark.parametrize(("regions", "may_type"), [(("africa",), False), (("*",), True)])
def test_an_address_is_typed_only_by_those_whom_already_exists_tells_nothing_new(
    client: Client, regions: tuple[str, ...], may_type: bool
) -> None:
    make_country("BI")
    make_organisation(slug="lantern", country="FR", status=Status.DRAFT)
    staff(client, "editor", regions=regions)
    address = reverse("admin:members_organisation_add")
    typed = form_of(client.get(address)) | {"name_en": "Tulip", "country": "BI", "slug": "lantern"}

    answer = client.post(address, typed)

    assert ("slug" in form_of(client.get(address))) is may_type
    assert ("already exists" in answer.content.decode()) is may_type
    made = Organisation.objects.exclude(slug="lantern").values_list("slug", flat=True)
    assert [is_provisional(slug) for slug in made] == ([] if may_type else [True])
