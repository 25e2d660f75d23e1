"""Slugs, and the order of names."""

import re

import pytest

from core.text.slugs import made_slug, readable_slug
from core.text.sorting import sort_key
from members.choices import Status
from tests.factories import make_organisation


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Réseau SOS Lanterne - SOS LAN", "reseau-sos-lanterne-sos-lan"),
        ("Projet L.U.N.E.", "projet-lune"),
        ("Золотой шаг", "zolotoi-shag"),
        ("紫丁香茶屋", "zi-ding-xiang-cha-wu"),
        ("Maison d’accueil « Été »", "maison-d-accueil-ete"),
        ("!!!", ""),
    ],
)
def test_a_name_becomes_a_readable_word(name: str, slug: str) -> None:
    assert readable_slug(name) == slug


@pytest.mark.parametrize(("name", "base"), [("Lantern", "lantern"), ("!!!", "organisation")])
def test_a_slug_that_is_made_ends_in_a_random_suffix(name: str, base: str) -> None:
    slugs = {made_slug(name) for _ in range(20)}

    assert len(slugs) == 20
    assert {(slug[: -len("-abcdef")], slug[-len("-abcdef")]) for slug in slugs} == {(base, "-")}


@pytest.mark.django_db
@pytest.mark.parametrize("hidden_name", ["Lantern", "Night bus"])
def test_a_slug_does_not_tell_whether_a_hidden_organisation_has_the_same_name(hidden_name: str) -> None:
    make_organisation(slug="", status=Status.DRAFT, texts={"name": {"en": hidden_name}})

    organisation = make_organisation(slug="", texts={"name": {"en": "Lantern"}})

    assert re.fullmatch(r"lantern-[a-z2-9]{6}", organisation.slug)


@pytest.mark.django_db
def test_a_slug_is_made_once_and_stays() -> None:
    organisation = make_organisation(slug="", original_language="fr", texts={"name": {"fr": "Étoile"}})
    made = organisation.slug
    organisation.set_text("name", "fr", "Autre nom")
    organisation.save()

    assert (organisation.slug, organisation.version) == (made, 2)
    assert made.startswith("etoile-")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", ["Eta", "Étoile", "«Zèbre»", "Ева", "Ёлка", "Жук"]),
        ("es", ["nube", "ñandú", "oso"]),
        ("ru", ["Ева", "ёлка", "Жук"]),
        ("zh-hans", ["北京", "长沙", "重庆", "上海"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    assert sorted(reversed(names), key=lambda name: sort_key(name, language)) == names
