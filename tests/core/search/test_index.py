"""Words in any form, in five languages, on both databases."""

import pytest

from core.search import index
from core.search.analysis import words
from core.search.query import parse
from members.models import Country, Listing
from tests.factories import make_country, make_organisation

pytestmark = pytest.mark.django_db


def slugs(query: str) -> list[str]:
    """The listings that a query finds."""
    ids = index.find(Listing, parse(query)).ids
    return sorted(Listing.objects.filter(pk__in=ids.tolist()).values_list("slug", flat=True))


@pytest.fixture(autouse=True)
def organisations() -> None:
    country = make_country("BI")
    country.aliases = ["Urundi"]
    country.save()
    make_organisation(
        slug="fr",
        original_language="fr",
        acronym="L.U.N.E.",
        texts={
            "name": {"fr": "Réseau Éducation"},
            "works_with": {"fr": "Les travailleurSEs du sexe, travailleur·euse·s, allié·e·s"},
        },
    )
    make_organisation(
        slug="ru",
        country="KE",
        original_language="ru",
        texts={"name": {"ru": "Ёлка"}, "works_with": {"ru": "Помощь секс-работницам"}},
    )
    make_organisation(
        slug="zh",
        country="CN",
        original_language="zh-hans",
        texts={"name": {"zh-hans": "紫丁香"}, "works_with": {"zh-hans": "我们支持性工作者"}},
    )
    make_organisation(slug="budi", country="KE", texts={"name": {"en": "Budi Utama"}})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("travailleuses", ["fr"]),
        ("travailleuse", ["fr"]),
        ("travailleurs", ["fr"]),
        ("alliés", ["fr"]),
        ("reseau", ["fr"]),
        ("RÉSEAU", ["fr"]),
        ("edu", ["fr"]),
        ("LUNE", ["fr"]),
        ("l.u.n.e.", ["fr"]),
        ("секс-работницы", ["fr", "ru", "zh"]),
        ("елка", ["ru"]),
        ("ёлка", ["ru"]),
        ("性工作者", ["fr", "ru", "zh"]),
        ("支持", ["zh"]),
        ("丁", ["zh"]),
        ("布隆迪", ["fr"]),
        ("Бурунди", ["fr"]),
        ("urundi", ["fr"]),
        ("Budi", ["budi"]),
        ("kenya sexe", []),
        ("Kenia", ["budi", "ru"]),
        ("absent", []),
        ("%", []),
        ("_", []),
        ("'\"&|!*():\\", []),
        ("\x00", []),
        ("edu\x00", ["fr"]),
        ("🙂", []),
        ("\u202eedu", ["fr"]),
        ("reseau " * 3000, ["fr"]),
    ],
)
def test_a_query_finds(query: str, found: list[str]) -> None:
    assert slugs(query) == found


def test_the_words_of_a_text() -> None:
    assert words("L.U.N.E. et travailleurSEs") == ("LUNE", "et", "travailleurs", "travailleuses")


def test_a_hidden_name_is_no_word() -> None:
    assert Country.objects.get(code="BI").aliases == ["Urundi"]
    make_organisation(slug="hidden", status="draft", texts={"name": {"en": "Canary"}})

    assert slugs("canary") == []
