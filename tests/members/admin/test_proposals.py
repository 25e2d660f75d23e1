"""What an import found to differ: a person sees old and new, and decides."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from members.choices import ConsentBasis, Provenance
from members.models import ListedProfile, ProposedChange
from tests.factories import make_area, make_organisation
from tests.members.admin.pages import change_url, said, staff

CHANGES = "/admin/members/proposedchange/"


@pytest.fixture
def change(db: None) -> ProposedChange:
    """A newer page of a published profile."""
    make_area("stigma")
    organisation = make_organisation(
        slug="bees",
        original_language="fr",
        consent_basis=ConsentBasis.SIGNED_FORM,
        texts={"name": {"fr": "Abeilles"}, "works_with": {"fr": "Un\nDeux", "en": "One\nTwo"}},
    )
    data = {
        "original_language": "fr",
        "texts": {"works_with": {"fr": "Trois", "en": "Three"}},
        "priority_areas": ["stigma"],
        "provenance": "present_site",
    }
    return ProposedChange.objects.create(organisation=organisation, file="new.txt", data=data)


def decide(client: Client, change: ProposedChange, decision: str) -> Any:
    """Press one of the two buttons."""
    response = client.post(f"{CHANGES}{change.pk}/{decision}/")
    change.refresh_from_db()
    change.organisation.refresh_from_db()
    return response


def test_old_and_new_stand_side_by_side(admin_client: Client, change: ProposedChange) -> None:
    page = " ".join(admin_client.get(f"{CHANGES}{change.pk}/change/").content.decode().split())

    now, then = '<span class="cell-label">What stands now</span>', '<span class="cell-label">What the page says</span>'
    for language, old, new in (("fr", "Un<br>Deux", "Trois"), ("en", "One<br>Two", "Three")):
        before, after = (f'<div lang="{language}">{words}</div></td>' for words in (old, new))
        assert f"<td>{now}{before} <td>{then}{after}" in page
    assert "Challenge stigma and discrimination" in page
    assert f'formaction="{CHANGES}{change.pk}/accept/"' in page
    assert f'formaction="{CHANGES}{change.pk}/decline/"' in page


def test_accepting_replaces_the_texts_and_keeps_the_consent(admin_client: Client, change: ProposedChange) -> None:
    response = decide(admin_client, change, "accept")

    organisation = change.organisation
    assert organisation.text("works_with", "fr") == "Trois"
    assert organisation.provenance == Provenance.PRESENT_SITE
    assert (organisation.listing_consent, organisation.consent_basis) == (True, ConsentBasis.SIGNED_FORM)
    assert change.accepted
    assert response.headers["Location"] == change_url(organisation)
    address = "http://testserver/en/members/bees/"
    assert said(response) == [
        "The difference from new.txt was accepted.",
        f'“Abeilles” is public. Its words can be read in Français and English: <a href="{address}">{address}</a>',
    ]
    document = ListedProfile.objects.get(listing=organisation.pk, language="en").document
    assert document["answers"][0]["shown"]["text"] == "Three"


def test_declining_leaves_the_profile_as_it_is(admin_client: Client, change: ProposedChange) -> None:
    response = decide(admin_client, change, "decline")

    assert change.organisation.text("works_with", "fr") == "Un\nDeux"
    assert change.accepted is False
    assert said(response) == ["The difference from new.txt was declined. The profile stays as it is."]


@pytest.mark.parametrize("decision", ["accept", "decline"])
def test_a_decision_leads_to_the_next_one_that_waits(
    admin_client: Client, change: ProposedChange, decision: str
) -> None:
    wasps = make_organisation(texts={"name": {"en": "Wasps"}})
    ProposedChange.objects.create(
        organisation=wasps, file="old.txt", data=change.data, decided=timezone.now(), accepted=False
    )
    waiting = ProposedChange.objects.create(organisation=wasps, file="other.txt", data=change.data)

    first = said(decide(admin_client, change, decision))
    last = said(decide(admin_client, waiting, decision))

    link = f'<a href="{CHANGES}{waiting.pk}/change/">Wasps · other.txt</a>'
    assert first[-1] == f"The next one that waits for a decision: {link}"
    assert not any("waits for a decision" in sentence for sentence in last[len(first) :])


@pytest.mark.parametrize("again", ["accept", "decline"])
def test_what_was_decided_is_not_decided_again(admin_client: Client, change: ProposedChange, again: str) -> None:
    decide(admin_client, change, "decline")

    response = decide(admin_client, change, again)

    assert said(response)[-1].startswith("Somebody has decided about this difference already")
    assert change.organisation.text("works_with", "fr") == "Un\nDeux"
    page = admin_client.get(f"{CHANGES}{change.pk}/change/").content.decode()
    assert "formaction" not in page
    assert "A person has decided about this difference." in page


def test_a_link_decides_nothing(admin_client: Client, change: ProposedChange) -> None:
    answers = [admin_client.get(f"{CHANGES}{change.pk}/{word}/") for word in ("accept", "decline")]

    assert [answer.status_code for answer in answers] == [405, 405]
    assert admin_client.post(f"{CHANGES}999/accept/").status_code == 404


@pytest.mark.parametrize("role", ["editor", "protection"])
def test_deciding_is_for_publishers(client: Client, change: ProposedChange, role: str) -> None:
    staff(client, role)

    page = client.get(f"{CHANGES}{change.pk}/change/").content.decode()

    assert "Trois" in page
    assert "formaction" not in page
    assert decide(client, change, "accept").status_code == 403
    assert decide(client, change, "decline").status_code == 403
    assert change.decided is None


def test_the_profile_says_that_a_difference_waits(admin_client: Client, change: ProposedChange) -> None:
    page = admin_client.get(change_url(change.organisation)).content.decode()

    assert f'href="{CHANGES}{change.pk}/change/"' in page
    assert "An import found a difference that waits for a decision: new.txt" in page


def test_the_list_can_show_those_that_wait(admin_client: Client, change: ProposedChange) -> None:
    other = ProposedChange.objects.create(organisation=change.organisation, file="old.txt", data=change.data)
    decide(admin_client, other, "decline")

    found = {
        word: [one.file for one in admin_client.get(f"{CHANGES}?decision={word}").context["cl"].result_list]
        for word in ("waiting", "accepted", "declined", "nonsense")
    }

    assert found == {
        "waiting": ["new.txt"],
        "accepted": [],
        "declined": ["old.txt"],
        "nonsense": ["old.txt", "new.txt"],
    }


def test_changes_are_not_typed(admin_client: Client, change: ProposedChange) -> None:
    admin_client.post(f"{CHANGES}{change.pk}/change/", {"file": "other.txt", "accepted": "1", "_save": "1"})

    change.refresh_from_db()
    assert (change.file, change.accepted) == ("new.txt", None)
    assert admin_client.get(f"{CHANGES}add/").status_code == 403
