"""Ideas that people look for, each in the words of five languages: concepts.toml.

Whoever types one of an idea's words finds what holds any other of them, in any language. Phrases are compared
on stems, so that one form stands for all; Chinese ones as they are written.
"""

import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from core.search.analysis import HAN, STEMMERS, stem, words
from core.text.folding import fold

FILE = Path(__file__).with_name("concepts.toml")
CHINESE = "zh-hans"
CONCEPT_SIGN = "§"  # keeps an idea apart from every word
Stems = tuple[str, ...]


class Ideas(NamedTuple):
    """The file, ready to be asked: phrases by language, Chinese phrases, and short forms in capitals."""

    phrases: dict[str, dict[Stems, str]]
    chinese: dict[str, str]
    abbreviations: dict[str, str]
    longest: int
    longest_chinese: int


def concept_token(idea: str) -> str:
    """How an idea stands in an index."""
    return f"{CONCEPT_SIGN}{idea}"


def ideas_among(tokens: Iterable[str]) -> set[str]:
    """The ideas that stand among tokens of an index."""
    return {token.removeprefix(CONCEPT_SIGN) for token in tokens if token.startswith(CONCEPT_SIGN)}


@lru_cache(maxsize=1)
def ideas() -> Ideas:
    """The ideas of the file, read once."""
    with FILE.open("rb") as file:
        table: dict[str, dict[str, list[str]]] = tomllib.load(file)
    phrases: dict[str, dict[Stems, str]] = {language: {} for language in STEMMERS}
    chinese: dict[str, str] = {}
    for idea, by_language in table.items():
        for language in STEMMERS:
            for phrase in by_language[language]:
                phrases[language].setdefault(_stems(words(phrase), language), idea)
        for phrase in by_language[CHINESE]:
            chinese.setdefault(fold(phrase), idea)
    short = {form: idea for idea, lists in table.items() for form in lists.get("abbreviations", [])}
    longest = max(len(stems) for known in phrases.values() for stems in known)
    return Ideas(phrases, chinese, short, longest, max(map(len, chinese)))


def _stems(row: Sequence[str], language: str) -> Stems:
    return tuple(fold(word) if HAN.fullmatch(word) else stem(word, language) for word in row)


@lru_cache(maxsize=2048)
def phrases_of(idea: str, language: str) -> frozenset[Stems]:
    """The phrases, as stems, by which one idea stands in texts of a language."""
    return frozenset(stems for stems, meant in ideas().phrases.get(language, {}).items() if meant == idea)


def concepts_in(text: str, language: str) -> set[str]:
    """Every idea of which a phrase stands in a text of a language."""
    known = ideas()
    row = words(text)
    found = {known.abbreviations[word] for word in row if word in known.abbreviations}
    for word in row:
        if HAN.fullmatch(word):
            found.update(idea for _part, idea in split_chinese(word) if idea)
    phrases = known.phrases.get(language, {})
    stems = _stems(row, language)
    for start in range(len(stems)):
        for length in range(1, known.longest + 1):
            idea = phrases.get(stems[start : start + length])
            if idea and start + length <= len(stems):
                found.add(idea)
    return found


def leading_concept(row: Sequence[str]) -> tuple[str, int] | None:
    """The longest phrase of any language with which a row of words begins: its idea, and how many words."""
    known = ideas()
    if row and row[0] in known.abbreviations:
        return known.abbreviations[row[0]], 1
    for length in range(min(known.longest, len(row)), 0, -1):
        for language, phrases in known.phrases.items():
            idea = phrases.get(_stems(row[:length], language))
            if idea:
                return idea, length
    return None


def is_abbreviation(word: str) -> bool:
    """Whether a word, in capitals as typed, is the short form of an idea."""
    return word in ideas().abbreviations


def split_chinese(run: str) -> list[tuple[str, str]]:
    """A run of Chinese as (part, idea) from left to right, the longest known phrase first; idea is empty between."""
    known = ideas()
    parts: list[tuple[str, str]] = []
    rest, place = "", 0
    while place < len(run):
        length = _known_length(run, place, known)
        if length:
            parts += [(rest, "")] if rest else []
            parts.append((run[place : place + length], known.chinese[fold(run[place : place + length])]))
            rest = ""
        else:
            rest += run[place]
        place += length or 1
    return parts + ([(rest, "")] if rest else [])


def _known_length(run: str, place: int, known: Ideas) -> int:
    for length in range(min(known.longest_chinese, len(run) - place), 0, -1):
        if fold(run[place : place + length]) in known.chinese:
            return length
    return 0
