"""The catalogues: what is collected, what is kept, and everything that must not pass."""

from gettext import GNUTranslations
from pathlib import Path

import pytest

from nswp_directory import translations

LANGUAGES = ["en", "fr", "ru", "zh-hans"]
MODULE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
title = _("Directory")
said = pgettext("verb", "List")
n = ngettext("One member", "%(n)s members", 2)
"""
TEMPLATE = """
{% load i18n %}
    <h1>{% translate "Directory" %}</h1>
  {# Translators: a button #}
  <p>{% blocktranslate trimmed with name=person %}
      Written by
      {{ name }}
  {% endblocktranslate %}
 {% include "card.html" with label=_("Read more") only %}</p>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one module and one template, with texts in a test that nobody translates."""
    for name, text in {
        "members/public/views.py": MODULE,
        "templates/members/list.html": TEMPLATE,
        "tests/test_views.py": '_("Only in a test")',
        "static/js/leave.js": '_("Only in a script")',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return tmp_path


EMPTY = """\
#: members/public/views.py templates/members/list.html
msgid "Directory"
msgstr ""

#: members/public/views.py
msgctxt "verb"
msgid "List"
msgstr ""

#: members/public/views.py
#, python-format
msgid "One member"
msgid_plural "%(n)s members"
msgstr[0] ""
msgstr[1] ""

#: templates/members/list.html
msgid "Read more"
msgstr ""

#. Translators: a button
#: templates/members/list.html
#, python-format
msgid "Written by %(name)s"
msgstr ""
"""
FRENCH = {
    'msgid "Directory"\nmsgstr ""': 'msgid "Directory"\nmsgstr "Annuaire"',
    'msgid "List"\nmsgstr ""': 'msgid "List"\nmsgstr "Lister"',
    'msgid "Read more"\nmsgstr ""': 'msgid "Read more"\nmsgstr "Lire la suite"',
    'msgstr[0] ""': 'msgstr[0] "%(n)s membre"',
    'msgstr[1] ""': 'msgstr[1] "%(n)s membres"',
    '%(name)s"\nmsgstr ""': '%(name)s"\nmsgstr "Écrit par %(name)s"',
}


@pytest.fixture
def french(project: Path) -> Path:
    """A complete French catalogue."""
    translations.update(project, ["en", "fr"])
    path = translations.path_of(project, "fr")
    text = path.read_text()
    for empty, filled in FRENCH.items():
        text = text.replace(empty, filled)
    path.write_text(text)
    return path


def said(project: Path, language: str = "fr") -> list[str]:
    """The problems of one language, without the name of the file."""
    return [problem.split(": ", 1)[-1] for problem in translations.problems(project, [language])]


def test_texts_of_modules_and_templates_are_collected_without_line_numbers(project: Path) -> None:
    translations.update(project, ["fr"])

    header, body = translations.path_of(project, "fr").read_text().split("\n\n", 1)
    assert "Language: fr" in header
    assert body == EMPTY


def test_update_counts_what_is_left_and_fills_english(project: Path) -> None:
    assert translations.update(project, LANGUAGES) == {"en": 0, "fr": 5, "ru": 5, "zh-hans": 5}
    assert said(project, "en") == []


def test_a_complete_catalogue_has_no_problem_and_survives_an_update(project: Path, french: Path) -> None:
    before = french.read_bytes()

    assert translations.update(project, ["fr"]) == {"fr": 0}
    assert french.read_bytes() == before
    assert said(project) == []


def test_a_changed_text_is_not_guessed_and_the_old_one_is_gone(project: Path, french: Path) -> None:
    path = project / "members/public/views.py"
    path.write_text(MODULE.replace("Directory", "Directory of members"))
    (project / "templates/members/list.html").write_text(TEMPLATE.replace("Directory", "Directory of members"))

    assert said(project) == ["“Directory of members” is missing", "“Directory” is no longer used"]
    assert translations.update(project, ["fr"]) == {"fr": 1}
    assert "Annuaire" not in french.read_text()
    assert said(project) == ["“Directory of members” is not translated"]


def test_plural_forms_are_those_of_each_language(project: Path) -> None:
    translations.update(project, LANGUAGES)

    counts = {code: translations.path_of(project, code).read_text().count("msgstr[") for code in LANGUAGES}
    assert counts == {"en": 2, "fr": 2, "ru": 3, "zh-hans": 1}


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ('"Annuaire"', '""', "“Directory” is not translated"),
        ('msgid "Directory"', '#, fuzzy\nmsgid "Directory"', "“Directory” is marked as a guess (fuzzy)"),
        ("par %(name)s", "par %(nom)s", "“Written by %(name)s” has other placeholders: Écrit par %(nom)s"),
        ("%(n)s membres", "des membres", "“One member” has other placeholders in form 1: des membres"),
        ('"%(n)s membre"', '"Un membre"', "“One member” has other placeholders in form 0: Un membre"),
        ('"%(n)s membres"', '""', "“One member” has an empty form"),
        ("(n > 1)", "(n != 1)", "has the wrong Plural-Forms: nplurals=2; plural=(n != 1);"),
        ('msgid "List"', 'msgid "Liste"', "“List” is missing"),
        ('msgctxt "verb"', 'msgctxt "noun"', "“List” is missing"),
    ],
)
def test_every_kind_of_mistake_is_named(project: Path, french: Path, right: str, wrong: str, problem: str) -> None:
    assert right in french.read_text()
    french.write_text(french.read_text().replace(right, wrong, 1))

    assert problem in said(project)


def test_a_file_that_cannot_be_read_or_is_not_there_is_named(project: Path, french: Path) -> None:
    french.write_text("<<<<<<< left over from a merge\n" + french.read_text())

    assert "cannot be read" in translations.problems(project, ["fr"])[0]
    assert translations.problems(project, ["ru"]) == ["locale/ru/LC_MESSAGES/django.po is missing"]


def test_english_may_leave_the_number_out_of_one(project: Path, french: Path) -> None:
    assert '"One member"' in translations.path_of(project, "en").read_text()
    assert said(project, "en") == []


def test_compiled_catalogues_speak(project: Path, french: Path) -> None:
    assert translations.compile_all(project, ["en", "fr"]) == ["en", "fr"]

    with french.with_suffix(".mo").open("rb") as file:
        spoken = GNUTranslations(file)
    assert spoken.gettext("Directory") == "Annuaire"
    assert spoken.pgettext("verb", "List") == "Lister"
    assert [spoken.ngettext("One member", "%(n)s members", n) for n in (0, 2)] == ["%(n)s membre", "%(n)s membres"]
    assert list(french.parent.glob("*.new")) == []
