"""The gate: what is listed, what is not, and that every way of saving leaves it right."""

from datetime import date
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import transaction

from core.models import Edition
from core.publishing.edition import current_edition
from core.publishing.models import GateBypassed
from core.publishing.rules import PublicationRefused
from core.search import index
from core.search.query import parse
from members.choices import Status, WithdrawalReason
from members.models import (
    Country,
    Link,
    ListedProfile,
    Listing,
    NetworkCoverage,
    Organisation,
    OtherName,
)
from members.publishing import publication
from members.publishing.verification import verify
from members.translation import set_text
from tests.factories import (
    make_area,
    make_country,
    make_network,
    make_organisation,
    make_population,
    make_translation,
)

pytestmark = pytest.mark.django_db


def listed() -> list[str]:
    """What the public can find, whatever the door."""
    slugs = sorted(Listing.objects.values_list("slug", flat=True))
    assert sorted(set(ListedProfile.objects.values_list("listing__slug", flat=True))) == slugs
    assert verify() == []
    return slugs


def document(organisation: Organisation, language: str = "en") -> dict[str, Any]:
    """The public document of a listed organisation."""
    return ListedProfile.objects.get(listing__slug=organisation.slug, language=language).document


def finds(words: str) -> list[str]:
    """What a visitor finds by words."""
    ids = index.find(Listing, parse(words)).ids
    return sorted(Listing.objects.filter(pk__in=ids.tolist()).values_list("slug", flat=True))


# --- who is listed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN])
def test_only_a_published_organisation_is_listed(status: str) -> None:
    make_organisation(slug="seen")
    make_organisation(slug="unseen", status=status, withdrawal_reason=WithdrawalReason.SAFETY)

    assert listed() == ["seen"]


def test_without_consent_nothing_is_listed() -> None:
    make_organisation(slug="seen")
    make_organisation(slug="unseen", listing_consent=False)

    assert listed() == ["seen"]


def test_a_revoked_consent_removes_the_listing_with_the_same_save() -> None:
    organisation = make_organisation(slug="revoked")
    make_organisation(slug="seen")

    organisation.listing_consent = False
    organisation.save()

    assert listed() == ["seen"]


def test_publishing_without_consent_is_refused_and_says_why() -> None:
    organisation = make_organisation(status=Status.DRAFT, listing_consent=False, texts={"name": {"en": "Lantern"}})

    with pytest.raises(PublicationRefused) as refused:
        publication.publish(organisation)

    assert str(refused.value) == (
        "Lantern has not been published: there is no recorded consent to be listed. "
        "Record the consent and its basis first."
    )
    organisation.refresh_from_db()
    assert (organisation.status, listed()) == (Status.DRAFT, [])


def test_publishing_asks_the_database_not_the_object_at_hand() -> None:
    organisation = make_organisation(status=Status.DRAFT, listing_consent=False)
    organisation.listing_consent = True  # not saved

    with pytest.raises(PublicationRefused):
        publication.publish(organisation)


@pytest.mark.parametrize("name", ["", "  ", "??? (page.txt)"])
def test_a_profile_without_a_name_is_not_published(name: str) -> None:
    organisation = make_organisation(status=Status.DRAFT, texts={"name": {"en": name}})

    with pytest.raises(PublicationRefused) as refused:
        publication.publish(organisation)

    assert str(refused.value) == "This profile has not been published: it has no name in its original language."
    assert listed() == []


def test_publish_and_withdraw_change_the_status_and_nothing_else() -> None:
    organisation = make_organisation(slug="lantern", status=Status.DRAFT, texts={"name": {"en": "Lantern"}})
    set_text(organisation, "name", "en", "Typed but not saved")

    publication.publish(organisation)

    assert listed() == ["lantern"]
    assert document(organisation)["name"]["text"] == "Lantern"

    publication.withdraw(organisation, WithdrawalReason.REQUEST)

    assert listed() == []
    assert (organisation.status, organisation.withdrawal_reason) == (Status.WITHDRAWN, "request")


def test_a_consent_taken_back_is_no_longer_recorded() -> None:
    organisation = make_organisation(slug="back", consent_date=date(2020, 1, 2))

    publication.withdraw(organisation, WithdrawalReason.CONSENT)

    organisation.refresh_from_db()
    assert (organisation.listing_consent, organisation.consent_basis, organisation.consent_date) == (False, "", None)
    with pytest.raises(PublicationRefused):
        publication.publish(organisation)
    assert listed() == []


def test_a_reviewer_still_knows_why_a_profile_was_withdrawn() -> None:
    organisation = make_organisation(slug="back")
    publication.withdraw(organisation, WithdrawalReason.SAFETY)

    publication.send_to_review(organisation)
    assert (organisation.status, organisation.withdrawal_reason, listed()) == (Status.IN_REVIEW, "safety", [])

    publication.publish(organisation)
    assert (organisation.status, organisation.withdrawal_reason, listed()) == (Status.PUBLISHED, "", ["back"])


def test_a_withdrawal_needs_a_known_reason() -> None:
    organisation = make_organisation(slug="kept")

    with pytest.raises(ValueError):
        publication.withdraw(organisation, "because")

    assert listed() == ["kept"]


def test_a_held_country_hides_all_its_organisations_and_gives_them_back() -> None:
    make_organisation(slug="one", country="RU")
    make_organisation(slug="two", country="RU")
    make_organisation(slug="draft", country="RU", status=Status.DRAFT)
    make_organisation(slug="elsewhere", country="KE")
    country = Country.objects.get(code="RU")

    hidden = publication.hold_country(country)

    assert (hidden, country.on_hold, listed()) == (2, True, ["elsewhere"])
    assert publication.release_country(country) == 2
    assert listed() == ["elsewhere", "one", "two"]


def test_an_organisation_published_in_a_held_country_waits_unseen() -> None:
    organisation = make_organisation(slug="waiting", country="RU", status=Status.DRAFT)
    publication.hold_country(Country.objects.get(code="RU"))

    publication.publish(organisation)

    assert (organisation.status, listed()) == (Status.PUBLISHED, [])


def test_moving_into_a_held_country_hides_and_moving_out_shows() -> None:
    organisation = make_organisation(slug="mover", country="KE")
    publication.hold_country(make_country("RU"))

    organisation.country = Country.objects.get(code="RU")
    organisation.save()
    assert listed() == []

    organisation.country = Country.objects.get(code="KE")
    organisation.save()
    assert listed() == ["mover"]


# --- every way of saving ---------------------------------------------------------------------------------


def test_an_inline_changes_the_listing() -> None:
    organisation = make_organisation()

    name = OtherName.objects.create(
        organisation=organisation, name="Old Lantern", kind="former", until=date(2021, 9, 14)
    )
    Link.objects.create(organisation=organisation, label="Reports", url="https://example.org/reports")

    assert document(organisation)["other_names"] == [
        {"name": "Old Lantern", "kind": "former", "language": "", "until": "2021-09-14"}
    ]
    assert document(organisation)["links"] == [{"label": "Reports", "url": "https://example.org/reports"}]

    name.delete()

    assert document(organisation)["other_names"] == []
    assert verify() == []


def test_many_to_many_changes_reach_the_listing() -> None:
    organisation = make_organisation(areas=("health",), populations=("female",))

    organisation.priority_areas.add(make_area("stigma"))
    organisation.populations.clear()

    assert document(organisation)["priority_areas"] == ["health", "stigma"]
    assert document(organisation)["populations"] == []
    assert verify() == []


def test_deleting_removes_the_listing_also_in_bulk() -> None:
    make_organisation(slug="one").delete()
    make_organisation(slug="two")
    make_organisation(slug="three")
    make_organisation(slug="seen")

    Organisation.objects.filter(slug__in=["two", "three"]).delete()

    assert listed() == ["seen"]


def test_deleting_a_vocabulary_entry_takes_it_out_of_the_listings() -> None:
    organisation = make_organisation(populations=("female", "male"))

    make_population("male").delete()

    assert document(organisation)["populations"] == ["female"]
    assert verify() == []


def test_loaddata_leaves_the_listings_right(tmp_path: Any) -> None:
    organisation = make_organisation(slug="loaded", areas=("health",), texts={"name": {"en": "Loaded"}})
    make_organisation(slug="seen")
    fixture = tmp_path / "organisations.json"
    fixture.write_text(serializers.serialize("json", [organisation], use_natural_foreign_keys=True))
    organisation.delete()
    assert listed() == ["seen"]

    call_command("loaddata", str(fixture), verbosity=0)

    assert listed() == ["loaded", "seen"]
    assert document(organisation)["priority_areas"] == ["health"]


def test_a_failed_save_leaves_neither_row_nor_listing() -> None:
    def fail_after_saving() -> None:
        with transaction.atomic():
            make_organisation(slug="undone")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_saving()

    assert (Organisation.objects.filter(slug="undone").exists(), listed()) == (False, [])


def test_a_changed_country_name_reaches_search() -> None:
    organisation = make_organisation(country="KE")
    country = Country.objects.get(code="KE")

    country.aliases = ["Land of the Mountain"]
    country.save()

    assert finds("mountain") == [organisation.slug]
    assert verify() == []


def test_a_stale_object_or_a_fixture_brings_nothing_back(tmp_path: Any) -> None:
    stale = make_organisation(slug="stale")
    fixture = tmp_path / "stale.json"
    fixture.write_text(serializers.serialize("json", [stale], use_natural_foreign_keys=True))
    publication.withdraw(Organisation.objects.get(slug="stale"), WithdrawalReason.SAFETY)

    stale.acronym = "ST"
    stale.save()
    assert (stale.status, listed()) == (Status.WITHDRAWN, [])

    call_command("loaddata", str(fixture), verbosity=0)
    assert (Organisation.objects.get(slug="stale").status, listed()) == (Status.WITHDRAWN, [])


def test_only_the_gate_ends_a_hold(tmp_path: Any) -> None:
    make_organisation(slug="held", country="RU")
    stale = Country.objects.get(code="RU")
    fixture = tmp_path / "country.json"
    fixture.write_text(serializers.serialize("json", [stale], use_natural_foreign_keys=True))
    publication.hold_country(Country.objects.get(code="RU"))

    stale.aliases = ["Another name"]
    stale.save()
    call_command("loaddata", str(fixture), verbosity=0)

    assert (stale.on_hold, Country.objects.get(code="RU").on_hold, listed()) == (True, True, [])


@pytest.mark.parametrize(
    "write",
    [
        lambda: Organisation.objects.update(listing_consent=False, consent_basis=""),
        lambda: Organisation.objects.bulk_update(Organisation.objects.all(), ["acronym"]),
        lambda: Organisation.objects.bulk_create([Organisation(slug="new")]),
        lambda: Country.objects.filter(pk="BI").update(on_hold=True),
        lambda: OtherName.objects.update(name="x"),
    ],
)
def test_writing_in_bulk_is_refused_and_says_what_to_do_instead(write: Any) -> None:
    make_organisation(slug="seen")

    with pytest.raises(GateBypassed, match="save each object"), transaction.atomic():
        write()

    assert listed() == ["seen"]


def test_listings_are_not_loaded_from_files(tmp_path: Any) -> None:
    organisation = make_organisation(slug="seen")
    fixture = tmp_path / "listing.json"
    fixture.write_text(serializers.serialize("json", Listing.objects.all()))
    publication.withdraw(organisation, WithdrawalReason.SAFETY)

    with pytest.raises(ValueError, match="rebuild_listings"):
        call_command("loaddata", str(fixture), verbosity=0)

    assert listed() == []


def test_what_moves_to_another_organisation_leaves_the_first() -> None:
    first, second = make_organisation(), make_organisation()
    name = OtherName.objects.create(organisation=first, name="Lamp")

    name.organisation = second
    name.save()

    assert (document(first)["other_names"], len(document(second)["other_names"])) == ([], 1)
    assert verify() == []


# --- networks --------------------------------------------------------------------------------------------


def test_members_name_listed_networks_only() -> None:
    network = make_network(slug="alliance")
    member = make_organisation(networks=(network,))
    assert document(member)["networks"] == ["alliance"]

    publication.withdraw(network, WithdrawalReason.SAFETY)
    assert document(member)["networks"] == []

    publication.publish(network)
    assert document(member)["networks"] == ["alliance"]

    network.delete()
    assert document(member)["networks"] == []
    assert verify() == []


def test_membership_of_a_network_changes_from_either_side() -> None:
    network = make_network(slug="alliance")
    member = make_organisation()

    network.belonging.add(member)
    assert document(member)["networks"] == ["alliance"]

    network.belonging.clear()
    assert document(member)["networks"] == []


def test_the_countries_a_network_covers_are_public() -> None:
    network = make_network(slug="alliance")

    NetworkCoverage.objects.create(network=network, country=make_country("KE"))

    assert document(network)["covers"] == ["KE"]
    assert verify() == []


# --- what is withheld ------------------------------------------------------------------------------------


def test_withheld_fields_are_not_in_the_public_tables() -> None:
    organisation = make_organisation(
        texts={"works_with": {"en": "canary answer"}},
        website="https://example.org/canary",
        populations=("hiv",),
        founded=1999,
        withheld_fields=["works_with", "website", "populations", "founded"],
    )
    stored = Listing.objects.get(slug=organisation.slug)
    everything = " ".join(str(one) for one in ListedProfile.objects.values_list("document", flat=True))

    assert (stored.populations, document(organisation)["founded"]) == (0, None)
    assert "canary" not in everything
    assert "hiv" not in everything
    assert (finds("canary"), finds("hiv"), finds(organisation.original("name"))) == ([], [], [organisation.slug])


# --- translations ----------------------------------------------------------------------------------------


def test_a_translation_nobody_answers_for_is_not_in_the_public_tables() -> None:
    texts = {"works_with": {"fr": "avec toutes"}}
    organisation = make_organisation(original_language="fr", texts={"name": {"fr": "Lanterne"}} | texts)
    set_text(organisation, "works_with", "en", "canary")
    organisation.save()
    assert document(organisation, "en")["answers"][0]["shown"]["language"] == "fr"

    make_translation(organisation, "works_with", "en", author="machine", reviewed=False)
    assert "canary" not in str(document(organisation, "en"))
    assert finds("canary") == []

    make_translation(organisation, "works_with", "en", author="machine", reviewed=True)
    assert document(organisation, "en")["answers"] == [
        {
            "field": "works_with",
            "shown": {"text": "canary", "language": "en", "state": "reviewed", "outdated": False},
            "original": {"text": "avec toutes", "language": "fr", "state": "original", "outdated": False},
        }
    ]


def test_a_changed_original_makes_its_translations_outdated() -> None:
    organisation = make_organisation(
        original_language="fr",
        texts={"name": {"fr": "Lanterne"}, "challenges": {"fr": "avant", "en": "before"}},
    )

    set_text(organisation, "challenges", "fr", "après")
    organisation.save()

    assert document(organisation, "en")["answers"][0]["shown"]["outdated"] is True


# --- the whole -------------------------------------------------------------------------------------------


def test_verify_names_every_difference() -> None:
    right, changed, missing = (make_organisation(slug=slug) for slug in ("right", "changed", "missing"))
    hidden = make_organisation(slug="hidden", status=Status.DRAFT)
    Listing.objects.filter(slug="missing").delete()
    Listing.objects.filter(slug="changed").update(accepts_messages=True)
    profile = ListedProfile.objects.get(listing__slug="changed", language="fr")
    profile.document["acronym"] = "X"
    profile.save()
    Listing.objects.create(source=hidden.pk, slug="hidden", kind="member")

    assert verify() == [
        "changed is listed with an old accepts_messages.",
        "changed is listed with an old fr: acronym.",
        "missing may be shown and is not listed.",
        "hidden is listed and must not be.",
    ]
    assert publication.rebuild() == 3
    assert listed() == ["changed", "missing", "right"]
    assert {right.slug, changed.slug, missing.slug} == {"right", "changed", "missing"}


def test_rebuild_tells_its_progress_and_changes_nothing_that_is_right() -> None:
    make_organisation()
    make_organisation(status=Status.DRAFT)
    before = current_edition()
    seen: list[int] = []

    assert publication.rebuild(seen.append) == 1
    assert (sum(seen), current_edition()) == (2, before)


def test_verify_listings_ends_with_1_on_a_difference(capsys: pytest.CaptureFixture[str]) -> None:
    make_organisation(slug="gone")
    call_command("verify_listings")
    assert capsys.readouterr().out == "Every listing is right: 1 listing.\n"

    Listing.objects.all().delete()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_listings")

    assert ended.value.code == 1
    assert capsys.readouterr().out == "gone may be shown and is not listed.\n"


# --- the edition -----------------------------------------------------------------------------------------


def test_the_edition_grows_with_what_the_public_sees_and_with_nothing_else() -> None:
    organisation = make_organisation()
    hidden = make_organisation(status=Status.DRAFT, country="KE")
    before = Edition.objects.get().number

    hidden.save()
    hidden.populations.add(make_population("female"))
    organisation.save()  # nothing public changed
    after_population = Edition.objects.get().number
    publication.withdraw(hidden, WithdrawalReason.SAFETY)
    publication.hold_country(Country.objects.get(code="KE"))
    hidden.delete()
    assert Edition.objects.get().number == after_population == before + 1  # the new population itself is public

    set_text(organisation, "name", "en", "Another name")
    organisation.save()
    assert Edition.objects.get().number == before + 2
    assert Edition.objects.count() == 1
