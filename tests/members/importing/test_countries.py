"""A country is found by any of its names, however they are typed, and never by a guess."""

from pathlib import Path

import pytest
from django.core.management import call_command

from members.importing.countries import CountryIndex, Place
from members.importing.plan import stored_countries

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Burundi", "BI"),
        ("布隆迪", "BI"),
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("CÔTE D’IVOIRE", "CI"),
        ("Кот-д'Ивуар", "CI"),
        ("Ivory Coast (Côte d’Ivoire)", "CI"),
        ("Mexico / México", "MX"),
        ("DRC", "CD"),
        ("D.R.C.", "CD"),
        ("刚果(金)", "CD"),
        ("美国", "US"),
        ("estados  unidos", "US"),
        ("Macedonia", "MK"),
        ("The Gambia.", "GM"),
        ("Trinidad and Tobago", "TT"),
        ("«Togo»", "TG"),
        ("Congo", None),
        ("Kenya, Togo", None),
        ("Africa", None),
        ("…", None),
    ],
)
def test_a_country_by_its_name(name: str, code: str | None, countries: CountryIndex) -> None:
    place = countries.country(name)

    assert (place.code if place else None) == code


@pytest.mark.django_db
def test_the_countries_of_the_fixture_are_found_by_name_and_alias() -> None:
    call_command("loaddata", FIXTURES / "countries.json", verbosity=0)
    index = stored_countries()
    names = ["Ivory Coast", "DRC", "美国", "Estados Unidos", "Кот-д’Ивуар", "Macedonia", "布隆迪", "Lyonesse"]

    found = [index.country(name) for name in names]

    assert [place and place.code for place in found] == ["CI", "CD", "US", "US", "CI", "MK", "BI", None]
    assert index.country("México") == Place("MX", "latin-america")
    assert [name for name, places in index.countries.items() if len(places) > 1] == []


def test_a_region_with_or_without_what_it_includes(countries: CountryIndex) -> None:
    names = ["AFRIQUE", "Europe (including Eastern Europe and Central Asia)", "非洲", "Kenya"]

    assert [countries.region(name) for name in names] == ["africa", "europe", "africa", None]
