"""Ideas in five languages: complete, without clashes, and found in texts."""

import tomllib

import pytest
from django.conf import settings

from core.search.analysis import HAN, STEMMERS, stem, words
from core.search.concepts import FILE, concepts_in, leading_concept, split_chinese
from core.text.folding import fold

TABLE = tomllib.loads(FILE.read_text())
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def test_every_idea_has_words_in_every_language() -> None:
    assert len(TABLE) >= 60
    assert [idea for idea, lists in TABLE.items() if not all(lists.get(code) for code in LANGUAGES)] == []
    assert {key for lists in TABLE.values() for key in lists} == {*LANGUAGES, "abbreviations"}
    assert [idea for idea in TABLE if not idea.isalpha()] == []


def test_no_phrase_stands_for_two_ideas_in_a_language() -> None:
    clashes = []
    for code in LANGUAGES:
        seen: dict[tuple[str, ...], str] = {}
        for idea, lists in TABLE.items():
            for phrase in lists[code]:
                key = (fold(phrase),) if code not in STEMMERS else tuple(stem(word, code) for word in words(phrase))
                if seen.setdefault(key, idea) != idea:
                    clashes.append((code, phrase, seen[key], idea))

    assert clashes == []


def test_chinese_phrases_are_chinese_and_abbreviations_stand_in_capitals() -> None:
    phrases = [phrase for lists in TABLE.values() for phrase in lists["zh-hans"]]
    short = [form for lists in TABLE.values() for form in lists.get("abbreviations", [])]

    assert [phrase for phrase in phrases if not HAN.fullmatch(phrase.lstrip("?"))] == []
    assert [form for form in short if form != form.upper()] == []
    assert len(set(short)) == len(short)


@pytest.mark.parametrize(
    ("text", "language", "idea"),
    [
        ("We test for HIV.", "en", "hiv"),
        ("la lutte contre le VIH/SIDA", "fr", "hiv"),
        ("люди, живущие с ВИЧ", "ru", "hiv"),
        ("我们提供艾滋病检测", "zh-hans", "hiv"),
        ("Les travailleurSEs du sexe", "fr", "sexworker"),
        ("travailleuses dus sexe", "fr", "sexworker"),
        ("las trabajadoras sexuales", "es", "sexworker"),
        ("секс-работницам города", "ru", "sexworker"),
        ("les TS de la ville", "fr", "sexworker"),
        ("sexual and reproductive health", "en", "srhr"),
        ("la réduction des risques", "fr", "harmreduction"),
        ("despenalización ya", "es", "decriminalisation"),
        ("торговля людьми", "ru", "trafficking"),
        ("反对人口贩运", "zh-hans", "trafficking"),
        ("jeunes adultes", "fr", "youngadults"),
        ("a drop-in centre", "en", "dropin"),
        ("grossesses précoces", "fr", "pregnancy"),
    ],
)
def test_an_idea_is_found_in_a_text(text: str, language: str, idea: str) -> None:
    assert idea in concepts_in(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("choir on Sundays", "en"),
        ("Il est ts ts ts", "fr"),
        ("una tarde de sol", "es"),
        ("синее небо", "ru"),
        ("蓝天", "zh-hans"),
    ],
)
def test_no_idea_is_found_where_there_is_none(text: str, language: str) -> None:
    assert concepts_in(text, language) == set()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["sex", "workers", "in"], ("sexworker", 2)),
        (["travailleuses", "du", "sexe"], ("sexworker", 3)),
        (["TS"], ("sexworker", 1)),
        (["choir"], None),
        ([], None),
    ],
)
def test_the_longest_idea_at_the_beginning_wins(row: list[str], found: tuple[str, int] | None) -> None:
    assert leading_concept(row) == found


def test_a_run_of_chinese_is_split_at_its_ideas() -> None:
    assert split_chinese("我们支持性工作者和法律援助") == [
        ("我们支持", ""),
        ("性工作者", "sexworker"),
        ("和", ""),
        ("法律援助", "legalaid"),
    ]
