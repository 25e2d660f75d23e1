"""A query finds what it means and not what merely sounds like it. On both databases; the cases are data."""

import tomllib
from pathlib import Path

import pytest

from core.publishing.edition import current_edition
from core.search.query import parse
from core.search.snippets import snippet
from members.models import Listing
from members.public.search import find_members
from tests.factories import make_organisation

TABLE = tomllib.loads((Path(__file__).parent / "precision.toml").read_text())
TEXTS: dict[str, list[str]] = TABLE["texts"]
QUERIES = {query: (finds.split(), never.split()) for query, (finds, never) in TABLE["queries"].items()}


@pytest.mark.django_db
def test_every_query_finds_what_it_means() -> None:
    for slug, (language, answer) in TEXTS.items():
        make_organisation(
            slug=slug,
            original_language=language,
            country="BI",
            texts={"name": {language: "Ogginnx"}, "works_with": {language: answer}},
        )
    wrong = []
    for query, (finds, never) in QUERIES.items():
        matches = find_members(query, current_edition(), exact=True)
        found = set(Listing.objects.filter(pk__in=matches.ids.tolist()).values_list("slug", flat=True))
        if set(finds) - found or set(never) & found:
            wrong.append((query, sorted(set(finds) - found), sorted(set(never) & found)))

    assert wrong == []
    assert len(QUERIES) >= 40


def test_the_mark_stands_on_what_is_meant_and_on_nothing_else() -> None:
    marked = {
        slug: [piece.text for piece in snippet(text, language, parse("HIV")) if piece.marked]
        for slug, (language, text) in TEXTS.items()
    }

    assert {slug: marks for slug, marks in marked.items() if marks} == {
        "hiv": ["People living with HIV"],
        "sida": ["sida"],
        "aids": ["AIDS"],
        "zh": ["感染者"],
    }
