"""Staff find an organisation however its name is written, before they add it a second time."""

import pytest
from django.test import Client

from members.models import Organisation, OtherName
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("asociacion", ["a"]),
        ("ASOCIACIÓN", ["a"]),
        ("coeur", ["b"]),
        ("cœur maison", ["b"]),
        ("kirmizi semsiye", ["c"]),
        ("lodz", ["d"]),
        ("женщин", ["e"]),
        ("ЖЕНЩИН", ["e"]),
        ("權利", ["f"]),
        ("权利", ["f"]),
        ("lampe", ["g"]),
        ("women's", ["h"]),
        ("women’s house", ["h"]),
        ("Former", ["h"]),
        ("beyond", ["i"]),
        ("maison kirmizi", []),
        ("nothing", []),
    ],
)
def test_names_are_found_without_their_accents(admin_client: Client, query: str, slugs: list[str]) -> None:
    names = {
        "a": {"en": "Union", "es": "Asociación Luna"},
        "b": {"fr": "Maison du Cœur"},
        "c": {"en": "Kırmızı Şemsiye"},
        "d": {"en": "Dom w Łodzi, Łódź"},
        "e": {"ru": "Союз Женщин"},
        "f": {"zh-hans": "權利小组"},
        "g": {"fr": "Lam\u00adpe"},
        "h": {"en": "Women’s House"},
        "i": {"en": "A name that is longer than any slug could be, so that its last word stands beyond"},
    }
    for slug, texts in names.items():
        language = next(iter(texts))
        make_organisation(slug=slug, original_language=language, texts={"name": texts})
    OtherName.objects.create(organisation=Organisation.objects.get(slug="h"), name="Förmer")

    page = admin_client.get("/admin/members/organisation/", {"q": query})
    assert [row.slug for row in page.context["cl"].result_list] == slugs
