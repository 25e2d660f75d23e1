"""A draft as the public would see it, for staff only."""

import pytest
from django.test import Client

from members.choices import Status
from members.models import Listing, Organisation
from tests.factories import make_organisation
from tests.members.admin.pages import staff


@pytest.fixture
def draft(db: None) -> Organisation:
    """A French draft with a Chinese name."""
    return make_organisation(
        status=Status.DRAFT,
        slug="bees",
        listing_consent=False,
        consent_basis="",
        original_language="fr",
        texts={"name": {"fr": "Abeilles", "zh-hans": "蜜蜂"}, "works_with": {"fr": "Mot à mot", "zh-hans": "逐字"}},
        areas=("health",),
        founded=1999,
        withheld_fields=["founded"],
    )


def preview_url(organisation: Organisation, language: str) -> str:
    """Its preview in a language."""
    return f"/admin/members/organisation/{organisation.pk}/preview/{language}/"


def test_a_draft_is_shown_in_chinese_as_it_would_be_public(admin_client: Client, draft: Organisation) -> None:
    response = admin_client.get(preview_url(draft, "zh-hans"))

    page = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="zh-Hans"' in page
    assert "逐字" in page
    assert "Mot à mot" in page
    assert "布隆迪" in page
    assert "1999" not in page
    assert not Listing.objects.exists()


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "zh-hans"])
def test_the_banner_speaks_the_language_of_the_staff_and_says_what_is_missing(
    admin_client: Client, draft: Organisation, language: str
) -> None:
    page = " ".join(admin_client.get(preview_url(draft, language)).content.decode().split())

    assert 'class="preview-notice" lang="en"' in page
    assert (
        "This is a preview. The public does not see this page:</strong> "
        "It is a draft. There is no recorded consent to be listed."
    ) in page
    assert f'href="{preview_url(draft, language)}" lang="{language}" aria-current="page"' in page
    assert 'rel="canonical"' not in page


def test_what_is_public_says_so(admin_client: Client) -> None:
    organisation = make_organisation()

    page = admin_client.get(preview_url(organisation, "en")).content.decode()

    assert "This is a preview. The public sees the same page." in page


def test_nobody_keeps_a_preview(admin_client: Client, draft: Organisation) -> None:
    kept = admin_client.get(preview_url(draft, "en")).headers["Cache-Control"]

    assert {"private", "no-store"} <= set(kept.split(", "))
    assert "public" not in kept


def test_a_stranger_sees_nothing_of_a_draft(client: Client, draft: Organisation) -> None:
    preview = client.get(preview_url(draft, "fr"))

    assert preview.status_code == 302
    assert preview.headers["Location"].startswith("/admin/login/")
    assert client.get("/fr/members/bees/").status_code == 404


def test_staff_without_a_role_see_nothing_either(client: Client, draft: Organisation) -> None:
    staff(client)

    assert client.get(preview_url(draft, "fr")).status_code == 403


def test_who_may_look_may_preview(client: Client, draft: Organisation) -> None:
    staff(client, "protection")

    assert client.get(preview_url(draft, "fr")).status_code == 200


def test_a_language_that_is_none_is_not_found(admin_client: Client, draft: Organisation) -> None:
    assert admin_client.get(preview_url(draft, "xx")).status_code == 404
