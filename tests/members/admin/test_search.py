"""Staff find an organisation however its name is written, before they add it a second time."""

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Organisation, OtherName
from tests.factories import make_country, make_organisation, make_region
from tests.members.admin.pages import form_of, said, staff

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


@pytest.mark.parametrize(
    ("name", "country", "asked"),
    [
        ("Maison du Coeur", "BI", True),
        ("La maison du cœur de Bujumbura", "BI", True),
        ("Maison du Cœur", "KE", False),
        ("Maison de la Lune", "BI", False),
    ],
)
def test_a_duplicate_is_asked_about_when_somebody_adds_it_by_hand(
    admin_client: Client, name: str, country: str, asked: bool
) -> None:
    stored = make_organisation(country="BI", original_language="fr", texts={"name": {"fr": "Maison du Cœur"}})
    make_country("KE")
    address = reverse("admin:members_organisation_add")
    typed = {"name_fr": name, "original_language": "fr", "country": country, "_save": "1"}

    response = admin_client.post(address, form_of(admin_client.get(address)) | typed, follow=True)

    question = "“Maison du Cœur” has nearly the same name: is it the same organisation?"
    assert [message for message in said(response) if question in message] == (
        [f'<a href="/admin/members/organisation/{stored.pk}/change/">{question}</a>'] if asked else []
    )


def test_a_question_about_a_duplicate_names_nothing_out_of_reach(client: Client) -> None:
    make_organisation(country="BI", texts={"name": {"en": "House of Hearts"}})
    make_organisation(country=None, region=make_region("europe"), texts={"name": {"en": "House of Hearts"}})
    staff(client, "editor", regions=("europe",))
    make_country("FR")
    address = reverse("admin:members_organisation_add")
    typed = {"name_en": "House of Hearts", "country": "FR", "_save": "1"}

    response = client.post(address, form_of(client.get(address)) | typed, follow=True)

    assert len([message for message in said(response) if "nearly the same name" in message]) == 1
