"""The data a new installation starts with: countries, vocabularies, networks and the first members."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from babel import Locale
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from members.importing.countries import CountryIndex
from members.models import (
    Country,
    ListedProfile,
    Listing,
    NetworkCoverage,
    Organisation,
    Population,
    PriorityArea,
    Region,
    Support,
    TranslationState,
)
from members.publishing.verification import verify
from members.seed import countries, organisations
from members.translation import text

FIXTURES = settings.BASE_DIR / "fixtures"
NAMES = ("countries", "vocabulary", "networks", "members")
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# What CLDR has beside ISO 3166-1: reserved codes, groups of countries, and codes for tests.
NOT_ISO = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
SOS_FED = "reseau-sos-femmes-en-detresse-sos-fed"
SOLIDARITE = "solidarite-pour-les-droits-des-travailleuses-de-sexe"


def rows(name: str, model: str) -> list[dict[str, Any]]:
    """The rows of one model in a fixture."""
    found = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return [row for row in found if row["model"] == f"members.{model}"]


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database with all four fixtures, loaded once for the tests that only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        for name in NAMES:
            call_command("loaddata", FIXTURES / f"{name}.json", verbosity=0)
        yield
        transaction.set_rollback(True)


def column(field: str, language: str) -> str:
    return f"{field}_{language.replace('-', '_')}"


# --- the files and what they are made from ---------------------------------------------------------------


def test_the_fixture_of_countries_is_what_its_source_gives() -> None:
    made = countries.fixture_text(countries.rows())

    assert countries.FIXTURE.read_text(encoding="utf-8") == made, "run manage.py make_country_fixture"


@pytest.mark.parametrize("name", ["networks", "members"])
def test_the_fixtures_of_organisations_are_what_their_sources_give(name: str) -> None:
    made = countries.fixture_text(organisations.rows(name))

    assert (FIXTURES / f"{name}.json").read_text(encoding="utf-8") == made, "run manage.py make_organisation_fixtures"


@pytest.mark.parametrize("name", NAMES)
def test_no_fixture_holds_an_address_or_a_telephone_number(name: str) -> None:
    content = (FIXTURES / f"{name}.json").read_text(encoding="utf-8")

    assert "@" not in content
    assert re.findall(r"\+\d[\d ()-]{6,}", content) == []


# --- countries -------------------------------------------------------------------------------------------


def index() -> CountryIndex:
    """Every name in the fixture, as the importer reads it from the database."""
    found = CountryIndex()
    for row in rows("countries", "country"):
        fields = row["fields"]
        names = [*(fields[column("name", language)] for language in LANGUAGES), *fields["aliases"]]
        found.add_country(row["pk"], fields["region"][0], names)
    return found


def country_named(name: str) -> str | None:
    place = index().country(name)
    return place.code if place else None


def test_every_country_and_territory_of_iso_3166_and_kosovo_is_there_once() -> None:
    known = {code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()} - NOT_ISO

    assert [row["pk"] for row in rows("countries", "country")] == sorted(known)
    assert len(known) == 249 + 1


def test_every_country_has_five_names_without_abbreviations() -> None:
    for row in rows("countries", "country"):
        names = [row["fields"][column("name", language)] for language in LANGUAGES]
        assert all(names), row["pk"]
        assert [name for name in names if re.search(r"&|о-в|St\.|SAR|R\.A\.S|EE\. ?UU|'", name)] == [], row["pk"]


def test_regions_have_five_names_and_europe_says_what_it_includes() -> None:
    regions = {row["fields"]["slug"]: row["fields"] for row in rows("countries", "region")}

    assert list(regions) == [
        "africa",
        "asia-and-the-pacific",
        "europe",
        "latin-america",
        "north-america-and-the-caribbean",
    ]
    assert [region["position"] for region in regions.values()] == [1, 2, 3, 4, 5]
    assert all(region[column("name", language)] for region in regions.values() for language in LANGUAGES)
    noted = {slug for slug, region in regions.items() for code in LANGUAGES if region[column("note", code)]}
    assert noted == {"europe"}


@pytest.mark.parametrize(
    ("codes", "region"),
    [
        ("BI EG MA SD RE SO", "africa"),
        ("AE IL IR PS SY AF MN FJ TW", "asia-and-the-pacific"),
        ("GE AM AZ KZ KG TJ TM UZ RU TR CY XK", "europe"),
        ("MX GT PA BR EC FK", "latin-america"),
        ("US CA HT CU DO PR GY SR GF BZ BM GL", "north-america-and-the-caribbean"),
    ],
)
def test_regions_are_drawn_as_nswp_draws_them(codes: str, region: str) -> None:
    drawn = countries.codes_by_region()

    assert {code: drawn[code] for code in codes.split()} == dict.fromkeys(codes.split(), region)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("CD", ["DR Congo", "RD Congo", "República Democrática del Congo", "ДР Конго", "刚果（金）"]),
        ("CI", ["Côte d’Ivoire", "Côte d’Ivoire", "Côte d’Ivoire", "Кот-д’Ивуар", "科特迪瓦"]),
        ("HK", ["Hong Kong", "Hong Kong", "Hong Kong", "Гонконг", "香港"]),
        ("KG", ["Kyrgyzstan", "Kirghizstan", "Kirguistán", "Кыргызстан", "吉尔吉斯斯坦"]),
        ("PS", ["Palestine", "Palestine", "Palestina", "Палестина", "巴勒斯坦"]),
        ("TW", ["Taiwan", "Taïwan", "Taiwán", "Тайвань", "台湾"]),
    ],
)
def test_names_are_those_that_people_use(code: str, names: list[str]) -> None:
    (fields,) = [row["fields"] for row in rows("countries", "country") if row["pk"] == code]

    assert [fields[column("name", language)] for language in LANGUAGES] == names


def test_no_name_means_two_countries() -> None:
    found = index().countries

    assert {key: places for key, places in found.items() if len(places) != 1} == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Кот-д'Ивуар", "CI"),
        ("DRC", "CD"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo - Kinshasa", "CD"),
        ("Congo - Brazzaville", "CG"),
        ("美国", "US"),
        ("Estados Unidos", "US"),
        ("U.S.A.", "US"),
        ("Macedonia", "MK"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("Киргизия", "KG"),
        ("Белоруссия", "BY"),
        ("Молдавия", "MD"),
        ("Scotland", "GB"),
        ("Great Britain", "GB"),
        ("The Gambia", "GM"),
        ("Bolivia (Plurinational State of)", "BO"),
        ("Hong Kong SAR China", "HK"),
        ("Taiwan (Province of China)", "TW"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("布隆迪", "BI"),
    ],
)
def test_countries_are_found_by_other_names(name: str, code: str) -> None:
    assert country_named(name) == code


@pytest.mark.parametrize("name", ["Congo", "Korea", "Konga", "Virgin Islands", ""])
def test_a_name_that_means_two_places_finds_neither(name: str) -> None:
    assert country_named(name) is None


def test_a_code_in_two_regions_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    regions = {"africa": {"countries": "BI KE"}, "europe": {"countries": "FR KE"}}
    monkeypatch.setattr(countries, "_source", lambda: {"regions": regions})

    with pytest.raises(ValueError, match="KE stands in africa and in europe."):
        countries.codes_by_region()


# --- vocabularies ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "slugs"),
    [
        (
            "priorityarea",
            "decriminalisation trafficking health violence human-rights-abuses stigma economic-empowerment",
        ),
        (
            "population",
            "female male trans lgb migrant refugee hiv drugs young rural street disabled detained family clients "
            "third-parties community-women",
        ),
        (
            "support",
            "peer-support drop-in health legal-aid housing basic-necessities violence-response economic-support "
            "training",
        ),
    ],
)
def test_vocabularies_are_complete_and_their_bits_never_move(model: str, slugs: str) -> None:
    entries = [row["fields"] for row in rows("vocabulary", model)]

    assert [entry["slug"] for entry in entries] == slugs.split()
    assert [entry["bit"] for entry in entries] == list(range(len(entries)))
    assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))


def test_every_entry_has_both_labels_in_five_languages_and_says_who_translated_them() -> None:
    for row in chain(*(rows("vocabulary", model) for model in ("priorityarea", "population", "support"))):
        entry = row["fields"]
        for language in LANGUAGES:
            assert entry[column("label", language)], (entry["slug"], language)
            assert 0 < len(entry[column("short", language)]) <= 40, (entry["slug"], language)
        official = {"en"} if row["model"] == "members.priorityarea" else set()
        assert entry["translated_by"] == {
            language: "official" if language in official else "ours" for language in LANGUAGES
        }


# --- networks and members --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_loaded_into_an_empty_database_everything_is_there_and_listed(loaded: None) -> None:
    models = (Region, Country, PriorityArea, Population, Support, Organisation, TranslationState, NetworkCoverage)
    assert {model.__name__: model._default_manager.count() for model in models} == {
        "Region": 5,
        "Country": 250,
        "PriorityArea": 7,
        "Population": 17,
        "Support": 9,
        "Organisation": 9,
        "TranslationState": 7 * 4 + 2 * 4,
        "NetworkCoverage": 266,
    }
    assert verify() == []
    assert sorted(Listing.objects.members().values_list("slug", flat=True)) == [SOS_FED, SOLIDARITE]
    assert sorted(Listing.objects.networks().values_list("slug", flat=True)) == [
        "apnsw",
        "aswa",
        "cswc",
        "eswa",
        "nswp",
        "plaperts",
        "swan",
    ]
    assert not Country.objects.filter(on_hold=True).exists()
    assert not Organisation.objects.filter(is_example=True).exists()


@pytest.mark.django_db
def test_every_translation_was_made_from_the_original_beside_it(loaded: None) -> None:
    for state in TranslationState.objects.select_related("organisation"):
        original = state.organisation.original(state.field)
        assert original, state
        assert not state.is_outdated(original), (state.organisation.slug, state)
        assert text(state.organisation, state.field, state.language), (state.organisation.slug, state)
        assert state.reviewed


@pytest.mark.django_db
def test_networks_cover_their_countries(loaded: None) -> None:
    def covering(code: str) -> set[str]:
        return set(NetworkCoverage.objects.filter(country=code).values_list("network__slug", flat=True))

    expected = {
        "BI": {"aswa"},
        "FJ": {"apnsw"},
        "LB": {"apnsw"},
        "FR": {"eswa"},
        "KG": {"eswa", "swan"},
        "MX": {"plaperts"},
        "GY": {"cswc"},
        "DO": {"cswc"},
        "US": set(),
        "CA": set(),
        "AQ": set(),
    }
    assert {code: covering(code) for code in expected} == expected


def test_networks_are_known_by_their_former_and_other_names() -> None:
    names = {(row["fields"]["organisation"][0], row["fields"]["name"]) for row in rows("networks", "othername")}
    former = {row["fields"]["name"]: row["fields"]["until"] for row in rows("networks", "othername")}

    assert {("eswa", "ICRSE"), ("swan", "СВАН"), ("nswp", "НСВП"), ("aswa", "АСВА")} <= names
    assert former["ICRSE"] == "2021-09-14"
    assert former["СВАН"] is None


def documents(slug: str) -> dict[str, dict[str, Any]]:
    """What the public reads of an organisation, by language."""
    profiles = ListedProfile.objects.filter(listing__slug=slug)
    return {profile.language: profile.document for profile in profiles}


@pytest.mark.django_db
def test_the_first_members_are_as_they_say(loaded: None) -> None:
    sos_fed, solidarite = documents(SOS_FED)["fr"], documents(SOLIDARITE)["fr"]
    assert sos_fed["name"]["text"] == "Réseau SOS Femmes en Détresse - SOS FED"
    assert solidarite["name"]["text"] == "SOLIDARITE POUR LES DROITS DES TRAVAILLEUSES DE SEXE"
    assert sos_fed["populations"] == ["female", "trans", "rural", "family", "community-women"]
    assert solidarite["populations"] == ["female"]
    assert sos_fed["support"] == ["health", "housing", "basic-necessities"]
    assert solidarite["support"] == []
    every = [row["fields"]["slug"] for row in rows("vocabulary", "priorityarea")]
    assert sos_fed["priority_areas"] == [slug for slug in every if slug != "trafficking"]
    assert solidarite["priority_areas"] == every


@pytest.mark.django_db
@pytest.mark.parametrize("slug", [SOS_FED, SOLIDARITE])
def test_the_first_members_are_told_by_the_editors_in_french_and_english(loaded: None, slug: str) -> None:
    found = documents(slug)
    assert {document["country"] for document in found.values()} == {"BI"}
    assert {document["provenance"] for document in found.values()} == {"editors"}
    assert {document["answers_date"] for document in found.values()} == {None}
    for language, shown in {"fr": "fr", "en": "en", "es": "en", "ru": "en", "zh-hans": "en"}.items():
        answers = found[language]["answers"]
        assert [answer["shown"]["language"] for answer in answers] == [shown] * 4
        assert [(answer["original"] or answer["shown"])["language"] for answer in answers] == ["fr"] * 4


@pytest.mark.django_db
def test_a_reader_sees_that_the_curfews_are_of_the_past(loaded: None) -> None:
    answers = {answer["field"]: answer["shown"]["text"] for answer in documents(SOS_FED)["en"]["answers"]}
    assert "At the time of the Covid-19 pandemic, when this answer was written" in answers["challenges"]
