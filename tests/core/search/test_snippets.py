"""The mark stands on all that was written as one word, and on nothing else."""

import pytest

from core.search.query import parse
from core.search.snippets import snippet


@pytest.mark.parametrize(
    ("query", "language", "text", "marked"),
    [
        ("migrantes", "fr", "les migrant·e·s de la gare", ["migrant·e·s"]),
        ("travailleurs", "fr", "les travailleur(euse)s du port", ["travailleur(euse)s"]),
        ("trabajadores", "es", "l@s trabajador@s del puerto", ["trabajador@s"]),
        ("employés", "fr", "Les employé-e-s, les autres", ["employé-e-s"]),
        ("prisonniers", "fr", "des prisonnier·ère·s", ["prisonnier·ère·s"]),
        ("permanence", "fr", "Une permanence/accueil.", ["permanence"]),
        ("drop", "en", "a drop-in (s)", ["drop"]),
        ("potters", "en", "Write to potters@example.org", ["potters"]),
        ("avocat", "fr", "Avec l’avocat de garde", ["avocat"]),
        ("женщин", "ru", "для женщин-гончаров", ["женщин"]),
        ("nothing", "en", "Something else", []),
    ],
)
def test_what_is_marked(query: str, language: str, text: str, marked: list[str]) -> None:
    pieces = snippet(text, language, parse(query))

    assert [piece.text for piece in pieces if piece.marked] == marked
    assert "".join(piece.text for piece in pieces) == (text if marked else "")
