"""Words in addresses, and the order of names."""

import pytest

from members.slugs import readable_slug, unique_slug
from members.sorting import sort_key
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


@pytest.mark.parametrize(("name", "base"), [("Lantern", "lantern-"), ("!!!", "organisation-")])
def test_a_collision_gets_a_random_suffix_never_a_number_in_a_row(name: str, base: str) -> None:
    slugs = {unique_slug(name, {"lantern"}.__contains__) for _ in range(20)}

    assert len(slugs) == 20
    assert {(slug[: len(base)], len(slug) - len(base)) for slug in slugs} == {(base, 6)}


@pytest.mark.django_db
def test_a_slug_is_made_once_and_stays() -> None:
    organisation = make_organisation(slug="", original_language="fr", texts={"name": {"fr": "Étoile"}})
    organisation.set_text("name", "fr", "Autre nom")
    organisation.save()

    assert (organisation.slug, organisation.version) == ("etoile", 2)


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
