"""What a consent reaches: the page, copies besides, until a day; who recorded it, and on what proof."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from core.publishing.rules import PublicationRefused
from members.choices import Status, WithdrawalReason
from members.models import Listing, Organisation
from members.publishing import publication
from members.publishing.verification import verify
from members.rules import today
from tests.factories import make_organisation
from tests.members.admin.pages import change_url, opened, saved, staff

pytestmark = pytest.mark.django_db
YESTERDAY, TODAY = timedelta(days=-1), timedelta()


@pytest.mark.parametrize(("ends", "listed"), [(None, True), (TODAY, True), (YESTERDAY, False)])
def test_after_its_last_day_a_consent_shows_nothing(client: Client, ends: timedelta | None, listed: bool) -> None:
    organisation = make_organisation(slug="bees")
    organisation.consent_until = None if ends is None else today() + ends
    organisation.save()

    assert Listing.objects.filter(slug="bees").exists() is listed
    assert client.get("/en/members/bees/").status_code == (200 if listed else 404)


def overnight(organisation: Organisation) -> None:
    """A day has passed since the listing was written: nothing was saved."""
    Organisation.objects.filter(pk=organisation.pk).update_without_sync(consent_until=today() + YESTERDAY)


def test_the_daily_job_takes_down_what_lost_its_consent_overnight(client: Client) -> None:
    ended, lasting = make_organisation(slug="ended"), make_organisation(slug="lasting")
    lasting.consent_until = today()
    lasting.save()
    overnight(ended)
    assert verify() == ["ended is listed and must not be."]

    call_command("purge", verbosity=0)

    assert list(Listing.objects.values_list("slug", flat=True)) == ["lasting"]
    assert (client.get("/en/members/ended/").status_code, verify()) == (404, [])
    stored = Organisation.objects.get(slug="ended")
    assert (stored.status, stored.listing_consent) == (Status.PUBLISHED, True)
    assert publication.follow_the_day() == 0


def test_the_daily_job_lists_what_may_be_shown_since_today(client: Client) -> None:
    begun, draft = make_organisation(slug="begun"), make_organisation(slug="draft", status=Status.DRAFT)
    begun.consent_until = today() + YESTERDAY
    begun.save()
    assert not Listing.objects.exists()
    Organisation.objects.filter(pk__in=[begun.pk, draft.pk]).update_without_sync(consent_until=today())

    assert publication.follow_the_day() == 0

    assert list(Listing.objects.values_list("slug", flat=True)) == ["begun"]
    assert verify() == []


def test_publishing_beyond_the_consent_is_refused_and_says_why() -> None:
    organisation = make_organisation(status=Status.DRAFT, texts={"name": {"en": "Bees"}})
    overnight(organisation)

    with pytest.raises(PublicationRefused, match=r"^Bees has not been published: its consent to be listed ended on "):
        publication.publish(organisation)


def test_copies_need_a_consent_to_be_listed() -> None:
    organisation = make_organisation(status=Status.DRAFT)
    organisation.copies_consent, organisation.listing_consent = True, False

    with pytest.raises(ValidationError) as refused:
        organisation.clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        organisation.save()

    assert refused.value.message_dict == {"copies_consent": ["Who agrees to copies agrees to be listed as well."]}
    assert Organisation().copies_consent is False


def test_a_consent_taken_back_takes_all_of_it_back(client: Client) -> None:
    user = staff(client, "publisher")
    organisation = make_organisation()
    organisation.consent_proof, organisation.consent_until = "letter 7", today()
    organisation.copies_consent, organisation.consent_recorded_by = True, user
    organisation.save()

    publication.withdraw(organisation, WithdrawalReason.CONSENT)

    stored = Organisation.objects.values(
        "listing_consent", "consent_basis", "consent_date", "consent_proof", "consent_until", "copies_consent",
        "consent_recorded_by",
    ).get()  # fmt: skip
    assert stored == {
        "listing_consent": False,
        "consent_basis": "",
        "consent_date": None,
        "consent_proof": "",
        "consent_until": None,
        "copies_consent": False,
        "consent_recorded_by": None,
    }


@pytest.mark.parametrize(
    ("typed", "recorded"), [({"copies_consent": "on"}, True), ({"consent_proof": "letter 7"}, True), ({}, False)]
)
def test_who_recorded_a_consent_is_noted(client: Client, typed: dict[str, Any], recorded: bool) -> None:
    user = staff(client, "publisher")
    organisation = make_organisation(acronym="OLD")

    saved(client, organisation, opened(client, organisation) | {"acronym": "NEW"} | typed)

    assert (organisation.acronym, organisation.consent_recorded_by_id) == ("NEW", user.pk if recorded else None)
    page = client.get(change_url(organisation)).content.decode()
    assert (">ben</div>" in page) is recorded


@pytest.mark.parametrize(("days", "found"), [(-1, "lapsed"), (0, "lapsing"), (60, "lapsing"), (61, "")])
def test_staff_find_consents_that_have_ended_or_end_soon(admin_client: Client, days: int, found: str) -> None:
    organisation = make_organisation()
    organisation.consent_until = today() + timedelta(days=days)
    organisation.save()

    for name in ("lapsed", "lapsing"):
        page = admin_client.get(f"/admin/members/organisation/?incomplete={name}")
        assert list(page.context["cl"].result_list) == ([organisation] if name == found else [])
