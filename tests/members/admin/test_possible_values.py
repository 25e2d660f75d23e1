"""Names that nobody sees, addresses that no page would show, and dates that cannot be are refused when typed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from members.choices import Status
from members.models import Link, Listing, Organisation
from tests.factories import make_organisation
from tests.members.admin.pages import change_url, opened

pytestmark = pytest.mark.django_db

UNSEEN = ["\u200b", "\u00ad", "\u200e", "\u2800", "\u3164", " \u2060 ", "…", "👍"]
HIDDEN = [
    "ftp://example.org",
    "https://user:pw@example.org",
    "https://example.org\u200b",
    "https://exam\u00adple.org/",
    "http://192.168.0.1/",
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://2130706433/",
    "http://printer.local/",
    "http://localhost/",
]


def errors_of(client: Client, organisation: Organisation, typed: dict[str, Any]) -> dict[str, list[str]]:
    """What the form says of fields once something is typed into it and saved; nothing if it is saved."""
    response = client.post(change_url(organisation), opened(client, organisation) | typed | {"_save": "1"})
    return dict(response.context["adminform"].form.errors) if response.status_code == 200 else {}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_is_no_name(admin_client: Client, name: str) -> None:
    organisation = make_organisation(status=Status.DRAFT, texts={"name": {"en": "Bees"}})

    errors = errors_of(admin_client, organisation, {"name_en": name})

    assert errors["name_en"] == ["Give the name in the original language."]


@pytest.mark.parametrize("name", ["\u200b", "\u2800 \u00ad"])
def test_what_is_stored_without_a_name_to_see_is_not_published(admin_client: Client, name: str) -> None:
    organisation = make_organisation(slug="bees", status=Status.DRAFT, texts={"name": {"en": "Bees"}})
    organisation.set_text("name", "en", name)
    organisation.save()

    admin_client.post(
        "/admin/members/organisation/", {"action": "publish", "_selected_action": organisation.pk}, follow=True
    )

    organisation.refresh_from_db()
    assert (organisation.status, Listing.objects.count()) == (Status.DRAFT, 0)


@pytest.mark.parametrize("address", HIDDEN)
def test_an_address_that_the_page_would_not_show_is_refused_when_typed(admin_client: Client, address: str) -> None:
    organisation = make_organisation()

    errors = errors_of(admin_client, organisation, {"website": address})

    assert list(errors) == ["website"]


def test_a_stored_address_keeps_saving_and_a_filter_shows_it(admin_client: Client) -> None:
    hidden, also = make_organisation(slug="hidden", website="ftp://example.org"), make_organisation(slug="also")
    Link.objects.create(organisation=also, label="Chat", url="http://10.0.0.1/")
    make_organisation(slug="sound", website="https://example.org/")

    assert errors_of(admin_client, hidden, {"acronym": "H"}) == {}
    hidden.refresh_from_db()
    assert (hidden.acronym, hidden.website) == ("H", "ftp://example.org")
    page = admin_client.get("/admin/members/organisation/?incomplete=address")
    assert {row.slug for row in page.context["cl"].result_list} == {"hidden", "also"}


@pytest.mark.parametrize(
    ("field", "value", "accepted"),
    [
        ("founded", "0", False),
        ("founded", "1849", False),
        ("founded", "1985", True),
        ("founded", "3000", False),
        ("founded", "", True),
        ("answers_date", "9999-12-31", False),
        ("answers_date", "0001-01-01", False),
        ("confirmed_on", "2099-01-01", False),
        ("confirmed_on", "2020-02-29", True),
        ("consent_date", "1899-12-31", False),
        ("consent_until", "9999-12-31", False),
    ],
)
def test_a_date_that_cannot_be_is_refused(admin_client: Client, field: str, value: str, accepted: bool) -> None:
    organisation = make_organisation()

    errors = errors_of(admin_client, organisation, {field: value})

    assert list(errors) == ([] if accepted else [field])


def test_a_day_to_come_is_none_on_which_anything_was_confirmed(admin_client: Client) -> None:
    organisation = make_organisation()
    tomorrow = timezone.now().date() + timedelta(days=1)

    assert list(errors_of(admin_client, organisation, {"confirmed_on": tomorrow.isoformat()})) == ["confirmed_on"]


def test_a_new_consent_has_a_date_and_an_old_one_keeps_saving(admin_client: Client) -> None:
    new = make_organisation(listing_consent=False, consent_basis="")
    old = make_organisation()
    assert old.consent_date is None

    typed = {"listing_consent": "on", "consent_basis": "signed_form"}
    assert errors_of(admin_client, new, typed) == {"consent_date": ["Give the day on which the organisation agreed."]}
    assert errors_of(admin_client, new, typed | {"consent_date": "2026-03-01"}) == {}
    assert errors_of(admin_client, old, {"acronym": "O"}) == {}
    new.refresh_from_db()
    assert new.consent_date == date(2026, 3, 1)
