"""Labels and priority areas in the official wording, however they are typed."""

import json
from pathlib import Path

import pytest

from members.importing.questionnaire import AREAS, Label, label_of, priority_areas
from members.importing.suggestions import PATTERNS, suggested_populations

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Who do you work with?", Label("works_with")),
        ("WHO DO YOU WORK WITH", Label("works_with")),
        ("How are sex workers involved in your organization?: ", Label("involvement")),
        ("What are the two main challenges that the sex workers you work with face?", Label("challenges")),
        ("5. Describe other areas of your work :", Label("other_work")),
        ("Country: Côte d’Ivoire", Label("country", "Côte d’Ivoire")),
        ("Country：肯尼亚", Label("country", "肯尼亚")),
        ("Who do you work with, and why?", None),
        ("We asked: who do you work with?", None),
        ("Our country: Kenya", None),
    ],
)
def test_a_line_is_a_label_or_not(line: str, label: Label | None) -> None:
    assert label_of(line) == label


def test_areas_are_found_in_the_networks_order() -> None:
    lines = [
        AREAS["stigma"].upper() + ".",
        "• " + AREAS["health"],
        "3. " + AREAS["decriminalisation"].replace("is", "iz"),
    ]

    assert priority_areas(lines) == (["decriminalisation", "health", "stigma"], [])


def test_an_area_may_be_broken_over_lines_or_share_one() -> None:
    first, second = AREAS["violence"].split(" police, ")
    lines = [f"{first} police,", second, f"{AREAS['trafficking']}; {AREAS['stigma']}"]

    assert priority_areas(lines) == (["trafficking", "violence", "stigma"], [])


def test_a_line_that_names_no_area_is_told() -> None:
    lines = [AREAS["health"], "Swimming lessons", AREAS["stigma"] + " and their bicycles", "sex work"]

    assert priority_areas(lines) == (["health", "stigma"], [lines[1], lines[2], lines[3]])


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Female, male and transgender sex workers", ["female", "male", "trans"]),
        ("Sex workers, their partners and their clients", ["family", "clients"]),
        ("Sex workers in prisons, and refugees with disabilities", ["refugee", "disabled", "detained"]),
        ("Jeunes travailleuses du sexe qui consomment des drogues", ["female", "drugs", "young"]),
        ("TravailleurSEs du sexe migrantEs de rue", ["migrant", "street"]),
        ("Trabajadoras sexuales lesbianas y sus hijas, en zonas rurales", ["female", "lgb", "rural", "family"]),
        ("Секс-работницы, живущие с ВИЧ, и третьи лица", ["female", "hiv", "third-parties"]),
        ("男性工作者、跨性别女性性工作者和农村的弱势妇女", ["male", "trans", "rural", "community-women"]),
        ("We work with partner organisations and migrate our website", []),
    ],
)
def test_populations_are_suggested_from_careful_words(text: str, slugs: list[str]) -> None:
    assert suggested_populations([text]) == slugs


def labels_of(model: str) -> dict[str, str]:
    """English labels of a vocabulary by slug, in their order, as the fixture has them."""
    entries = json.loads((FIXTURES / "vocabulary.json").read_text())
    fields = [entry["fields"] for entry in entries if entry["model"] == model]
    return {entry["slug"]: entry["label_en"] for entry in sorted(fields, key=lambda entry: entry["position"])}


def test_the_wordings_are_those_of_the_vocabulary() -> None:
    assert list(AREAS.items()) == list(labels_of("members.priorityarea").items())


def test_every_population_of_the_vocabulary_and_no_other_can_be_suggested() -> None:
    assert list(PATTERNS) == list(labels_of("members.population"))
