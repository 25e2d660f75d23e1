"""Names that are the same, names that may be, and names that only share common words."""

import pytest

from members.importing.matching import name_key, nearly_same


@pytest.mark.parametrize(
    "name", ["Projet L.U.N.A.", "projet luna", "PROJET «LUNA»", "Projet “L.U.N.A.”", " Projét — Luna "]
)
def test_case_accents_dots_and_quotation_marks_do_not_tell_names_apart(name: str) -> None:
    assert name_key(name) == "projet luna"


@pytest.mark.parametrize(
    ("name", "other", "language"),
    [
        ("Réseau Vérité pour le Droit des Voisines du Port", "VERITE POUR LES DROITS DES VOISINES DE PORT", "fr"),
        ("Voisines du Canal", "Association des Voisines du Canal", "fr"),
        ("Kilimandjaro Bleu", "Kilimanjaro Bleue", "fr"),
        ("Paper Boats Alliance", "Alliance of Paper Boats (Kenya)", "en"),
        ("Тёплый двор", "Инициативная группа «Теплый двор»", "ru"),
        ("蓝雨伞小组", "昆明蓝雨伞小组", "zh-hans"),
    ],
)
def test_names_that_a_person_should_compare(name: str, other: str, language: str) -> None:
    assert nearly_same(name, other, language)
    assert nearly_same(other, name, language)


@pytest.mark.parametrize(
    ("name", "other", "language"),
    [
        ("Association des travailleuses du sexe", "Réseau des travailleuses du sexe", "fr"),
        ("Sex Workers Network", "Sex Workers Alliance", "en"),
        ("Lune", "Association Lune Rouge", "fr"),
        ("蓝雨伞小组", "红灯笼之家", "zh-hans"),
        ("Тёплый двор", "Тихий дом", "ru"),
    ],
)
def test_names_that_only_share_common_words(name: str, other: str, language: str) -> None:
    assert not nearly_same(name, other, language)
    assert not nearly_same(other, name, language)
