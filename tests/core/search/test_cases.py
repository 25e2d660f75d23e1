"""The cases of cases.toml: what words find in five languages, and what they must not find."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from core.publishing.edition import current_edition, current_snapshot
from members.models import Country, Listing, Organisation, OtherName
from members.public.search import find_members, ordered_ids
from tests.factories import make_organisation

ROOT = Path(__file__).resolve().parents[3]
TABLE = tomllib.loads((Path(__file__).parent / "cases.toml").read_text())
CASES = [(kind, *case) for kind, cases in TABLE["cases"].items() for case in cases]

pytestmark = pytest.mark.django_db


def fill() -> None:
    for fixture in ("countries", "vocabulary"):
        call_command("loaddata", ROOT / "fixtures" / f"{fixture}.json", verbosity=0)
    for table in TABLE["organisation"]:
        fields = {name: value for name, value in table.items() if name not in ("country", "other_names")}
        for name in ("areas", "populations", "support"):
            fields[name] = tuple(fields.get(name, ()))
        assert Country.objects.filter(code=table["country"]).exists()
        organisation = make_organisation(country=table["country"], **fields)
        for name in table.get("other_names", []):
            OtherName.objects.create(organisation=organisation, name=name)


def slugs(words: str, as_typed: bool = True) -> list[str]:
    """What a visitor finds, in the order of the page."""
    snapshot = current_snapshot("en")
    matches = find_members(words, snapshot.edition, exact=as_typed)
    slugs = dict(Listing.objects.values_list("pk", "slug"))
    return [slugs[pk] for pk in ordered_ids(matches, matches.mask, snapshot).tolist()]


def test_every_case() -> None:
    fill()
    wrong = []
    for kind, words, finds, never in CASES:
        found = set(slugs(words))
        if set(finds) - found or set(never) & found:
            wrong.append((kind, words, sorted(set(finds) - found), sorted(set(never) & found)))

    assert wrong == []
    assert len(CASES) >= 100


TYPING_ERRORS = [
    ("Burudni", "burundi", ["lampe"]),
    ("Harbuor", "harbour", ["harbour"]),
    ("Mexcio", "mexico", ["jacaranda"]),
    ("Бурудни", "бурунди", ["lampe"]),
    ("jacarnda", "jacaranda", ["jacaranda"]),
    ("Budi", "", ["budi"]),
    ("xyzzyx", "", []),
    ("bud", "", ["budi"]),
    ("violense", "violence", ["jacaranda", "ziding"]),
    ("polise", "police", ["lampe", "ziding"]),
    ("stigmatizasion", "stigmatization", ["lampe"]),
    ("наркатики", "наркотики", ["bereg"]),
    ("discapasidad", "", []),
]


def test_a_typing_error_is_forgiven_only_where_nothing_is_found() -> None:
    fill()

    forgiven = [
        (typed, find_members(typed, current_edition()).corrected, slugs(typed, as_typed=False))
        for typed, *_rest in TYPING_ERRORS
    ]
    as_typed = [slugs(typed) for typed, *_rest in TYPING_ERRORS]

    assert forgiven == TYPING_ERRORS
    assert as_typed == [[] if meant else finds for _typed, meant, finds in TYPING_ERRORS]


def test_suggestions_come_from_listings_only() -> None:
    fill()
    Organisation.objects.get(slug="harbour").delete()

    assert find_members("Harbuor", current_edition()).corrected == ""


def test_names_stand_before_other_names_before_places_before_answers() -> None:
    made: dict[str, dict[str, Any]] = {
        "answer": {"texts": {"name": {"en": "A"}, "works_with": {"en": "With people of the lantern street"}}},
        "name": {"texts": {"name": {"en": "Z Lantern"}}},
        "place": {"texts": {"name": {"en": "B"}}, "country": "KE"},
        "acronym": {"texts": {"name": {"en": "Y"}}, "acronym": "Lantern"},
    }
    for slug, fields in made.items():
        make_organisation(slug=slug, **fields)
    kenya = Country.objects.get(code="KE")
    kenya.aliases = ["Lantern land"]
    kenya.save()

    assert slugs("lantern") == ["name", "acronym", "place", "answer"]


def test_an_exact_phrase_in_a_name_stands_before_one_in_an_answer() -> None:
    made = {
        "answer": {"name": {"en": "A"}, "works_with": {"en": "We meet at the red lantern on Fridays"}},
        "name": {"name": {"en": "Z Red Lantern"}},
        "apart": {"name": {"en": "Lantern, Red"}},
    }
    for slug, texts in made.items():
        make_organisation(slug=slug, texts=texts)

    assert slugs('"red lantern"') == ["name", "answer"]


def test_words_that_are_not_wanted_keep_rows_out_also_alone() -> None:
    for slug in ("lantern", "beacon"):
        make_organisation(slug=slug, texts={"name": {"en": slug.title()}})

    assert (slugs("-lantern"), slugs("beacon -lantern"), slugs("beacon -beacon")) == (["beacon"], ["beacon"], [])


def test_a_phrase_stands_in_one_piece_however_long_it_is() -> None:
    texts = {
        "whole": "Night shelter for sex workers and their children",
        "apart": "Night shelter for mothers. Also for sex workers, and for those of sex age",
        "turned": "Workers sex and for shelter night",
    }
    for slug, text in texts.items():
        make_organisation(slug=slug, texts={"name": {"en": slug.title()}, "works_with": {"en": text}})

    assert slugs('"sex workers"') == ["apart", "whole"]
    assert slugs('"shelter for sex workers"') == ["whole"]
    assert slugs('shelter -"shelter for sex workers"') == ["apart", "turned"]
    assert slugs('-"sex workers"') == ["turned"]
