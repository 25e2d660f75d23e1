"""Setting up fills what is empty, once, and leaves alone what staff did."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError

from members.models import Country, Listing, Organisation, PriorityArea
from members.publishing import publication
from members.publishing.verification import verify
from nswp_directory import installation
from resources.models import PublishedItem
from resources.publishing import publication as items


def load(*, examples: bool = False) -> list[str]:
    """What loading says."""
    said: list[str] = []
    installation.load(said.append, examples=examples)
    return said


LISTED = {"original_language": "en", "status": "published", "listing_consent": True, "consent_basis": "other"}
DATED = {"created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z"}
UPDATED = {"updated": "2026-01-01T00:00:00Z"}
SMALL: dict[str, list[dict[str, Any]]] = {
    "countries": [
        {"model": "members.region", "fields": {"slug": "africa", "position": 1, "name_en": "Africa"}},
        {"model": "members.country", "pk": "BI", "fields": {"region": ["africa"], "name_en": "Burundi"}},
    ],
    "vocabulary": [{"model": "members.priorityarea", "fields": {"slug": "health", "bit": 2, "short_en": "Health"}}],
    "networks": [
        {"model": "members.organisation", "fields": {"slug": "n", "kind": "network", "name_en": "N"} | LISTED | DATED}
    ],
    "members": [
        {"model": "members.organisation", "fields": {"slug": "m", "country": "BI", "name_en": "M"} | LISTED | DATED}
    ],
    "resources": [
        {
            "model": "resources.resource",
            "fields": {"slug": "r", "type": "statement", "status": "published", "title_en": "R"} | UPDATED,
        }
    ],
}
BUILT = ["Listings built: 2 (members: 1, networks: 1).", "Published beside them: 1."]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fixtures with one of each: the real ones hold every country."""
    for name, rows in SMALL.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(rows))
    monkeypatch.setattr(installation, "FIXTURES", tmp_path)


@pytest.mark.django_db
def test_an_empty_database_is_filled_with_the_real_data_and_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "EXAMPLES", 2)

    said = load(examples=True)

    assert [line.split(" (")[0] for line in said[:5]] == [
        "Loaded: countries",
        "Loaded: vocabulary",
        "Loaded: networks",
        "Loaded: members",
        "Loaded: resources",
    ]
    assert Organisation.objects.filter(is_example=True).count() == 2
    assert said[-2:] == [
        f"Listings built: {Listing.objects.count()} (members: 3, networks: 7).",
        f"Published beside them: {PublishedItem.objects.count()}.",
    ]
    assert Listing.objects.count() > 0
    assert PublishedItem.objects.count() > 0
    assert verify() == []
    assert items.verify() == []


@pytest.mark.django_db
def test_a_second_time_nothing_is_loaded_and_what_staff_did_stays(small: None) -> None:
    assert load()[-2:] == BUILT
    PriorityArea.objects.filter(slug="health").update_without_sync(short_en="Health, said otherwise")
    Country.objects.filter(code="BI").update_without_sync(on_hold=True)

    # Examples that staff have deleted do not come back either.
    assert load(examples=True) == ["Data are there; nothing was loaded."]
    assert PriorityArea.objects.get(slug="health").short_en == "Health, said otherwise"
    assert Country.objects.get(code="BI").on_hold
    assert not Organisation.objects.filter(is_example=True).exists()


@pytest.mark.django_db
def test_a_new_release_builds_the_listings_anew(small: None) -> None:
    load()
    Listing.objects.all().delete()
    said: list[str] = []

    installation.load(said.append, examples=False, rebuild=True)

    assert said == ["Data are there; nothing was loaded.", *BUILT]


@pytest.mark.django_db
def test_examples_can_be_left_out(small: None) -> None:
    said = load(examples=False)

    assert not [line for line in said if "example" in line]
    assert sorted(Organisation.objects.values_list("slug", flat=True)) == ["m", "n"]


@pytest.mark.django_db(transaction=True)
def test_interrupted_halfway_it_has_done_nothing(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off() -> int:
        raise CommandError("interrupted")

    monkeypatch.setattr(publication, "rebuild", break_off)

    with pytest.raises(CommandError, match="interrupted"):
        load()
    assert not Country.objects.exists()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("demo", "development", "wanted"),
    [(None, True, True), ("1", True, True), ("0", True, False), (None, False, False), ("1", False, True)],
)
def test_examples_come_to_a_workplace_unasked_and_to_production_never(
    monkeypatch: pytest.MonkeyPatch, settings: Any, demo: str | None, development: bool, wanted: bool
) -> None:
    settings.DEVELOPMENT = development
    monkeypatch.delenv("DEMO", raising=False)
    if demo is not None:
        monkeypatch.setenv("DEMO", demo)

    assert installation.examples_wanted() is wanted


@pytest.mark.django_db
def test_the_way_to_a_staff_account_is_told_until_there_is_one() -> None:
    said: list[str] = []
    installation.point_to_staff(said.append)
    get_user_model().objects.create_user("editor", is_staff=True)
    installation.point_to_staff(said.append)

    assert said == ["No staff account yet: make staff (or python manage.py make_staff)."]
