"""Paragraphs are told apart by what they are; their place decides only where a line is too short to tell."""

import pytest

from members.importing.language import foreign_language, page_languages

FRENCH = [("fr", "Nous accompagnons les voisines de la ville."), ("en", "We support the neighbours of the town.")]
SPANISH = [("es", "Acompañamos a las vecinas de la ciudad."), ("en", "We support the neighbours of the town.")]
RUSSIAN = [("ru", "Мы работаем с соседями."), ("en", "We work with the neighbours.")]
CHINESE = [("zh", "我们与本市的邻居一起工作。"), ("en", "We work with the neighbours of this city.")]
Paragraphs = list[tuple[str, str]]
ANSWERS: dict[str, tuple[str, Paragraphs, Paragraphs]] = {
    "one line and its translation": ("fr", FRENCH, [("fr", "Femmes trans"), ("en", "Trans women")]),
    "three letters": ("fr", FRENCH, [("fr", "VIH"), ("en", "HIV")]),
    "no accents": ("fr", FRENCH, [("fr", "Acces a la justice et aux soins"), ("en", "Access to justice and care")]),
    "two against one": (
        "fr",
        FRENCH,
        [("fr", "Acces aux soins de sante"), ("fr", "Violences policieres"), ("en", "Health care. Police violence")],
    ),
    "one against two": (
        "fr",
        FRENCH,
        [("fr", "La porte reste ouverte la nuit et le jour."), ("en", "The door stays open."), ("en", "All day.")],
    ),
    "English first": ("fr", FRENCH, [("en", "They run the workshops"), ("fr", "Elles animent les ateliers")]),
    "in turns": (
        "fr",
        FRENCH,
        [("fr", "Le froid"), ("en", "The cold"), ("fr", "La pluie"), ("en", "The rain")],
    ),
    "numbers in each language": (
        "fr",
        FRENCH,
        [("fr", "1. Stigmatisation"), ("fr", "2. Discrimination"), ("en", "1. Stigma"), ("en", "2. Discrimination")],
    ),
    "numbers in turns": (
        "fr",
        FRENCH,
        [("fr", "1. Stigmatisation"), ("en", "1. Stigma"), ("fr", "2. Discrimination"), ("en", "2. Discrimination")],
    ),
    "words of both languages": (
        "fr",
        FRENCH,
        [("fr", "Formation, information, documentation"), ("en", "Training, information, documentation")],
    ),
    "capitals": ("fr", FRENCH, [("fr", "LA VIOLENCE DANS LA RUE"), ("en", "VIOLENCE IN THE STREET")]),
    "only English among pairs": ("fr", FRENCH, [("en", "Legal aid")]),
    "only French among pairs": ("fr", FRENCH, [("fr", "Plaidoyer")]),
    "a dotted name": ("fr", FRENCH, [("fr", "L.I.S.E. ouvre ses portes."), ("en", "L.I.S.E. opens its doors.")]),
    "a quoted French name": ("fr", FRENCH, [("fr", "« Le Fil » paraît."), ("en", "“Le Fil” comes out in spring.")]),
    "a page of one pair": ("fr", [], [("fr", "Femmes trans."), ("en", "Trans women.")]),
    "French only": ("fr", [], [("fr", "Nous accompagnons les femmes migrantes de la gare.")]),
    "English only": ("en", [], [("en", "Community mobilisation"), ("en", "Criminalisation"), ("en", "Women")]),
    "English with a Spanish name": (
        "en",
        [],
        [("en", "La Casa Roja"), ("en", "We run a shelter called La Casa Roja.")],
    ),
    "nothing to tell by": ("en", [], [("en", "HIV")]),
    "Spanish": ("es", SPANISH, [("es", "1. Falta de vivienda"), ("en", "1. Lack of housing")]),
    "Spanish in one word": ("es", SPANISH, [("es", "Estigma"), ("en", "Stigma")]),
    "Russian": ("ru", RUSSIAN, [("ru", "1. Полиция"), ("en", "1. Police"), ("ru", "2. ВИЧ"), ("en", "2. HIV")]),
    "Chinese": ("zh", CHINESE, [("zh", "污名"), ("en", "Stigma")]),
    "Chinese with Latin letters": ("zh", CHINESE, [("zh", "HIV 预防"), ("en", "HIV prevention")]),
    "a third language": ("fr", FRENCH * 3, [("es", "Acompañamos también a las vecinas que llegan de otros países.")]),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_each_paragraph_has_its_language(name: str) -> None:
    original, others, answer = ANSWERS[name]
    paragraphs = [text for _language, text in answer]

    page = page_languages([text for _language, text in others] + paragraphs)

    assert (page.original, page.of(paragraphs)) == (original, [language for language, _text in answer])


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("pt", "Trabalhamos com as vizinhas das cidades do norte e com as suas famílias."),
        ("sw", "Tunafanya kazi na majirani katika miji mitatu na familia zao kila siku."),
        ("uk", "Ми працюємо із сусідками та їхніми родинами у трьох містах нашої країни."),
        (None, "Nous travaillons avec les voisines et leurs familles dans trois villes du pays."),
        (None, "Nous travaillons a cote des voisines pres du fleuve, ou la fete a ete creee."),
        (None, "Мы работаем с соседками и их семьями в трёх городах страны."),
        (None, "我們與本市的鄰居及其家人一起工作，並提供法律援助。"),
        (None, "LES PORTES SONT OUVERTES TOUTES LES NUITS DE LA SEMAINE ET DU DIMANCHE."),
    ],
)
def test_a_language_that_the_site_does_not_have_is_noticed(language: str | None, paragraph: str) -> None:
    assert foreign_language([paragraph]) == language


def test_an_answer_of_many_lines_is_read_in_time() -> None:
    paragraphs = ["Une ligne de la chanson du canal", "A line of the song of the canal"] * 1000

    assert page_languages(paragraphs).of(paragraphs) == ["fr", "en"] * 1000
